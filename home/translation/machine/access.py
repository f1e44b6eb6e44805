"""What keeps somebody from having a machine write into a translation."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from wagtail_localize.models import Translation

from .. import rights
from .errors import Problem


def obstacle(translation: Translation, target: models.Model, user: AbstractBaseUser) -> Problem | None:
    """Return what keeps the user from translating this now, None where nothing does."""
    if not translation.enabled:
        return Problem.GONE
    if not rights.may_edit(user, target):
        return Problem.FORBIDDEN
    return Problem.LOCKED if rights.obstacle(user, target) else None


__all__ = ["obstacle"]
