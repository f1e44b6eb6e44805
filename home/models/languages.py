"""The languages in which the portal writes to people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReaderLanguage(models.TextChoices):
    DE = "de", _("German")
    CS = "cs", _("Czech")
    EN = "en", _("English")


__all__ = ["ReaderLanguage"]
