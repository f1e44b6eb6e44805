"""Whether a text that somebody wrote or uploaded has its source's links and tags."""

from .desk.reasons import Reason, sentence
from .po.checks import fault_in

MARKUP = {Reason.CONTROL, Reason.MARKUP, Reason.TAGS, Reason.LINKS, Reason.TOO_LONG}


def markup_fault(source: str, text: str) -> str:
    """Return in words what is wrong with the text, empty where nothing is."""
    reason, details = fault_in(source, text, None) or (None, {})
    return sentence({"reason": reason, "details": details}) if reason in MARKUP else ""


__all__ = ["markup_fault"]
