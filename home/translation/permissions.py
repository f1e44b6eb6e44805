"""Who may change a translation: editors of the page, as ever, and translators wherever there is one."""

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from wagtail.models import Page, PagePermissionTester

TRANSLATE = "home.translate"


def all_translations_into(instance) -> QuerySet:
    """Return the translations that this page or snippet is or was the target of, stopped ones included."""
    from wagtail_localize.models import Translation

    return Translation.objects.filter(source__object_id=instance.translation_key, target_locale_id=instance.locale_id)


def translations_into(instance) -> QuerySet:
    """Return the enabled translation, one or none, that this page or snippet is the target of."""
    return all_translations_into(instance).filter(enabled=True)


class TranslatorPermissionTester(PagePermissionTester):
    """Wagtail's, and `can_edit` for translators on pages that are a translation.

    For such pages the editor is wagtail-localize's, where nothing but the translated text can be changed; every
    other right (publish, lock, move, delete, copy) stays what the groups' page permissions say.
    """

    def __init__(self, user: AbstractBaseUser, page: Page) -> None:
        super().__init__(user, page)
        if not user.is_active:
            self.permissions: set[str] = set()

    @cached_property
    def translates(self) -> bool:
        user = self.user
        return user.is_active and user.has_perm(TRANSLATE) and translations_into(self.page).exists()

    def can_edit(self) -> bool:
        return super().can_edit() or (not self.page_is_root and self.translates)

    def can_edit_freely(self) -> bool:
        """Say whether the user may edit the page as its author could."""
        return super().can_edit()

    def can_copy(self) -> bool:
        return self.can_edit_freely()


__all__ = ["TRANSLATE", "TranslatorPermissionTester", "all_translations_into", "translations_into"]
