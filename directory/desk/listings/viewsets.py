"""Offers and requests in the CMS."""

from typing import Any

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.views.snippets import IndexView, UnpublishView

from ...folding import Folded, folded
from ...models import Cooperation, Country, Listing, ListingKind, ListingText, Region
from ..columns import DayColumn, LanguagesColumn, RegionColumn
from ..filters import STATES
from ..regional import RegionalViewSet
from .panels import edit_handler


class TitleColumn(Column):
    def get_value(self, instance: Any) -> str:
        return instance.titles[0] if instance.titles else str(instance.get_kind_display())


class CompanyRegionColumn(RegionColumn):
    def get_value(self, instance: Any) -> str:
        return super().get_value(instance.company)


class StateColumn(Column):
    def get_value(self, instance: Any) -> Any:
        if not instance.live:
            return _("expired") if instance.expired or instance.dormant_since else _("draft")
        return _("public, with changes") if instance.has_unpublished_changes else _("public")


class ListingFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(label=_("kind"), choices=ListingKind.choices, empty_label=_("all"), widget=forms.RadioSelect)
    cooperation = MultipleChoiceFilter(
        label=_("type of cooperation"), choices=Cooperation.choices, widget=forms.CheckboxSelectMultiple
    )
    country = ChoiceFilter(
        label=_("country"), field_name="company__country", choices=Country.choices, empty_label=_("all"),
        widget=forms.RadioSelect,
    )  # fmt: skip
    region = ModelMultipleChoiceFilter(
        label=_("region"), field_name="company__region", queryset=Region.objects.order_by("code"),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    state = ChoiceFilter(
        label=_("state"), choices=[(name, label) for name, (label, _where) in STATES.items()], empty_label=_("all"),
        widget=forms.RadioSelect, method="filter_state",
    )  # fmt: skip
    ends_before = DateFilter(
        label=_("valid until at most"), field_name="valid_until", lookup_expr="lte", widget=AdminDateInput
    )

    class Meta:
        model = Listing
        fields: list[str] = []

    def filter_state(self, listings: Any, name: str, value: str) -> Any:
        return listings.filter(STATES[value][1])


class ListingIndexView(IndexView):
    """Search by title and company, in one query for the rows whatever the columns show."""

    is_searchable = True
    default_ordering = "-created_at"
    paginate_by = 50

    def get_base_queryset(self) -> Any:
        texts = ListingText.objects.filter(listing=OuterRef("pk")).exclude(title="").order_by("language")
        listings = super().get_base_queryset().select_related("company", "company__region")
        return listings.annotate(
            titles=ArraySubquery(texts.values("title")),
            prose=ArraySubquery(texts.values("language")),
            updated=Coalesce("latest_revision__created_at", "last_published_at", "created_at"),
        )

    def search_queryset(self, queryset: Any) -> Any:
        for word in folded(self.search_query).split()[:8] if self.is_searching else ():
            titled = ListingText.objects.alias(folded_title=Folded("title")).filter(folded_title__contains=word)
            queryset = queryset.alias(folded_company=Folded("company__name")).filter(
                Q(folded_company__contains=word) | Q(pk__in=titled.values("listing"))
            )
        return queryset


class ListingUnpublishView(UnpublishView):
    """Takes a listing from the public and from the read model together, or not at all."""

    @transaction.atomic
    def unpublish(self) -> HttpResponse | None:
        return super().unpublish()


class ListingViewSet(RegionalViewSet):
    """Drafts, comparison, preview, moderation, lock and schedule come with the model's mixins."""

    model = Listing
    icon = "tag"
    menu_label = _("Offers and requests")
    menu_order = 215
    add_to_admin_menu = True
    url_prefix = "listings"
    index_view_class = ListingIndexView
    unpublish_view_class = ListingUnpublishView
    list_display = [
        TitleColumn("title", label=_("Title")),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("get_cooperation_display", label=_("Type of cooperation"), sort_key="cooperation"),
        Column("company", label=_("Company"), sort_key="company__name"),
        CompanyRegionColumn("region", label=_("Region"), sort_key="company__region__code"),
        StateColumn("state", label=_("State"), sort_key="live"),
        LanguagesColumn("prose", label=_("Texts")),
        DayColumn("valid_until", label=_("Valid until"), sort_key="valid_until"),
        DateColumn("updated", label=_("Changed"), sort_key="updated"),
    ]
    filterset_class = ListingFilterSet
    edit_handler = edit_handler
    copy_view_enabled = False


__all__ = ["ListingViewSet"]
