"""Companies in the CMS."""

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import UnpublishView

from ..models import Company
from .chooser import CompanyChooserViewSet
from .columns import COLUMNS
from .filters import CompanyFilterSet
from .listing import CompanyIndexView
from .panels import edit_handler
from .regional import RegionalViewSet


class CompanyUnpublishView(UnpublishView):
    """Takes a company from the public and from the read model together, or not at all."""

    @transaction.atomic
    def unpublish(self) -> HttpResponse | None:
        return super().unpublish()


class CompanyViewSet(RegionalViewSet):
    """Drafts, comparison, preview, moderation, lock and schedule come with the model's mixins."""

    model = Company
    icon = "factory"
    menu_label = _("Companies")
    menu_order = 210
    add_to_admin_menu = True
    url_prefix = "companies"
    index_view_class = CompanyIndexView
    unpublish_view_class = CompanyUnpublishView
    chooser_viewset_class = CompanyChooserViewSet
    list_display = ["name", *COLUMNS]
    filterset_class = CompanyFilterSet
    edit_handler = edit_handler
    copy_view_enabled = False
