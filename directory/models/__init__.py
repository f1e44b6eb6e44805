"""The directory's tables."""

from .company import Company, Kind, SizeClass, SpokenLanguage
from .entry import DirectoryEntry, SearchWord
from .imports import Assume, ImportRow, ImportRun, LoadedVocabulary, Outcome, Publish, RunState
from .institution_group import InstitutionGroup
from .page import DirectoryPage
from .text import CompanyText, Origin, SourceState, TextLanguage
from .vocabulary import Capability, Category, Certificate, Country, Place, Region, Sector, Term, TreeTerm

__all__ = [
    "Assume",
    "Capability",
    "Category",
    "Certificate",
    "Company",
    "CompanyText",
    "Country",
    "DirectoryEntry",
    "DirectoryPage",
    "ImportRow",
    "ImportRun",
    "InstitutionGroup",
    "Kind",
    "LoadedVocabulary",
    "Origin",
    "Outcome",
    "Place",
    "Publish",
    "Region",
    "RunState",
    "SearchWord",
    "Sector",
    "SizeClass",
    "SourceState",
    "SpokenLanguage",
    "Term",
    "TextLanguage",
    "TreeTerm",
]
