"""The ground floor's tables."""

from .consent import Consent, Purpose, Subscription
from .images import PortalImage, PortalRendition
from .languages import ReaderLanguage
from .mail import Bounce, MailState, OutgoingMail
from .pages import PAGE_FIELDS, BasePage, HomePage, StandardPage
from .slugs import SlugOncePerLanguage
from .texts import SiteTexts
from .translation import SavedTranslation, TranslationState
from .translation_job import JobKind, JobPhase, TranslationJob
from .visitors import VisitorCount

__all__ = [
    "PAGE_FIELDS",
    "BasePage",
    "Bounce",
    "Consent",
    "HomePage",
    "JobKind",
    "JobPhase",
    "MailState",
    "OutgoingMail",
    "PortalImage",
    "PortalRendition",
    "Purpose",
    "ReaderLanguage",
    "SavedTranslation",
    "SiteTexts",
    "SlugOncePerLanguage",
    "StandardPage",
    "Subscription",
    "TranslationJob",
    "TranslationState",
    "VisitorCount",
]
