"""Who sees the desk, and who may give what to translation. Whoever is not named here may not."""

from typing import Any

from django.db.models import Model
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..permissions import TRANSLATE

SUBMIT = "wagtail_localize.submit_translation"


def may_see_desk(user: Any) -> bool:
    """Translators, those who may submit, and whoever may edit a page."""
    if not user.is_active:
        return False
    return (
        user.has_perm(TRANSLATE)
        or user.has_perm(SUBMIT)
        or PagePermissionPolicy().user_has_any_permission(user, {"add", "change"})
    )


def may_edit(user: Any, instance: Model) -> bool:
    """Say whether the user may edit a page or snippet; locks are another matter."""
    if not user.is_active:
        return False
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return user.has_perm(f"{instance._meta.app_label}.change_{instance._meta.model_name}")


def may_submit(user: Any, source: Model) -> bool:
    """Say whether the user may have this page or snippet translated into a language it is not in yet."""
    return user.is_active and user.has_perm(SUBMIT) and (user.has_perm(TRANSLATE) or may_edit(user, source))


def may_translate(user: Any, target: Model) -> bool:
    """Say whether the user may write the words of this translation."""
    return user.is_active and (user.has_perm(TRANSLATE) or may_edit(user, target))


__all__ = ["SUBMIT", "may_edit", "may_see_desk", "may_submit", "may_translate"]
