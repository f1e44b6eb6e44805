"""Addresses that are unique beyond a page's siblings."""

from typing import Any


class SlugOncePerLanguage:
    """A page whose slug no other page of its type and language has; a number is added where it is taken.

    Tree and section do not show below /api/v1/news/ and /api/v1/events/, where language and slug name a page.
    """

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._settle_slug()
        super().full_clean(*args, **kwargs)  # type: ignore[misc]

    def minimal_clean(self) -> None:
        self._settle_slug()
        super().minimal_clean()  # type: ignore[misc]

    def _settle_slug(self: Any) -> None:
        self._set_core_field_defaults()
        others = type(self).objects.filter(locale_id=self.locale_id, slug__startswith=self.slug).exclude(pk=self.pk)
        taken = set(others.values_list("slug", flat=True)) if self.slug else set()
        if self.slug in taken:
            self.slug = next(f"{self.slug}-{n}" for n in range(2, len(taken) + 3) if f"{self.slug}-{n}" not in taken)


__all__ = ["SlugOncePerLanguage"]
