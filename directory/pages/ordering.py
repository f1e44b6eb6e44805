"""What decides the order of results, told to the public from the figures that the search works with."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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


def ordering_context() -> dict[str, Any]:
    """Return the parameters of the ranking as rows of tables: what, and how much it counts in per cent."""
    return {
        "positions": [
            (_("in the name, the town or as a registration number"), _percent(NAME_RANK)),
            (_("in sectors, categories, capabilities or certificates of the entry, at most"), _percent(TERM_RANK)),
            (_("anywhere in the name, the town or a text, in whatever language"), _percent(TEXT_RANK)),
        ],
        "completeness": [(PARTS[name], _percent(share)) for name, share in COMPLETENESS.items()],
        "own_weight": _percent(OWN_RANK),
        "few": FEW,
        "letters": LONG_WORD,
    }


def _percent(share: float) -> str:
    return _("%(share)s%%") % {"share": f"{share * 100:g}"}
