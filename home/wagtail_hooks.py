"""The CMS admin in the portal's colours, and the site texts in its menu."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import expiry, rich_text, roles  # noqa: F401 - they register themselves
from .accounts import cms as accounts_cms  # noqa: F401 - registers itself
from .api import preview_cms  # noqa: F401 - registers itself
from .mail import cms as mail_cms  # noqa: F401 - registers itself
from .models import SiteTexts
from .subscriptions import cms as subscriptions_cms  # noqa: F401 - registers itself
from .translation.desk import cms as translation_desk  # noqa: F401 - registers itself
from .translation.editor import hooks as editor_hooks  # noqa: F401 - registers itself
from .translation.machine import hooks as machine_hooks  # noqa: F401 - registers itself


@hooks.register("insert_global_admin_css")
def admin_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


class SiteTextsViewSet(SnippetViewSet):
    """One entry per language."""

    model = SiteTexts
    icon = "globe"
    menu_label = _("Site texts")
    menu_order = 90
    add_to_settings_menu = True
    list_display = ["__str__", "contact_email"]
    copy_view_enabled = False


register_snippet(SiteTextsViewSet)
