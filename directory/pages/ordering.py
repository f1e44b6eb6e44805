"""What decides the order of results, told to the public from the figures that the search works with."""

from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..search import listing_document
from ..search.document import COMPLETENESS
from ..search.query import FEW, LONG_WORD, NAME_RANK, OWN_RANK, TERM_RANK, TEXT_RANK

PARTS: dict[str, Promise] = {
    "own_summary": gettext_lazy("a summary in your language"),
    "text": gettext_lazy("a text in any language"),
    "capability": gettext_lazy("at least one capability"),
    "website": gettext_lazy("a web site"),
    "logo": gettext_lazy("a logo"),
    "certificate": gettext_lazy("at least one certificate"),
}
LISTING_PARTS: dict[str, Promise] = {
    "own_text": gettext_lazy("a text in your language"),
    "description": gettext_lazy("a description in any language"),
    "term": gettext_lazy("at least one capability or category"),
    "quantity": gettext_lazy("a quantity or frequency"),
    "attachment": gettext_lazy("an attachment"),
}


def ordering_context(record: str = "company") -> dict[str, Any]:
    """Return the parameters of the ranking as rows of tables: what, and how much it counts in per cent."""
    return {
        "positions": [
            (_("in the name, the town or as a registration number"), _percent(NAME_RANK)),
            (_("in sectors, categories, capabilities or certificates of the entry, at most"), _percent(TERM_RANK)),
            (_("anywhere in the name, the town or a text, in whatever language"), _percent(TEXT_RANK)),
        ],
        "record": record,
        "completeness": _completeness(record),
        "for_request": _percent(listing_document.REQUEST),
        "for_year": _percent(listing_document.YEAR),
        "sink_months": settings.SINK_AFTER_MONTHS,
        "own_weight": _percent(OWN_RANK),
        "few": FEW,
        "letters": LONG_WORD,
    }


def _completeness(record: str) -> list[tuple[Promise, str]]:
    parts, shares = (LISTING_PARTS, listing_document.COMPLETENESS) if record == "listing" else (PARTS, COMPLETENESS)
    return [(parts[name], _percent(share)) for name, share in shares.items()]


def _percent(share: float) -> str:
    return _("%(share)s%%") % {"share": f"{share * 100:g}"}
