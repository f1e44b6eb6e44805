"""News for other sites. The root of the API mounts `router`."""

from . import index  # noqa: F401 - makes the lists known to the resolver of addresses
from .routes import router

__all__ = ["router"]
