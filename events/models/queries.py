"""Which events a reader may see, and how they are found."""

import datetime

from django.utils import timezone
from wagtail.models import Locale, Page, PageManager
from wagtail.query import PageQuerySet


class EventQuerySet(PageQuerySet):
    def shown_in(self, locale: Locale | str) -> "EventQuerySet":
        """Everything public goes through here: published, behind no restriction, and in this language itself."""
        code = locale if isinstance(locale, str) else locale.language_code
        return self.live().public().filter(locale__language_code=code, alias_of=None)

    def coming(self, now: datetime.datetime | None = None) -> "EventQuerySet":
        """Those that have not ended, the next one first."""
        return self.filter(end__gte=now or timezone.now()).order_by("start", "pk")

    def past(self, now: datetime.datetime | None = None) -> "EventQuerySet":
        """Those that have ended, the latest first."""
        return self.filter(end__lt=now or timezone.now()).order_by("-start", "-pk")

    def between(self, first: datetime.date | None, last: datetime.date | None) -> "EventQuerySet":
        """Those that take place on one of these days, both included, on the clocks of the portal; None is open."""
        zone = timezone.get_default_timezone()
        found = self
        if first is not None:
            found = found.filter(end__gte=datetime.datetime.combine(first, datetime.time.min, zone))
        if last is not None and last < datetime.date.max:
            after = last + datetime.timedelta(days=1)
            found = found.filter(start__lt=datetime.datetime.combine(after, datetime.time.min, zone))
        return found

    def in_region(self, *codes: str) -> "EventQuerySet":
        """Those in one of these regions (NUTS-3 codes)."""
        return self.filter(region__code__in=codes)

    def of_format(self, *formats: str) -> "EventQuerySet":
        return self.filter(format__in=formats)

    def in_language(self, *languages: str) -> "EventQuerySet":
        """Those held in one of these languages (ISO 639-1), whatever language the page is in."""
        return self.filter(languages__overlap=list(languages))

    def by(self, *organisers: str) -> "EventQuerySet":
        """Those of one of these organisers (slugs of the directory)."""
        links = self.model.organisers.through.objects.filter(company__slug__in=organisers)
        return self.filter(pk__in=links.values("eventpage_id"))

    def below(self, page: Page) -> "EventQuerySet":
        """Those of an index page, its sections included; none of a page that is not saved yet."""
        return self.descendant_of(page) if page.pk else self.none()

    def for_lists(self) -> "EventQuerySet":
        """Bring along what a list, a calendar or the API shows of each, in a fixed number of queries."""
        return self.select_related("region", "lead_image", "locale").prefetch_related("organisers")


EventManager = PageManager.from_queryset(EventQuerySet)

__all__ = ["EventManager", "EventQuerySet"]
