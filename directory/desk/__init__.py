"""The chambers' desk: companies in the CMS."""

from .bulk import PublishCompanies, UnpublishCompanies
from .viewsets import CompanyViewSet
from .vocabularies import VocabularyGroup
from .vocabulary_search import terms_view

__all__ = ["CompanyViewSet", "PublishCompanies", "UnpublishCompanies", "VocabularyGroup", "terms_view"]
