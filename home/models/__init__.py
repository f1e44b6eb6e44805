"""The ground floor's tables."""

from .images import PortalImage, PortalRendition
from .pages import BasePage, HomePage

__all__ = ["BasePage", "HomePage", "PortalImage", "PortalRendition"]
