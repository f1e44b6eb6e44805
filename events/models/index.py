"""EventIndexPage: where events stand in the page tree, and the lists below it."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from directory.models.section import SectionMixin
from home.models import PAGE_FIELDS, BasePage

from ..addresses import CALENDARS, MONTHS, PAST, one_of, translated


class EventIndexPage(RoutablePageMixin, SectionMixin, BasePage):
    """All events below it; one below another is the section of an institution."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("institution")]
    parent_page_types = ["home.HomePage", "events.EventIndexPage"]
    subpage_types = ["events.EventIndexPage", "events.EventPage"]
    override_translatable_fields = [
        *PAGE_FIELDS, *SectionMixin.section_fields, TranslatableField("introduction"),
    ]  # fmt: skip
    api_fields = [*BasePage.api_fields, APIField("introduction")]
    template = "events/index.html"

    class Meta:
        verbose_name = _("events section")
        verbose_name_plural = _("events sections")

    @path("")
    def coming(self, request: HttpRequest) -> TemplateResponse:
        """Answer with the events that have not ended; whatever the address asks for, there is an answer."""
        from ..pages.lists import coming_context

        return self.render(request, context_overrides=coming_context(self, request))

    @re_path(rf"^{one_of(PAST)}/$")
    def past(self, request: HttpRequest, name: str) -> TemplateResponse:
        from ..pages.lists import past_context

        return self.render(request, context_overrides=past_context(self, request, name))

    @re_path(rf"^{one_of(MONTHS)}/(?P<year>20[0-9][0-9])/(?P<month>0[1-9]|1[0-2])/$")
    def month(self, request: HttpRequest, name: str, year: str, month: str) -> TemplateResponse:
        from ..pages.month import month_context

        context = month_context(self, request, name, int(year), int(month))
        return self.render(request, template="events/month.html", context_overrides=context)

    @re_path(rf"^{one_of(CALENDARS)}/$")
    def calendar_file(self, request: HttpRequest, name: str) -> HttpResponse:
        """The events as a calendar to subscribe to, narrowed as the list is."""
        from ..calendars.views import calendar_response

        return calendar_response(self, request, name)

    def get_alternates(self, request: HttpRequest | None) -> dict[str, str]:
        """Return the addresses of what is shown: coming events, past ones or a month, with the filters in force."""
        addresses = super().get_alternates(request)
        match = getattr(request, "routable_resolver_match", None)
        shown = getattr(self, "shown", "")  # the parameters that were understood
        if match is not None and match.url_name in ("past", "month"):
            names = PAST if match.url_name == "past" else MONTHS
            rest = "".join(f"{match.kwargs[key]}/" for key in ("year", "month") if key in match.kwargs)
            addresses = {code: f"{url}{translated(names, code)}/{rest}" for code, url in addresses.items()}
        return {code: url + shown for code, url in addresses.items()}


__all__ = ["EventIndexPage"]
