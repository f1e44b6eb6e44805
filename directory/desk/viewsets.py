"""Companies in the CMS."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Company
from .columns import COLUMNS
from .filters import CompanyFilterSet
from .listing import CompanyIndexView
from .panels import edit_handler


class CompanyViewSet(SnippetViewSet):
    """Drafts, comparison, preview, moderation, lock and schedule come with the model's mixins."""

    model = Company
    icon = "factory"
    menu_label = _("Companies")
    menu_order = 210
    add_to_admin_menu = True
    url_prefix = "companies"
    index_view_class = CompanyIndexView
    list_display = ["name", *COLUMNS]
    filterset_class = CompanyFilterSet
    edit_handler = edit_handler
    copy_view_enabled = False
