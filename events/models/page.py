"""EventPage: one event, and what stands at the addresses below it."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from rest_framework.fields import CharField, DateTimeField, ListField
from wagtail.api import APIField
from wagtail.api.v2.serializers import StreamField as StreamSerializer
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from directory.blocks import EDITORIAL_BLOCKS
from directory.models import Country
from directory.models.section import INSTITUTIONS
from home.models import PAGE_FIELDS, BasePage, SlugOncePerLanguage

from ..addresses import EVENT_FILES, one_of
from ..blocks import AGENDA_BLOCKS, MATERIAL_BLOCKS
from ..forms import EventForm
from ..panels import CONTENT
from ..wall import in_zone, on_wall
from .choices import EventLanguage, Format, Status, TimeZone
from .facts import EventFacts
from .queries import EventManager
from .sequence import COUNTED, next_sequence


class EventPage(SlugOncePerLanguage, EventFacts, RoutablePageMixin, BasePage):
    """One event: facts once, kept alike in every language, and prose per language.

    `start` and `end` are moments (UTC in the database). Of an all-day event they are the first minute of its first
    day and the last minute of its last day on the clocks of `time_zone`, so that every comparison holds for it, too.
    """

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

    base_form_class = EventForm
    content_panels = CONTENT
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
        SynchronizedField("venue", overridable=False),
        SynchronizedField("street", overridable=False),
        SynchronizedField("postal_code", overridable=False),
        SynchronizedField("city", overridable=False),
        SynchronizedField("country", overridable=False),
        SynchronizedField("region", overridable=False),
        SynchronizedField("online_url", overridable=False),
        SynchronizedField("online_url_is_public", overridable=False),
        SynchronizedField("fee_amount", overridable=False),
        TranslatableField("fee_note"),
        SynchronizedField("registration_url", overridable=False),
        SynchronizedField("registration_email", overridable=False),
        SynchronizedField("registration_deadline", overridable=False),
        SynchronizedField("status", overridable=False),
        TranslatableField("status_reason"),
        SynchronizedField("previous_start", overridable=False),
        SynchronizedField("sequence", overridable=False),
        TranslatableField("materials"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.SearchField("audience"),
        index.SearchField("venue"),
        index.SearchField("city"),
        index.FilterField("start"),
        index.FilterField("end"),
        index.FilterField("format"),
        index.FilterField("status"),
    ]
    # `online_url` must not be among these: Wagtail's API would also let anyone filter by it, and so guess at it.
    api_fields = [
        *BasePage.api_fields,
        *map(APIField, (
            "teaser", "lead_image", "lead_alt", "body", "start", "end", "all_day", "time_zone", "agenda", "format",
            "interpretation", "audience", "venue", "street", "postal_code", "city", "country", "fee_amount",
            "fee_note", "registration_url", "registration_email", "registration_deadline", "status",
        )),
        APIField("status_reason", CharField(source="reason_shown")),
        APIField("previous_start", DateTimeField(source="previous_shown")),
        APIField("materials", StreamSerializer(source="materials_shown")),
        APIField("languages", ListField(child=CharField())),
        APIField("region_code", CharField()),
        APIField("public_online_url", CharField()),
        APIField("organiser_slugs", ListField(child=CharField())),
    ]  # fmt: skip
    template = "events/page.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if not (self.start and self.end):
            return
        if self.all_day:
            first, last = on_wall(self.start, self.time_zone), on_wall(self.end, self.time_zone)
            self.start = in_zone(first.replace(hour=0, minute=0, second=0, microsecond=0), self.time_zone)
            self.end = in_zone(last.replace(hour=23, minute=59, second=0, microsecond=0), self.time_zone)
        if self.end <= self.start:
            raise ValidationError({"end": _("The event has to end after it begins.")})

    def with_content_json(self, content: dict[str, Any]) -> "EventPage":
        """Number the draft as it would be published: see `sequence`."""
        draft = super().with_content_json(content)
        public = EventPage.objects.filter(pk=self.pk, first_published_at__isnull=False)
        draft.sequence = next_sequence(public.values(*COUNTED, "sequence").first(), draft)
        return draft

    @path("")
    def show(self, request: HttpRequest) -> TemplateResponse:
        from ..pages.event import event_context

        return self.render(request, context_overrides=event_context(self, request))

    @re_path(rf"^{one_of(EVENT_FILES)}/$")
    def calendar_file(self, request: HttpRequest, name: str) -> HttpResponse:
        """The event for the reader's own calendar."""
        from ..calendars.views import event_response

        return event_response(self, request, name)

    @property
    def region_code(self) -> str:
        return self.region.code if self.region else ""

    @property
    def organiser_slugs(self) -> list[str]:
        return [organiser.slug for organiser in self.organisers_shown]


__all__ = ["EventPage"]
