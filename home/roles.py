"""What Wagtail's rights leave open, and the roles of the portal close; hooks of the CMS.

An administrator runs the CMS without being a superuser, and must not take a superuser's account over (home/people.py
has the forms). Who may change translatable snippets but add none, as translators, changes the translations alone.
Titles of drafts are nothing for other institutions.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page, TranslatableMixin
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from .translation.permissions import translations_into
from .translation.rights import may_edit_freely

FIRST = -100  # before wagtail-localize shows its editor


@hooks.register("register_permissions")
def translating() -> QuerySet:
    """Offer the right to translate in the form of a group."""
    return Permission.objects.filter(content_type__app_label="home", codename="translate")


@hooks.register("before_edit_snippet", order=FIRST)
def translators_leave_sources_alone(request: HttpRequest, instance: Model) -> None:
    if not isinstance(instance, TranslatableMixin) or may_edit_freely(request.user, instance):
        return
    if not translations_into(instance).exists():
        raise PermissionDenied


@hooks.register("construct_page_chooser_queryset")
def drafts_are_for_their_editors(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Offer what is published, and of drafts those that the user finds in the explorer."""
    own = page_permission_policy.explorable_instances(request.user)
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


@hooks.register("before_move_page")
def moving_is_asked_of_movers(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail refuses the move, but asks everybody, by title, whether to make it."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


def may_manage(user: AbstractBaseUser, account: AbstractBaseUser) -> bool:
    """Say whether the account is within the user's reach, who may change accounts as such."""
    return user.is_superuser or not account.is_superuser


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def superusers_are_for_superusers(request: HttpRequest, account: AbstractBaseUser) -> None:
    if not may_manage(request.user, account):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def many_superusers_too(request: HttpRequest, action: str, objects: Iterable[Any], view: Any) -> None:
    if issubclass(view.model, get_user_model()) and not all(may_manage(request.user, one) for one in objects):
        raise PermissionDenied


__all__ = ["may_manage"]
