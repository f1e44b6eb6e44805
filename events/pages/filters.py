"""What an address asks for. Read leniently: what makes no sense is left out, and the reader is told."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from directory.models import Company, Region
from directory.pages.address import Address, Pair
from home.dates import day

from ..models import EventLanguage, EventPage, Format
from ..models.queries import EventQuerySet

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = range(2000, 2100)
FACETS = ("region", "format", "language", "organiser")
LEGENDS = {
    "region": gettext_lazy("Region"),
    "format": gettext_lazy("Format"),
    "language": gettext_lazy("Language of the event"),
    "organiser": gettext_lazy("Organiser"),
    "from": pgettext_lazy("period", "from"),
    "to": pgettext_lazy("period", "to"),
}
Labels = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Filters:
    """`chosen` has the values of each facet that are known; `address` the parameters that were understood."""

    chosen: Mapping[str, tuple[str, ...]]
    first: datetime.date | None
    last: datetime.date | None
    address: Address
    labels: Labels
    notices: tuple[str, ...] = ()

    def apply(self, events: EventQuerySet) -> EventQuerySet:
        narrow = {
            "region": EventQuerySet.in_region, "format": EventQuerySet.of_format,
            "language": EventQuerySet.in_language, "organiser": EventQuerySet.by,
        }  # fmt: skip
        for facet, values in self.chosen.items():
            if values:
                events = narrow[facet](events, *values)
        return events.between(self.first, self.last) if self.first or self.last else events

    @property
    def names(self) -> list[str]:
        """What was chosen, in words."""
        return [self.labels[facet][value] for facet, values in self.chosen.items() for value in values]

    @property
    def suffix(self) -> str:
        """The parameters as the end of an address, empty where there are none."""
        return str(self.address) if self.address.pairs else ""


def read(parameters: QueryDict, events: EventQuerySet, language: str) -> Filters:
    """Return what is asked of `events`, the public ones of an index page. Two queries."""
    notices: list[str] = []
    labels = _labels(events, language)
    chosen = {facet: _values(facet, parameters, labels[facet], notices) for facet in FACETS}
    first, last = (_day(parameters.get(name, ""), notices) for name in ("from", "to"))
    if first and last and last < first:
        notices.append(_("The last day lies before the first one. Both were left out."))
        first = last = None
    pairs: list[Pair] = [(facet, value) for facet, values in chosen.items() for value in values]
    pairs += [(name, value.isoformat()) for name, value in (("from", first), ("to", last)) if value]
    return Filters(chosen, first, last, Address(tuple(pairs)), labels, tuple(notices))


def _labels(events: EventQuerySet, language: str) -> Labels:
    organisers = EventPage.organisers.through.objects.filter(eventpage__in=events.order_by().values("pk"))
    companies = Company.objects.published().filter(pk__in=organisers.values("company_id")).order_by("name")
    regions = Region.objects.order_by("-country", "code").defer("outline")
    return {
        "region": {region.code: region.label(language) for region in regions},
        "format": {str(value): str(label) for value, label in Format.choices},
        "language": {str(value): str(label) for value, label in EventLanguage.choices},
        "organiser": dict(companies.values_list("slug", "name")),
    }


def _values(facet: str, parameters: QueryDict, known: Mapping[str, str], notices: list[str]) -> tuple[str, ...]:
    given = dict.fromkeys(value for value in parameters.getlist(facet) if value)
    unknown = [value for value in given if value not in known]
    for value in unknown[:3]:
        shown = "".join(c if c.isprintable() else " " for c in value)[:60]
        notices.append(_("The filter “%(value)s” is not known and was left out.") % {"value": shown})
    return tuple(value for value in given if value in known)


def _day(text: str, notices: list[str]) -> datetime.date | None:
    if not text.strip():
        return None
    try:
        found = datetime.date.fromisoformat(text.strip()) if ISO_DAY.fullmatch(text.strip()) else None
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        notices.append(_("A date could not be read and was left out. Please enter it as year, month and day."))
        return None
    return found


@dataclass(frozen=True)
class Chip:
    facet: str
    label: str
    href: str


def chips(filters: Filters) -> list[Chip]:
    """Return what was chosen, each with the address of the same list without it."""
    found = [
        Chip(str(LEGENDS[facet]), filters.labels[facet][value], str(filters.address.without(facet, value)))
        for facet, values in filters.chosen.items()
        for value in values
    ]
    for name, value in (("from", filters.first), ("to", filters.last)):
        if value:
            found.append(Chip(str(LEGENDS[name]), f"{LEGENDS[name]} {day(value)}", str(filters.address.without(name))))
    return found


def groups(filters: Filters) -> list[dict]:
    """Return the fieldsets of the form, those with nothing to choose left out."""
    return [
        {
            "facet": facet,
            "legend": LEGENDS[facet],
            "options": [
                {"value": value, "label": label, "checked": value in filters.chosen[facet]}
                for value, label in filters.labels[facet].items()
            ],
        }
        for facet in FACETS
        if filters.labels[facet]
    ]


__all__ = ["Filters", "chips", "groups", "read"]
