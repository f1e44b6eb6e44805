"""The ground floor's tables."""

from .images import PortalImage, PortalRendition
from .pages import PAGE_FIELDS, BasePage, HomePage, StandardPage
from .texts import SiteTexts
from .translation import TranslationState

__all__ = [
    "PAGE_FIELDS",
    "BasePage",
    "HomePage",
    "PortalImage",
    "PortalRendition",
    "SiteTexts",
    "StandardPage",
    "TranslationState",
]
