"""Offers and requests at the chambers' desk."""

from .files import attachment_view
from .viewsets import ListingViewSet

__all__ = ["ListingViewSet", "attachment_view"]
