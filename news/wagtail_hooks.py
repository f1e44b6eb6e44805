"""Where news meet the CMS: topics in its menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.admin.ui.tables import LiveStatusTagColumn, LocaleColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Topic


class TopicViewSet(SnippetViewSet):
    """Topics, one row per language; what has drafts and a workflow shows its state."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics of news")
    menu_name = "topics"
    menu_order = 160
    add_to_admin_menu = True
    list_display = ["name", "slug", LocaleColumn(), LiveStatusTagColumn(), UpdatedAtColumn()]
    list_filter = ["live"]
    ordering = ["name"]
    list_per_page = 50
    panels = [FieldPanel("name"), FieldPanel("slug"), PublishingPanel()]
    copy_view_enabled = False


register_snippet(TopicViewSet)
