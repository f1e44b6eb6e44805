"""The vocabularies in the CMS: to look things up, not to be edited."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies.base import ModelPermissionPolicy

from ..models import Capability, Category, Certificate, Region, Sector
from .vocabulary_search import VOCABULARIES, find_terms


class LookUpPolicy(ModelPermissionPolicy):
    """Nobody adds, changes or deletes a term here, not even a superuser: `load_vocabularies` would undo it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class TermIndexView(IndexView):
    is_searchable = True
    default_ordering = "code"
    paginate_by = 50

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        name = next(name for name, model in VOCABULARIES.items() if model is self.model)
        return find_terms(name, self.search_query, (get_language() or "de")[:2])


class TermViewSet(ModelViewSet):
    index_view_class = TermIndexView
    list_display = ["code", "de", "cs", "en"]
    exclude_form_fields: list[str] = []
    copy_view_enabled = False
    add_to_reference_index = False

    @property
    def permission_policy(self) -> LookUpPolicy:
        return LookUpPolicy(self.model)


class RegionViewSet(TermViewSet):
    model, icon = Region, "site"
    index_view_class = IndexView


class SectorViewSet(TermViewSet):
    model, icon = Sector, "table"


class CapabilityViewSet(TermViewSet):
    model, icon = Capability, "cogs"


class CategoryViewSet(TermViewSet):
    model, icon = Category, "tag"


class CertificateViewSet(TermViewSet):
    model, icon = Certificate, "circle-check"


class VocabularyGroup(ModelViewSetGroup):
    menu_label = _("Vocabularies")
    menu_icon = "list-ul"
    menu_order = 230
    items = (SectorViewSet, CapabilityViewSet, CategoryViewSet, CertificateViewSet, RegionViewSet)
