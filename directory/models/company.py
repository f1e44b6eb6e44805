"""Company: facts once, prose per language."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from ..address import settle_address
from ..folding import Folded
from ..identifiers import check_identifiers
from ..slugs import unique_slug
from .freshness import FreshnessMixin
from .vocabulary import Country


class Kind(models.TextChoices):
    COMPANY = "company", _("Company")
    CHAMBER = "chamber", _("Chamber")
    CLUSTER = "cluster", _("Cluster")
    RESEARCH = "research", _("Research institute")
    NETWORK = "network", _("Network")
    PUBLIC_BODY = "public_body", _("Public body")


class SizeClass(models.TextChoices):
    """Commission Recommendation 2003/361/EC, by head count."""

    MICRO = "micro", _("up to 9 employees")
    SMALL = "small", _("10 to 49 employees")
    MEDIUM = "medium", _("50 to 249 employees")
    LARGE = "large", _("250 employees or more")


class SpokenLanguage(models.TextChoices):
    """Languages in which an organisation answers (ISO 639-1)."""

    DE = "de", _("German")
    CS = "cs", _("Czech")
    EN = "en", _("English")
    PL = "pl", _("Polish")
    SK = "sk", _("Slovak")
    FR = "fr", _("French")
    ES = "es", _("Spanish")
    IT = "it", _("Italian")
    RU = "ru", _("Russian")
    UK = "uk", _("Ukrainian")


class CompanyQuerySet(models.QuerySet["Company"]):
    def published(self) -> "CompanyQuerySet":
        return self.filter(live=True)


class Company(
    FreshnessMixin,  # its `with_content_json` comes before those of drafts and revisions
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    ClusterableModel,
    models.Model,
):
    """An organisation of the directory, in one row whatever the language."""

    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(_("address on the portal"), max_length=120, unique=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.COMPANY)

    country = models.CharField(_("country"), max_length=2, choices=Country)
    ico = models.CharField(_("IČO"), max_length=8, blank=True, db_index=True)
    vat_id = models.CharField(_("VAT number (USt-IdNr., DIČ)"), max_length=14, blank=True, db_index=True)
    register_court = models.CharField(_("register court"), max_length=120, blank=True)
    register_number = models.CharField(_("register number"), max_length=40, blank=True)

    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=120)
    region = models.ForeignKey("directory.Region", models.PROTECT, verbose_name=_("region"))
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    size = models.CharField(_("size"), max_length=10, choices=SizeClass, blank=True)
    founded = models.PositiveSmallIntegerField(
        _("founded in"), null=True, blank=True, validators=[MinValueValidator(1100), MaxValueValidator(2100)]
    )
    sectors = ParentalManyToManyField("directory.Sector", verbose_name=_("sectors"), blank=True)
    categories = ParentalManyToManyField("directory.Category", verbose_name=_("categories"), blank=True)
    capabilities = ParentalManyToManyField("directory.Capability", verbose_name=_("capabilities"), blank=True)
    certificates = ParentalManyToManyField("directory.Certificate", verbose_name=_("certificates"), blank=True)
    languages = ArrayField(
        models.CharField(max_length=2, choices=SpokenLanguage),
        verbose_name=_("languages answered in"), default=list, blank=True,
    )  # fmt: skip

    website = models.URLField(_("web site"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Never shown; the portal forwards inquiries."))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_person = models.CharField(_("contact person"), max_length=120, blank=True)
    logo = models.ForeignKey(
        "home.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )

    trusted = models.BooleanField(
        _("trusted"),
        default=False,
        help_text=_("Small changes by the company go live at once and are looked at afterwards."),
    )
    company_edited_at = models.DateTimeField(_("edited by the company itself"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [
            models.Index(Folded("name"), "id", name="company_folded_name"),
            models.Index(Folded("city"), Folded("name"), "id", name="company_folded_city"),
            GinIndex(OpClass(Folded("name"), "gin_trgm_ops"), name="company_name_trigrams"),
            GinIndex(OpClass(Folded("city"), "gin_trgm_ops"), name="company_city_trigrams"),
        ]
        verbose_name = _("company or institution")
        verbose_name_plural = _("companies and institutions")

    def __str__(self) -> str:
        return self.name

    def with_content_json(self, content: dict) -> "Company":
        """Return a revision as a company; whether it is trusted is the officers' word, which no draft changes."""
        company = super().with_content_json(content)
        company.trusted = self.trusted
        return company

    def full_clean(self, *args, **kwargs) -> None:
        self.slug = self.slug or unique_slug(self)
        super().full_clean(*args, **kwargs)

    def clean_fields(self, exclude=None) -> None:
        """Fill in region and coordinates, then check every field."""
        errors: dict = {}
        try:
            settle_address(self)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        try:
            super().clean_fields(exclude={*(exclude or ()), *errors})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def clean(self) -> None:
        super().clean()
        check_identifiers(self)

    @transaction.atomic
    def publish(self, *args, **kwargs) -> None:
        """Publish a revision, and write the read model in the same transaction."""
        self._wait_for_turn()
        super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args, **kwargs) -> None:
        """Take the company from the public, and from the read model in the same transaction."""
        self._wait_for_turn()
        super().unpublish(*args, **kwargs)

    def _wait_for_turn(self) -> None:
        """Let one at a time publish a company; two that lock its revisions and its row crosswise would deadlock."""
        Company.objects.select_for_update().filter(pk=self.pk).values_list("pk").first()

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The profile as readers of each language of the portal will see it."""
        return [("de", _("in German")), ("cs", _("in Czech"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from ..desk.preview import render_preview  # the desk needs the models

        return render_preview(self, request, mode_name)
