"""The page of one entry, whatever it is."""

from typing import Any

from ..search import Detail
from .listings.listing import listing_context
from .profile import profile_context

_CONTEXTS = {"company": profile_context, "listing": listing_context}


def entry_context(record: str, detail: Detail, language: str, base: str, absolute: str) -> dict[str, Any]:
    """Return the context of an entry's page.

    :param base: address of the list in the reader's language, with a slash at the end.
    :param absolute: scheme and host of this site.
    """
    return _CONTEXTS[record](detail, language, base, absolute)


__all__ = ["entry_context"]
