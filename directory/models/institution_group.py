"""Which group of the CMS writes for an institution."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstitutionGroup(models.Model):
    """The group whose members write in an institution's sections; directory/sections.py keeps both in step."""

    institution = models.OneToOneField(
        "directory.Company", models.CASCADE, related_name="editors_group", verbose_name=_("institution")
    )
    group = models.OneToOneField(
        "auth.Group", models.CASCADE, related_name="institution_group", verbose_name=_("group")
    )

    class Meta:
        verbose_name = _("editors of an institution")
        verbose_name_plural = _("editors of institutions")

    def __str__(self) -> str:
        return self.group.name


__all__ = ["InstitutionGroup"]
