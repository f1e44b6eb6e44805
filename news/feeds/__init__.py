"""News to subscribe to: Atom and RSS."""

from .views import feed_response

__all__ = ["feed_response"]
