"""What decides the order of results, told to the public from the figures that the search works with."""

from typing import Any

from django.utils.translation import gettext as _

from ..search.query import FEW, NAME_RANK, OWN_RANK, SIMILARITY, TERM_RANK


def ordering_context() -> dict[str, Any]:
    """Return the parameters of the ranking as rows of tables: what, and how much it counts in per cent."""
    return {
        "positions": [
            (_("in the name or as a registration number"), _percent(NAME_RANK)),
            (_("as a sector, category, capability or certificate of the entry"), _percent(TERM_RANK)),
            (_("only in the town or a text: found, but not raised by it"), _percent(0)),
        ],
        "completeness": [(text, _percent(share)) for text, share in completeness()],
        "own_weight": _percent(OWN_RANK),
        "few": FEW,
        "similarity": _percent(SIMILARITY),
    }


def completeness() -> list[tuple[str, float]]:
    """Return the shares of an entry's own weight, as `directory.search.document.weight` adds them up."""
    return [
        (_("a summary in your language"), 0.4),
        (_("a text in any language"), 0.2),
        (_("at least one capability"), 0.15),
        (_("a web site"), 0.1),
        (_("a logo"), 0.1),
        (_("at least one certificate"), 0.05),
    ]


def _percent(share: float) -> str:
    return _("%(share)s%%") % {"share": f"{share * 100:g}"}
