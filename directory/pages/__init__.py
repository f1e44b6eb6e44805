"""The directory's pages: what stands at its addresses. `DirectoryPage` routes to here."""

from .asked import Asked, read
from .ordering import ordering_context
from .profile import profile_context
from .results import results_context

__all__ = ["Asked", "ordering_context", "profile_context", "read", "results_context"]
