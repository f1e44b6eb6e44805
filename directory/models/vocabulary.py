"""Vocabularies: language-neutral rows with labels in German, Czech and English.

Loaded by `manage.py load_vocabularies` from `directory/vocabulary/data/`; nobody edits them in the CMS.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("de", "cs", "en")


class Term(models.Model):
    """A code with a label in each language."""

    code = models.CharField(_("code"), max_length=60, unique=True)
    de = models.CharField(_("German"), max_length=400)
    cs = models.CharField(_("Czech"), max_length=400)
    en = models.CharField(_("English"), max_length=400)

    class Meta:
        abstract = True
        ordering = ["code"]

    def __str__(self) -> str:
        return self.label(get_language() or "de")

    def label(self, language: str) -> str:
        """Return the label in `language` ("de", "cs", "en", with or without a region; English otherwise)."""
        language = language[:2]
        return getattr(self, language if language in LANGUAGES else "en")


class TreeTerm(Term):
    """A term of a classification: `parent` is the code one level up, empty at the top."""

    level = models.PositiveSmallIntegerField(_("level"))
    parent = models.CharField(_("parent code"), max_length=60, blank=True, db_index=True)

    class Meta(Term.Meta):
        abstract = True


class Sector(TreeTerm):
    """NACE Rev. 2.1: section (A), division (25), group (25.5), class (25.53)."""

    class Meta(TreeTerm.Meta):
        verbose_name = _("sector (NACE)")
        verbose_name_plural = _("sectors (NACE)")


class Category(TreeTerm):
    """CPV 2008, eight digits without the check digit."""

    class Meta(TreeTerm.Meta):
        verbose_name = _("category (CPV)")
        verbose_name_plural = _("categories (CPV)")


class Capability(Term):
    """A shop-floor or service term that neither NACE nor CPV has, with what people call it."""

    group = models.CharField(_("group"), max_length=60)
    nace = models.CharField(_("NACE code"), max_length=10, blank=True)
    synonyms_de = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    synonyms_cs = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    synonyms_en = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    class Meta(Term.Meta):
        verbose_name = _("capability")
        verbose_name_plural = _("capabilities")


class Certificate(Term):
    """A certificate, with one sentence on what it attests."""

    about_de = models.CharField(max_length=400, blank=True)
    about_cs = models.CharField(max_length=400, blank=True)
    about_en = models.CharField(max_length=400, blank=True)

    class Meta(Term.Meta):
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")


class Country(models.TextChoices):
    DE = "DE", _("Germany")
    CZ = "CZ", _("Czechia")


class Region(Term):
    """A NUTS-3 region of the programme area."""

    country = models.CharField(_("country"), max_length=2, choices=Country)
    short_de = models.CharField(max_length=60)
    short_cs = models.CharField(max_length=60)
    label_lat = models.FloatField(help_text=_("Where the map writes the name, degrees WGS 84"))
    label_lon = models.FloatField()
    outline = models.JSONField(help_text=_("Rings of [longitude, latitude], degrees WGS 84"))

    class Meta(Term.Meta):
        verbose_name = _("region (NUTS 3)")
        verbose_name_plural = _("regions (NUTS 3)")


class Place(models.Model):
    """A town or village (`postcode` empty) or a postal code's centre, for "near" and for an address's region."""

    name = models.CharField(_("name"), max_length=120)
    de = models.CharField(_("German"), max_length=120)
    cs = models.CharField(_("Czech"), max_length=120)
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    postcode = models.CharField(_("postal code"), max_length=5, blank=True, db_index=True)
    country = models.CharField(_("country"), max_length=2)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name=_("region"))
    latitude = models.FloatField(_("latitude"), help_text=_("Degrees WGS 84"))
    longitude = models.FloatField(_("longitude"), help_text=_("Degrees WGS 84"))
    population = models.PositiveIntegerField(_("population"), default=0)
    keys = ArrayField(
        models.CharField(max_length=160),
        default=list,
        help_text=_("Every name folded to lower case without accents, for look-up"),
    )

    class Meta:
        ordering = ["-population", "name"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return f"{self.postcode} {self.name}".strip()
