"""Who may do what to a translation, and what stands in the way of it. Whoever is not named here may not."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.html import strip_tags
from wagtail.models import DraftStateMixin, LockableMixin, Page
from wagtail.snippets.permissions import get_permission_name, user_can_edit_snippet_type

from .permissions import TRANSLATE, translations_into

SUBMIT = "wagtail_localize.submit_translation"


def may_edit(user: AbstractBaseUser, instance: models.Model) -> bool:
    """Say whether the user may edit this page or snippet, or translate it where it is a translation."""
    if not user.is_active:
        return False
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return user_can_edit_snippet_type(user, type(instance)) or (
        user.has_perm(TRANSLATE) and translations_into(instance).exists()
    )


def may_edit_freely(user: AbstractBaseUser, instance: models.Model) -> bool:
    """Say whether the user may edit this page or snippet as its author could, beyond translating it.

    Of a translatable snippet those may who may add some, too: Wagtail's editor opens to translators only with the
    right to change all of them.
    """
    if not user.is_active:
        return False
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit_freely()
    model = type(instance)
    return user_can_edit_snippet_type(user, model) and user.has_perm(get_permission_name("add", model))


def may_publish(user: AbstractBaseUser, instance: models.Model) -> bool:
    if not user.is_active:
        return False
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_publish()
    action = "publish" if isinstance(instance, DraftStateMixin) else "change"
    return user.has_perm(get_permission_name(action, type(instance)))


def may_stop(user: AbstractBaseUser, instance: models.Model) -> bool:
    """Say whether the user may make this translation an ordinary page: what is public is decided by who publishes."""
    is_live = instance.live if isinstance(instance, DraftStateMixin) else True
    return may_edit_freely(user, instance) and (not is_live or may_publish(user, instance))


def may_submit(user: AbstractBaseUser, source: models.Model) -> bool:
    """Say whether the user may have this page or snippet translated into another language.

    What has no drafts is public at once in the source's words, so that submitting it is adding to the website.
    """
    if not user.is_active or not user.has_perm(SUBMIT):
        return False
    if not isinstance(source, DraftStateMixin):
        return may_edit_freely(user, source)
    return user.has_perm(TRANSLATE) or may_edit(user, source)


def obstacle(user: AbstractBaseUser, instance: models.Model) -> str:
    """Return what keeps this user from changing it now, in words: another's lock, a moderation, a schedule."""
    lock = instance.get_lock() if isinstance(instance, LockableMixin | Page) else None
    if lock is None or not lock.for_user(user):
        return ""
    return strip_tags(str(lock.get_message(user)))


__all__ = ["SUBMIT", "may_edit", "may_edit_freely", "may_publish", "may_stop", "may_submit", "obstacle"]
