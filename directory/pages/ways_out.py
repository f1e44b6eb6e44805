"""Nothing was found: what else would be."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from ..models import Country
from ..public_addresses import directory_addresses
from ..search import count_facets, find, label, suggest
from ..search.words import query_words
from .address import Address
from .asked import Asked, codes_of
from .filters import LEGENDS

BROWSED = {"company": "sector", "listing": "cooperation"}
SECTIONS = 8  # of the sectors to browse
WORDS = 4  # of a search, tried one by one
SHORTEST = 4  # letters that a term has to share with a word
TERMS = 6  # of the vocabularies, proposed for what was typed


def ways_out(asked: Asked) -> dict[str, Any]:
    """Return links, each with the number of entries it leads to; at most a dozen and a half small queries."""
    proposals = [*_fewer_filters(asked), *_other_side(asked), *_wider(asked), *_single_words(asked)]
    return {
        "proposals": [proposal for proposal in proposals if proposal["count"]],
        "terms": _terms(asked),
        "browse": _browse(asked),
        "browse_heading": LEGENDS[BROWSED[asked.search.record]],
        "chambers": _directory(asked) + str(Address((("kind", "chamber"),))),
    }


def _directory(asked: Asked) -> str:
    """Return the address of the companies' list; nothing on that list itself."""
    here = asked.search.record == "company"
    return "" if here else directory_addresses().get(asked.search.locale) or ""


def _count(asked: Asked, address: Address, **changes: Any) -> int:
    """Count the entries of a changed search."""
    filters = {facet: tuple(codes) for facet in LEGENDS if (codes := codes_of(address.pairs, facet))}
    return find(replace(asked.search, filters=filters, sort="relevance", limit=0, offset=0, **changes)).total


def _proposal(text: str, address: Address, count: int) -> dict[str, Any]:
    return {"text": text, "href": str(address), "count": count}


def _fewer_filters(asked: Asked) -> list[dict[str, Any]]:
    found = []
    for facet, codes in asked.search.filters.items():
        address = asked.address.without(facet)
        names = ", ".join(label(facet, code, asked.search.locale) for code in codes[:3])
        text = _("without the filter %(filter)s: %(names)s") % {"filter": LEGENDS[facet], "names": names}
        found.append(_proposal(text, address, _count(asked, address)))
    return found


def _other_side(asked: Asked) -> list[dict[str, Any]]:
    """Propose the same search on the other side of the border, where one side was asked for."""
    filters = asked.search.filters
    here = {code[:2] for code in (*filters.get("region", ()), *filters.get("country", ()))}
    there = [code for code in Country.values if code not in here]
    if len(here) != 1 or not there:
        return []
    address = asked.address.without("region").replaced("country", there)
    text = _("on the other side of the border: %(country)s") % {
        "country": label("country", there[0], asked.search.locale)
    }
    return [_proposal(text, address, _count(asked, address))]


def _wider(asked: Asked) -> list[dict[str, Any]]:
    radius = asked.search.radius_km
    if not radius:
        return []
    wide = next((km for km in (50, 100, 200) if km > radius), None)
    found = []
    if wide:
        address = asked.address.replaced("radius_km", [str(wide)])
        text = _("within %(radius)s km") % {"radius": wide}
        found.append(_proposal(text, address, _count(asked, address, radius_km=float(wide))))
    address = asked.address.without("radius_km")
    found.append(_proposal(_("at any distance"), address, _count(asked, address, radius_km=None)))
    return found


def _single_words(asked: Asked) -> list[dict[str, Any]]:
    words = list(dict.fromkeys(query_words(asked.search.q)))
    if len(words) < 2:
        return []
    found = []
    for word in words[:WORDS]:
        address = asked.address.replaced("q", [word])
        found.append(_proposal(_("only “%(word)s”") % {"word": word}, address, _count(asked, address, q=word)))
    return found


def _terms(asked: Asked) -> list[dict[str, str]]:
    """Return terms of the vocabularies that are spelt like the words typed, as filters."""
    terms: dict[tuple[str, str], str] = {}
    for word in list(query_words(asked.search.q))[:WORDS]:
        for beginning in (word, word[: len(word) * 2 // 3], word[: len(word) // 2]):
            if len(beginning) < SHORTEST:
                break
            for found in suggest(beginning, asked.search.locale, TERMS, asked.search.record):
                if found.facet != asked.search.record:
                    terms.setdefault((found.facet, found.code), found.label)
            if terms:
                break
    return [
        {"label": text, "href": str(Address(((facet, code),)))} for (facet, code), text in list(terms.items())[:TERMS]
    ]


def _browse(asked: Asked) -> list[dict[str, Any]]:
    facet = BROWSED[asked.search.record]
    everything = replace(asked.search, q="", filters={}, near=None, radius_km=None, sort="relevance", offset=0)
    tops = [(code, count) for code, count in count_facets(everything)[facet] if facet != "sector" or code.isalpha()]
    return [
        _proposal(label(facet, code, asked.search.locale), Address(((facet, code),)), count)
        for code, count in tops[:SECTIONS]
    ]
