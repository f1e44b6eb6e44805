"""Choosing a company: whoever does not work in the directory is offered, and told of, published ones only."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import Http404
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from ..models import Company


def choosable(user: AbstractBaseUser) -> QuerySet:
    """Return the companies that the user may choose from."""
    works_here = ModelPermissionPolicy(Company).user_has_any_permission(user, ["view", "add", "change"])
    return Company.objects.all() if works_here else Company.objects.filter(live=True)


class Choose(ChooseView):
    def get_object_list(self) -> QuerySet:
        return choosable(self.request.user)


class ChooseResults(ChooseResultsView):
    def get_object_list(self) -> QuerySet:
        return choosable(self.request.user)


class Chosen(SnippetChosenView):
    def get_object(self, pk: Any) -> Company:
        found = super().get_object(pk)
        if not choosable(self.request.user).filter(pk=found.pk).exists():
            raise Http404
        return found


class ChosenMultiple(SnippetChosenMultipleView):
    def get_objects(self, pks: list[Any]) -> QuerySet:
        return choosable(self.request.user).filter(pk__in=pks)


class CompanyChooserViewSet(SnippetChooserViewSet):
    choose_view_class = Choose
    choose_results_view_class = ChooseResults
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenMultiple


__all__ = ["CompanyChooserViewSet"]
