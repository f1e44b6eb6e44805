"""Who may have a machine write into which translation."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from wagtail.models import LockableMixin, Page
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from ..permissions import TRANSLATE
from .errors import Problem


def obstacle(translation: Translation, target: models.Model, user: AbstractBaseUser) -> Problem | None:
    """Return what keeps the user from translating this now."""
    if not translation.enabled:
        return Problem.GONE
    if not user.is_active or not _may_edit(user, target):
        return Problem.FORBIDDEN
    lock = target.get_lock() if isinstance(target, LockableMixin | Page) else None
    return Problem.LOCKED if lock and lock.for_user(user) else None


def _may_edit(user: AbstractBaseUser, target: models.Model) -> bool:
    if user_can_edit_instance(user, target.specific if isinstance(target, Page) else target):
        return True
    return not isinstance(target, Page) and user.has_perm(TRANSLATE)  # type: ignore[attr-defined]


__all__ = ["obstacle"]
