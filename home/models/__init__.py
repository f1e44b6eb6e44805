"""The ground floor's tables."""

from .images import PortalImage, PortalRendition
from .pages import PAGE_FIELDS, BasePage, HomePage, StandardPage
from .slugs import SlugOncePerLanguage
from .texts import SiteTexts
from .translation import SavedTranslation, TranslationState
from .translation_job import JobKind, JobPhase, TranslationJob

__all__ = [
    "PAGE_FIELDS",
    "BasePage",
    "HomePage",
    "JobKind",
    "JobPhase",
    "PortalImage",
    "PortalRendition",
    "SavedTranslation",
    "SiteTexts",
    "SlugOncePerLanguage",
    "StandardPage",
    "TranslationJob",
    "TranslationState",
]
