"""The list of results as the template needs it: cards, filters, map, pages, ways out."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..search import Page, count_facets, find, label
from .asked import PAGE_SIZE, RADII, Asked
from .cards import card_context, listing_card
from .filters import LEGENDS, Group, build_groups
from .map import region_map
from .ways_out import ways_out
from .wording import WORDINGS

SORT_LABELS: dict[str, Promise] = {
    "relevance": gettext_lazy("Relevance"),
    "name": gettext_lazy("Name"),
    "newest": gettext_lazy("Newest first"),
    "distance": gettext_lazy("Distance"),
}


@dataclass(frozen=True, slots=True)
class Pages:
    """What `components/pagination.html` asks of a page and its paginator."""

    number: int
    num_pages: int

    @property
    def paginator(self) -> "Pages":
        return self

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.num_pages

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1


def results_context(asked: Asked, base: str) -> dict[str, Any]:
    """Return the context of the list; two queries, more where nothing or a typing error is found.

    :param base: address of the directory in the reader's language, with a slash at the end.
    """
    search, notices = asked.search, list(asked.notices)
    found, number = _page_of(asked, notices)
    if found.corrected:
        search = replace(search, q=found.corrected)
    counts = count_facets(search)
    groups = build_groups(counts, asked)
    searching = bool(asked.address.without("sort").pairs)
    wording = WORDINGS[search.record]
    return {
        "asked": asked,
        "wording": wording,
        "list_address": base + str(asked.address).removesuffix("?"),
        "total": found.total,
        "heading": wording.told(found.total) if found.total else wording.none,
        "notices": notices,
        "around": _around(asked),
        "corrected": found.corrected,
        "cards": [_CARDS[search.record](card, search.locale, base) for card in found.cards],
        "groups": groups,
        "chips": _chips(asked, groups),
        "sorts": [
            ("" if key == "relevance" else key, text, key == search.sort)
            for key, text in SORT_LABELS.items()
            if key != "distance" or search.near
        ],
        "radii": _radii(asked),
        "pages": Pages(number, max(1, -(-found.total // PAGE_SIZE))),
        "map": region_map(dict(counts["region"]), search.locale, asked.address, record=search.record),
        "map_open": not asked.search.q and number == 1,
        "searching": searching,
        "ways_out": ways_out(asked) if not found.total else None,
    }


def _page_of(asked: Asked, notices: list[str]) -> tuple[Page, int]:
    """Return the page asked for, or the last one when there are fewer."""
    found = find(asked.search)
    last = max(1, -(-found.total // PAGE_SIZE))
    if asked.page <= last:
        return found, asked.page
    notices.append(_("There is no page %(page)s. This is the last one.") % {"page": asked.page})
    return find(replace(asked.search, offset=(last - 1) * PAGE_SIZE)), last


def _around(asked: Asked) -> str:
    """Say which place was understood, for a name may stand for several."""
    if asked.place is None:
        return ""
    language = asked.search.locale
    name = getattr(asked.place, language, asked.place.name) or asked.place.name
    if asked.place.postcode:
        name = f"{asked.place.postcode} {name}"
    if asked.place.region:
        name = f"{name} ({label('region', asked.place.region.code, language)})"
    if asked.search.radius_km is None:
        return _("Distances from %(place)s") % {"place": name}
    return _("within %(radius)s km of %(place)s") % {"radius": f"{asked.search.radius_km:g}", "place": name}


def _radii(asked: Asked) -> list[tuple[str, str, bool]]:
    """Return (value, label, chosen) of the distances; 30 km is proposed as long as no place is named."""
    chosen = asked.search.radius_km
    values = sorted({*RADII, *([chosen] if chosen else [])})
    proposed = chosen if asked.place else 30
    found = [(f"{km:g}", _("%(radius)s km") % {"radius": f"{km:g}"}, km == proposed) for km in values]
    return [*found, ("", _("any distance"), bool(asked.place) and chosen is None)]


def _chips(asked: Asked, groups: list[Group]) -> list[dict[str, str]]:
    """Return the chosen filters, each with the address of the list without it."""
    language = asked.search.locale
    chips = [
        {
            "facet": str(LEGENDS[facet]),
            "label": label(facet, code, language),
            "href": str(asked.address.without(facet, code)),
        }
        for facet, code in asked.chosen
    ]
    if asked.near:
        rest = asked.address.without("near").without("radius_km")
        if asked.search.sort == "distance":
            rest = rest.without("sort")
        chips.append({"facet": _("Place"), "label": asked.near, "href": str(rest)})
    return chips


_CARDS = {"company": card_context, "listing": listing_card}
