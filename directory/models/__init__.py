"""The directory's tables."""

from .company import Company, Kind, SizeClass, SpokenLanguage
from .entry import DirectoryEntry, SearchWord
from .page import DirectoryPage
from .text import CompanyText, Origin, SourceState, TextLanguage
from .vocabulary import Capability, Category, Certificate, Country, Place, Region, Sector, Term, TreeTerm

__all__ = [
    "Capability",
    "Category",
    "Certificate",
    "Company",
    "CompanyText",
    "Country",
    "DirectoryEntry",
    "DirectoryPage",
    "Kind",
    "Origin",
    "Place",
    "Region",
    "SearchWord",
    "Sector",
    "SizeClass",
    "SourceState",
    "SpokenLanguage",
    "Term",
    "TextLanguage",
    "TreeTerm",
]
