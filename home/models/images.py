"""The portal's own image model, so that fields can be added without moving files."""

import secrets
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.images.api.fields import ImageRenditionField
from wagtail.images.models import AbstractImage, AbstractRendition, Image

API_RENDITION = "width-1200"
STEM = 40  # characters of the uploaded file's name that are kept; the whole path may have 100


class PortalImage(AbstractImage):
    """An image with the credit that its licence asks for."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")
    api_fields = [APIField("credit"), APIField("rendition", ImageRenditionField(API_RENDITION, source="*"))]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def get_upload_to(self, filename: str) -> str:
        """Return an address that nobody can guess: the web server gives out files without asking who may see them.

        The random part comes first, for Wagtail cuts the end off when it names renditions after the file.
        """
        name = Path(filename)
        return super().get_upload_to(f"{secrets.token_hex(8)}-{name.stem[:STEM]}{name.suffix}")


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
