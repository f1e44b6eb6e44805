"""EventIndexPage and EventPage."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from directory.blocks import EDITORIAL_BLOCKS
from directory.models import Country
from directory.models.section import INSTITUTIONS, SectionMixin
from home.models import PAGE_FIELDS, BasePage

from ..blocks import AGENDA_BLOCKS, MATERIAL_BLOCKS
from .choices import EventLanguage, Format, Status, TimeZone
from .queries import EventManager


class EventIndexPage(RoutablePageMixin, SectionMixin, BasePage):
    """All events below it; one below another is the section of an institution."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("institution")]
    parent_page_types = ["home.HomePage", "events.EventIndexPage"]
    subpage_types = ["events.EventIndexPage", "events.EventPage"]
    override_translatable_fields = [
        *PAGE_FIELDS, *SectionMixin.section_fields, TranslatableField("introduction"),
    ]  # fmt: skip
    template = "events/index.html"

    class Meta:
        verbose_name = _("events section")
        verbose_name_plural = _("events sections")


class EventPage(BasePage):
    """One event: facts once, kept alike in every language, and prose per language."""

    teaser = models.TextField(_("teaser"), max_length=400)
    lead_image = models.ForeignKey(
        "home.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lead image")
    )
    lead_alt = models.CharField(
        _("alternative text"), max_length=200, blank=True,
        help_text=_("What the image says, for those who do not see it. Empty only where it merely decorates."),
    )  # fmt: skip
    body = StreamField(EDITORIAL_BLOCKS, verbose_name=_("content"), blank=True)

    start = models.DateTimeField(_("begins"))
    end = models.DateTimeField(_("ends"))
    all_day = models.BooleanField(_("all day"), default=False)
    time_zone = models.CharField(_("time zone"), max_length=40, choices=TimeZone, default=TimeZone.BERLIN)
    agenda = StreamField(AGENDA_BLOCKS, verbose_name=_("agenda"), blank=True)

    format = models.CharField(_("format"), max_length=20, choices=Format)
    languages = ArrayField(
        models.CharField(max_length=2, choices=EventLanguage), verbose_name=_("languages"), default=list, blank=True
    )
    interpretation = models.BooleanField(_("with interpretation"), default=False)
    audience = models.CharField(_("target group"), max_length=250, blank=True)
    organisers = ParentalManyToManyField(
        "directory.Company", verbose_name=_("organisers"), blank=True, related_name="+", limit_choices_to=INSTITUTIONS
    )

    venue = models.CharField(_("venue"), max_length=160, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Country, blank=True)
    region = models.ForeignKey("directory.Region", models.PROTECT, null=True, blank=True, verbose_name=_("region"))
    online_url = models.URLField(_("online link"), blank=True)
    online_url_is_public = models.BooleanField(
        _("show the online link"), default=False,
        help_text=_("Otherwise only those who register are told it, and no page, calendar or API gives it out."),
    )  # fmt: skip

    fee_amount = models.DecimalField(
        _("fee in euros"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text=_("0 is free of charge; empty says nothing."),
    )  # fmt: skip
    fee_note = models.CharField(_("note on the fee"), max_length=200, blank=True)
    registration_url = models.URLField(_("registration page"), blank=True)
    registration_email = models.EmailField(_("registration by e-mail"), blank=True)
    registration_deadline = models.DateTimeField(_("register until"), null=True, blank=True)

    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.SCHEDULED)
    status_reason = models.CharField(_("reason"), max_length=300, blank=True)
    previous_start = models.DateTimeField(_("first planned for"), null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    materials = StreamField(MATERIAL_BLOCKS, verbose_name=_("documents afterwards"), blank=True)

    objects = EventManager()

    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields = [
        *PAGE_FIELDS,
        TranslatableField("teaser"),
        SynchronizedField("lead_image"),
        TranslatableField("lead_alt"),
        TranslatableField("body"),
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
        SynchronizedField("all_day", overridable=False),
        SynchronizedField("time_zone", overridable=False),
        TranslatableField("agenda"),
        SynchronizedField("format", overridable=False),
        SynchronizedField("languages", overridable=False),
        SynchronizedField("interpretation", overridable=False),
        TranslatableField("audience"),
        SynchronizedField("organisers", overridable=False),
        SynchronizedField("venue"),
        SynchronizedField("street"),
        SynchronizedField("postal_code"),
        SynchronizedField("city"),
        SynchronizedField("country", overridable=False),
        SynchronizedField("region", overridable=False),
        SynchronizedField("online_url"),
        SynchronizedField("online_url_is_public", overridable=False),
        SynchronizedField("fee_amount", overridable=False),
        TranslatableField("fee_note"),
        SynchronizedField("registration_url"),
        SynchronizedField("registration_email"),
        SynchronizedField("registration_deadline", overridable=False),
        SynchronizedField("status", overridable=False),
        TranslatableField("status_reason"),
        SynchronizedField("previous_start", overridable=False),
        SynchronizedField("sequence", overridable=False),
        TranslatableField("materials"),
    ]
    template = "events/page.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
