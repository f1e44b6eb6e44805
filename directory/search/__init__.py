"""The read model: what the public finds and reads. `write` is its only writer."""

from .profile import Detail, load, load_card, similar_across_the_border
from .query import SORTS, Card, Page, Search, count_facets, find
from .suggest import Suggestion, suggest
from .terms import FACETS, FACETS_OF, label, unknown_codes

__all__ = [
    "FACETS",
    "FACETS_OF",
    "SORTS",
    "Card",
    "Detail",
    "Page",
    "Search",
    "Suggestion",
    "count_facets",
    "find",
    "label",
    "load",
    "load_card",
    "similar_across_the_border",
    "suggest",
    "unknown_codes",
]
