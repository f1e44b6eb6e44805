"""The list of results as the template needs it: cards, filters, map, pages, ways out."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..search import Card, Page, count_facets, find, label
from .asked import PAGE_SIZE, RADII, Asked
from .filters import LEGENDS, Group, build_groups
from .map import region_map
from .ways_out import ways_out

TAGS = 4  # shown on a card
SORT_LABELS: dict[str, Promise] = {
    "relevance": gettext_lazy("Relevance"),
    "name": gettext_lazy("Name"),
    "newest": gettext_lazy("Newest first"),
    "distance": gettext_lazy("Distance"),
}
IN_LANGUAGE: dict[str, Promise] = {
    "de": gettext_lazy("Text in German"),
    "cs": gettext_lazy("Text in Czech"),
    "en": gettext_lazy("Text in English"),
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
    return {
        "asked": asked,
        "total": found.total,
        "heading": _heading(found.total),
        "notices": notices,
        "around": _around(asked),
        "corrected": found.corrected,
        "cards": [card_context(card, search.locale, base) for card in found.cards],
        "groups": groups,
        "chips": _chips(asked, groups),
        "sorts": [
            ("" if key == "relevance" else key, text, key == search.sort)
            for key, text in SORT_LABELS.items()
            if key != "distance" or search.near
        ],
        "radii": _radii(asked),
        "pages": Pages(number, max(1, -(-found.total // PAGE_SIZE))),
        "map": region_map(dict(counts["region"]), search.locale, asked.address),
        "map_open": not asked.search.q and number == 1,
        "searching": searching,
        "ways_out": ways_out(asked) if not found.total else None,
    }


def _heading(total: int) -> str:
    if not total:
        return _("No companies found")
    return ngettext("%(count)s company", "%(count)s companies", total) % {"count": number_format(total)}


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


def card_context(card: Card, language: str, base: str) -> dict[str, Any]:
    """Return a result as a template needs it, from its finished JSON."""
    found: dict[str, Any] = json.loads(card.json)
    found["url"] = f"{base}{card.slug}/"
    meta = [found["city"], found["region"]["label"]]
    if found["kind"] != "company":
        meta.insert(0, label("kind", found["kind"], language))
    elif found["size"]:
        meta.append(label("size", found["size"], language))
    if card.distance_km is not None:
        meta.append(distance(card.distance_km))
    found["meta"] = " · ".join(meta)
    found["tags"] = _tags(found)
    found["foreign"] = foreign(found["summary_language"], language)
    found["confirmed"] = ""
    if found["confirmed_at"]:
        day = date_format(datetime.date.fromisoformat(found["confirmed_at"]))
        found["confirmed"] = _("Confirmed on %(date)s") % {"date": day}
    return found


def distance(km: float) -> str:
    """Return a distance for people: metres would promise too much, so 3.4 km and 34 km."""
    return _("%(distance)s km away") % {"distance": number_format(km, 0 if km >= 10 else 1)}


def foreign(text_language: str | None, language: str) -> str | Promise:
    """Return the note beside a text that is not in the reader's language, empty when it is."""
    return IN_LANGUAGE.get(text_language or language, "") if text_language != language else ""


def _tags(card: Mapping[str, Any]) -> list[str]:
    certificates = [term["label"] for term in card["certificates"]]
    abilities = [term["label"] for term in card["capabilities"] or card["sectors"]]
    kept = max(TAGS - 1, TAGS - len(certificates))
    return abilities[:kept] + certificates[: TAGS - min(kept, len(abilities))]
