"""The month view: a table of weeks, and on narrow screens a list of days."""

import calendar
import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Min
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format

from home.dates import day_and_month

from ..addresses import MONTHS, check_word, translated
from ..models import EventIndexPage, EventPage
from ..models.queries import FIRST_DAY, LAST_DAY
from .filters import read
from .lists import public_events, surroundings

MOST = 500  # events of one month


@dataclass
class Day:
    date: datetime.date
    in_month: bool
    is_today: bool
    events: list[EventPage] = field(default_factory=list)

    @property
    def name(self) -> str:
        return day_and_month(self.date, weekday=True)


def month_context(index: EventIndexPage, request: HttpRequest, word: str, year: int, month: int) -> dict[str, Any]:
    """Return what the view of one month shows. A fixed number of queries."""
    language = index.locale.language_code
    check_word(MONTHS, language, word)
    events = public_events(index)
    filters = read(request.GET, events, language)
    index.shown = filters.suffix
    first = datetime.date(year, month, 1)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    found = list(filters.apply(events).between(first, last).order_by("start", "pk").for_lists()[:MOST])
    today = timezone.localdate()
    days = _by_day(found, first, last)
    weeks = [
        [Day(date, date.month == month, date == today, days[date] if date.month == month else []) for date in week]
        for week in calendar.Calendar().monthdatescalendar(year, month)
    ]
    around = surroundings(index, request, filters)
    start = f"{around['base']}{translated(MONTHS, language)}/"
    reach = events.order_by().aggregate(first=Min(FIRST_DAY), last=Max(LAST_DAY))
    bounds = [today, *filter(None, reach.values())]
    before, after = first - datetime.timedelta(days=1), last + datetime.timedelta(days=1)
    return around | {
        "view": "month",
        "title": month_name(first),
        "weeks": weeks,
        "weekdays": [(WEEKDAYS_ABBR[number], WEEKDAYS[number]) for number in range(7)],
        "empty": not any(days.values()),
        # Only as far as there are events: a crawler would follow the months for ever.
        "previous": _link(before, start, filters.suffix) if before >= min(bounds).replace(day=1) else None,
        "next": _link(after, start, filters.suffix) if after <= max(bounds) else None,
        "outside": last < min(bounds).replace(day=1) or first > max(bounds),
    }


def month_name(day: datetime.date) -> str:
    """Return "Dezember 2026", "prosinec 2026"."""
    return date_format(day, "F Y")


def _by_day(events: list[EventPage], first: datetime.date, last: datetime.date) -> dict[datetime.date, list[EventPage]]:
    days: dict[datetime.date, list[EventPage]] = defaultdict(list)
    for event in events:
        date, end = max(first, event.first_day), min(last, event.last_day)
        while date <= end:
            days[date].append(event)
            date += datetime.timedelta(days=1)
    return days


def _link(day: datetime.date, start: str, suffix: str) -> tuple[str, str]:
    return month_name(day), f"{start}{day:%Y}/{day:%m}/{suffix}"


__all__ = ["month_context"]
