"""Listing: what a company offers or looks for."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, Orderable, PreviewableMixin, RevisionMixin, WorkflowMixin

from ..slugs import unique_slug
from .company import SpokenLanguage
from .freshness import FreshnessMixin
from .text import Origin, SourceState, TextLanguage


class ListingKind(models.TextChoices):
    REQUEST = "request", _("Request")
    OFFER = "offer", _("Offer")


class Cooperation(models.TextChoices):
    SUPPLY = "supply", _("Supply")
    CONTRACT_MANUFACTURING = "contract_manufacturing", _("Contract manufacturing")
    DISTRIBUTION = "distribution", _("Distribution")
    SERVICE = "service", _("Service")
    DEVELOPMENT = "development", _("Joint development")
    JOINT_VENTURE = "joint_venture", _("Joint venture")
    RESEARCH = "research", _("Research")
    INVESTMENT = "investment", _("Investment")


class ListingQuerySet(models.QuerySet["Listing"]):
    def published(self) -> "ListingQuerySet":
        return self.filter(live=True)


class Listing(
    FreshnessMixin,  # its `with_content_json` comes before those of drafts and revisions
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    ClusterableModel,
    models.Model,
):
    """An offer (Angebot) or a request (Gesuch) of a company, in one row whatever the language.

    Its place on the map and the chamber that checks it are those of its company.
    """

    company = models.ForeignKey("directory.Company", models.CASCADE, related_name="listings", verbose_name=_("company"))
    kind = models.CharField(_("kind"), max_length=10, choices=ListingKind)
    slug = models.SlugField(_("address on the portal"), max_length=120, unique=True, blank=True)
    cooperation = models.CharField(_("type of cooperation"), max_length=30, choices=Cooperation)
    categories = ParentalManyToManyField("directory.Category", verbose_name=_("categories"), blank=True)
    capabilities = ParentalManyToManyField("directory.Capability", verbose_name=_("capabilities"), blank=True)
    certificates = ParentalManyToManyField("directory.Certificate", verbose_name=_("certificates demanded"), blank=True)
    areas = ParentalManyToManyField("directory.Region", verbose_name=_("area wanted"), blank=True)
    quantity = models.CharField(_("quantity or frequency"), max_length=160, blank=True)
    needed_by = models.DateField(_("needed by"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"))
    # The last day that people were told is near; once renewed, they are told of the new one.
    end_told = models.DateField(null=True, blank=True, editable=False)
    languages = ArrayField(
        models.CharField(max_length=2, choices=SpokenLanguage),
        verbose_name=_("languages answered in"), default=list, blank=True,
    )  # fmt: skip
    hide_company = models.BooleanField(_("hide the company's name from visitors"), default=False)
    contact_person = models.CharField(_("contact person"), max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("offer or request")
        verbose_name_plural = _("offers and requests")

    def __str__(self) -> str:
        return self.name or str(self.get_kind_display())

    @property
    def name(self) -> str:
        """The title in the first language that has one."""
        return next((text.title for text in self.texts.all() if text.title), "")

    def full_clean(self, *args, **kwargs) -> None:
        self.slug = self.slug or unique_slug(self)
        super().full_clean(*args, **kwargs)

    @transaction.atomic
    def publish(self, *args, **kwargs) -> None:
        """Publish a revision, and write the read model in the same transaction."""
        Listing.objects.select_for_update().filter(pk=self.pk).values_list("pk").first()
        super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args, **kwargs) -> None:
        """Take the listing from the public, and from the read model in the same transaction."""
        Listing.objects.select_for_update().filter(pk=self.pk).values_list("pk").first()
        super().unpublish(*args, **kwargs)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [("de", _("in German")), ("cs", _("in Czech"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from ..desk.listings.preview import render_preview  # the desk needs the models

        return render_preview(self, request, mode_name)


class ListingText(models.Model):
    """Prose in one language, with how it came about."""

    listing = ParentalKey("directory.Listing", related_name="texts", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=2, choices=TextLanguage)
    title = models.CharField(_("title"), max_length=120, blank=True)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.WRITTEN)
    source_state = models.CharField(
        _("state of its source"), max_length=10, choices=SourceState, default=SourceState.CURRENT
    )

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "language"], name="listing_text_language", deferrable=models.Deferrable.DEFERRED
            )
        ]
        verbose_name = _("text")
        verbose_name_plural = _("texts")

    def __str__(self) -> str:
        return f"{self.get_language_display()}: {self.title}"


class ListingAttachment(Orderable):
    """A drawing or a paper: PDF or image, checked when it came in (home/uploads.py), in the private storage."""

    listing = ParentalKey("directory.Listing", related_name="attachments", on_delete=models.CASCADE)
    file = models.CharField(max_length=255, editable=False)  # its name in the private storage
    name = models.CharField(_("file name"), max_length=160)
    content_type = models.CharField(max_length=60, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.name


__all__ = ["Cooperation", "Listing", "ListingAttachment", "ListingKind", "ListingText"]
