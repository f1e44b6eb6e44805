"""What an address asks for. Read leniently: what makes no sense is left out, and the reader is told."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..models import Place
from ..places import place_named
from ..search import FACETS_OF, SORTS, Search, unknown_codes
from ..search.words import query_words
from .address import Address, Pair

PAGE_SIZE = 20
LAST_PAGE = 5000
WORDS_LIMIT = 200  # characters
CODES_LIMIT = 100  # values of one filter
RADII = (10, 20, 30, 50, 100)  # km, offered to choose from
RADIUS_LIMIT = 500  # km


@dataclass(frozen=True, slots=True)
class Asked:
    """A search with what its form shows; `address` has the parameters that were understood."""

    search: Search
    address: Address
    near: str = ""
    place: Place | None = None
    page: int = 1
    notices: tuple[str, ...] = ()

    @property
    def chosen(self) -> list[Pair]:
        """The filters chosen, as (facet, code)."""
        return [(facet, code) for facet, codes in self.search.filters.items() for code in codes]


def read(parameters: QueryDict, language: str, record: str = "company") -> Asked:
    """Return what is asked for of `record` in `language`; one query where a place is named, none otherwise."""
    notices: list[str] = []
    words = _words(parameters.get("q", ""), notices)
    filters = {facet: codes for facet in FACETS_OF[record] if (codes := _codes(facet, parameters, notices))}
    near = _clean(parameters.get("near", ""))[:WORDS_LIMIT]
    place = _place(near, notices)
    radius = _radius(parameters.get("radius_km", ""), notices) if place else None
    sort = _sort(parameters.get("sort", ""), place, notices)
    page = _page(parameters.get("page", ""), notices)
    pairs: list[Pair] = [("q", words)] if words else []
    pairs += [(facet, code) for facet, codes in filters.items() for code in codes]
    pairs += [("near", near)] if near else []
    pairs += [("radius_km", f"{radius:g}")] if radius else []
    pairs += [("sort", sort)] if sort != SORTS[0] else []
    search = Search(
        locale=language,
        q=words,
        filters=filters,
        near=(place.latitude, place.longitude) if place else None,
        radius_km=radius,
        sort=sort,
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
        record=record,
    )
    return Asked(search, Address(tuple(pairs)), near, place, page, tuple(notices))


def _clean(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _words(text: str, notices: list[str]) -> str:
    words = _clean(text)
    if words and not any(query_words(words)):
        message = _("“%(text)s” has no word to search for. The list is shown as if nothing had been typed.")
        notices.append(message % {"text": words[:60]})
    if len(words) > WORDS_LIMIT:
        notices.append(_("Your search was very long. Only its beginning was used."))
    return words[:WORDS_LIMIT].strip()


def _codes(facet: str, parameters: QueryDict, notices: list[str]) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(value for value in parameters.getlist(facet) if value))
    unknown = set(unknown_codes(facet, given))
    notices += [_ignored(_clean(code)[:60]) for code in sorted(unknown)[:3]]
    known = tuple(code for code in given if code not in unknown)
    if len(known) > CODES_LIMIT:
        notices.append(_("There were too many filters at once. Some were left out."))
    return known[:CODES_LIMIT]


def _ignored(value: str) -> str:
    return _("The filter “%(value)s” is not known and was left out.") % {"value": value}


def _place(near: str, notices: list[str]) -> Place | None:
    found = place_named(near) if near else None
    if near and not found:
        notices.append(
            _("We know no town and no postal code “%(place)s”. The results are shown without a distance.")
            % {"place": near}
        )
    return found


def _radius(text: str, notices: list[str]) -> float | None:
    if not text.strip():
        return None
    try:
        radius = float(text.replace(",", "."))
    except ValueError:
        radius = math.nan
    if not 0 < radius <= RADIUS_LIMIT:  # false for NaN as well
        notices.append(_("The distance has to be a number of kilometres up to 500. It was left out."))
        return None
    return radius


def _sort(text: str, place: Place | None, notices: list[str]) -> str:
    if text == "distance" and not place:
        notices.append(_("To sort by distance, please name a town or a postal code."))
        return SORTS[0]
    if text and text not in SORTS:
        notices.append(_("This order is not known. The results are ordered by relevance."))
    return text if text in SORTS else SORTS[0]


def _page(text: str, notices: list[str]) -> int:
    if not text:
        return 1
    # Six digits are enough; int() would also take other scripts' digits and signs.
    page = int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0
    if not 1 <= page <= LAST_PAGE:
        notices.append(_("There is no page “%(page)s”. This is the first one.") % {"page": _clean(text)[:20]})
        return 1
    return page


def codes_of(pairs: Iterable[Pair], facet: str) -> list[str]:
    """Return the codes of one facet among (facet, code) pairs."""
    return [code for name, code in pairs if name == facet]
