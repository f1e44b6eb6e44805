"""Which events a reader may see, and how they are found."""

import datetime
from typing import Any

from django.db.models import DateField, DateTimeField, F, Func, Value
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Locale, Page, PageManager
from wagtail.query import PageQuerySet

from home.expiry import unexpired


def _day(moment: Any) -> Cast:
    wall = Func(F("time_zone"), moment, function="timezone", output_field=DateTimeField())
    return Cast(wall, DateField())


# The days of an event as `first_day` and `last_day` of the page are; midnight belongs to the day that it ends.
FIRST_DAY = _day(F("start"))
LAST_DAY = _day(F("end") - Value(datetime.timedelta(microseconds=1)))


class EventQuerySet(PageQuerySet):
    def shown_in(self, locale: Locale | str) -> "EventQuerySet":
        """Everything public goes through here: published, not expired, not restricted, in this language itself."""
        code = locale if isinstance(locale, str) else locale.language_code
        return self.live().filter(unexpired()).public().filter(locale__language_code=code, alias_of=None)

    def coming(self, now: datetime.datetime | None = None) -> "EventQuerySet":
        """Those that have not ended, the next one first."""
        return self.filter(end__gte=now or timezone.now()).order_by("start", "pk")

    def past(self, now: datetime.datetime | None = None) -> "EventQuerySet":
        """Those that have ended, the latest first."""
        return self.filter(end__lt=now or timezone.now()).order_by("-start", "-pk")

    def between(self, first: datetime.date | None, last: datetime.date | None) -> "EventQuerySet":
        """Those that take place on one of these days, both included, on their own clocks; None is open."""
        found = self
        if first is not None:
            found = found.annotate(found_last_day=LAST_DAY).filter(found_last_day__gte=first)
        if last is not None:
            found = found.annotate(found_first_day=FIRST_DAY).filter(found_first_day__lte=last)
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

__all__ = ["FIRST_DAY", "LAST_DAY", "EventManager", "EventQuerySet"]
