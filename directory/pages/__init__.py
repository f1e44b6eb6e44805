"""The directory's pages: what stands at its addresses. The page types route to here."""

from .asked import Asked, read
from .entry import entry_context
from .listings.listing import listing_context
from .ordering import ordering_context
from .profile import profile_context
from .results import results_context
from .wording import WORDINGS

__all__ = [
    "WORDINGS",
    "Asked",
    "entry_context",
    "listing_context",
    "ordering_context",
    "profile_context",
    "read",
    "results_context",
]
