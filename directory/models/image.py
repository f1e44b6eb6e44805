"""Pictures of a company's profile."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

MOST_IMAGES = 8


class CompanyImage(Orderable):
    """One of up to `MOST_IMAGES` pictures, described in each language for those who do not see it."""

    company = ParentalKey("directory.Company", related_name="images", on_delete=models.CASCADE)
    image = models.ForeignKey("home.PortalImage", models.CASCADE, related_name="+", verbose_name=_("picture"))
    description_de = models.CharField(_("description in German"), max_length=200, blank=True)
    description_cs = models.CharField(_("description in Czech"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.description_de or self.description_cs or str(self.image)


__all__ = ["MOST_IMAGES", "CompanyImage"]
