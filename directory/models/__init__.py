"""The directory's tables."""

from .chamber_desk import ChamberDesk
from .company import Company, Kind, SizeClass, SpokenLanguage
from .entry import DirectoryEntry, SearchWord
from .image import MOST_IMAGES, CompanyImage
from .imports import Assume, ImportRow, ImportRun, LoadedVocabulary, Outcome, Publish, RunState
from .inquiry import Inquiry, InquiryAttachment, InquiryMessage, InquiryOutcome, InquiryState, Side
from .institution_group import InstitutionGroup
from .listing import Cooperation, Listing, ListingAttachment, ListingKind, ListingText
from .membership import Claim, ClaimState, Invitation, Membership, Proof, Role
from .notice import Notice, NoticeDecision, NoticeGround, NoticeReason, NoticeState
from .page import DirectoryPage, ListingPage
from .pending import PendingRequest
from .review import (
    CheckResult,
    Escalation,
    RegionTask,
    Register,
    RegisterCheck,
    ReplyBlock,
    ReviewReply,
    TrustedChange,
)
from .text import CompanyText, Origin, SourceState, TextLanguage
from .vocabulary import Capability, Category, Certificate, Country, Place, Region, Sector, Term, TreeTerm

__all__ = [
    "MOST_IMAGES",
    "Assume",
    "Capability",
    "Category",
    "Certificate",
    "ChamberDesk",
    "CheckResult",
    "Claim",
    "ClaimState",
    "Company",
    "CompanyImage",
    "CompanyText",
    "Cooperation",
    "Country",
    "DirectoryEntry",
    "DirectoryPage",
    "Escalation",
    "ImportRow",
    "ImportRun",
    "Inquiry",
    "InquiryAttachment",
    "InquiryMessage",
    "InquiryOutcome",
    "InquiryState",
    "InstitutionGroup",
    "Invitation",
    "Kind",
    "Listing",
    "ListingAttachment",
    "ListingKind",
    "ListingPage",
    "ListingText",
    "LoadedVocabulary",
    "Membership",
    "Notice",
    "NoticeDecision",
    "NoticeGround",
    "NoticeReason",
    "NoticeState",
    "Origin",
    "Outcome",
    "PendingRequest",
    "Place",
    "Proof",
    "Publish",
    "Region",
    "RegionTask",
    "Register",
    "RegisterCheck",
    "ReplyBlock",
    "ReviewReply",
    "Role",
    "RunState",
    "SearchWord",
    "Sector",
    "Side",
    "SizeClass",
    "SourceState",
    "SpokenLanguage",
    "Term",
    "TextLanguage",
    "TreeTerm",
    "TrustedChange",
]
