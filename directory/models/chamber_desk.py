"""Which chamber looks after which region."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChamberDesk(models.Model):
    """The officers of an institution, and the NUTS-3 regions whose entries they check.

    A region belongs to one desk at most. After `escalate_after` working days without a decision the deputy may decide,
    too, and after twice as many the central desk (officers of no desk).
    """

    institution = models.OneToOneField(
        "directory.Company", models.PROTECT, related_name="chamber_desk", verbose_name=_("institution")
    )
    officers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="chamber_desks", blank=True, verbose_name=_("officers")
    )
    regions = models.ManyToManyField("directory.Region", related_name="desks", blank=True, verbose_name=_("regions"))
    deputy = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="deputy_of", verbose_name=_("deputy")
    )
    escalate_after = models.PositiveSmallIntegerField(
        _("working days until the deputy may decide"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )

    class Meta:
        ordering = ["institution__name"]
        verbose_name = _("chamber's desk")
        verbose_name_plural = _("chambers' desks")

    def __str__(self) -> str:
        return str(self.institution)


__all__ = ["ChamberDesk"]
