"""Filters of the admin list."""

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from ..models import Company, CompanyText, Country, Kind, Region
from ..models.company import CompanyQuerySet

STATES = {
    "live": (_("public"), Q(live=True)),
    "changed": (_("public, with changes not yet public"), Q(live=True, has_unpublished_changes=True)),
    "draft": (_("not public"), Q(live=False)),
    "locked": (_("locked"), Q(locked=True)),
}
PROSE = {
    "de": _("German text"),
    "cs": _("Czech text"),
    "no-de": _("no German text"),
    "no-cs": _("no Czech text"),
}


def prose_in(language: str) -> Exists:
    """Whether a company says something in that language."""
    texts = CompanyText.objects.filter(company=OuterRef("pk"), language=language)
    return Exists(texts.exclude(summary="", description=""))


class CompanyFilterSet(WagtailFilterSet):
    kind = MultipleChoiceFilter(label=_("kind"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple)
    country = ChoiceFilter(label=_("country"), choices=Country.choices, empty_label=_("all"), widget=forms.RadioSelect)
    region = ModelMultipleChoiceFilter(
        label=_("region"), queryset=Region.objects.order_by("code"), widget=forms.CheckboxSelectMultiple
    )
    state = ChoiceFilter(
        label=_("state"),
        choices=[(name, label) for name, (label, _where) in STATES.items()],
        empty_label=_("all"),
        widget=forms.RadioSelect,
        method="filter_state",
    )
    prose = MultipleChoiceFilter(
        label=_("texts"), choices=list(PROSE.items()), widget=forms.CheckboxSelectMultiple, method="filter_prose"
    )
    confirmed_before = DateFilter(
        label=_("confirmed before, or never"), widget=AdminDateInput, method="filter_confirmed"
    )

    class Meta:
        model = Company
        fields: list[str] = []

    def filter_state(self, companies: CompanyQuerySet, name: str, value: str) -> CompanyQuerySet:
        return companies.filter(STATES[value][1])

    def filter_prose(self, companies: CompanyQuerySet, name: str, values: list[str]) -> CompanyQuerySet:
        """Each chosen one must hold: German text and no Czech text."""
        for value in values:
            has = prose_in(value.removeprefix("no-"))
            companies = companies.filter(~has if value.startswith("no-") else has)
        return companies

    def filter_confirmed(self, companies: CompanyQuerySet, name: str, value: object) -> CompanyQuerySet:
        return companies.filter(Q(confirmed_at__lt=value) | Q(confirmed_at=None))
