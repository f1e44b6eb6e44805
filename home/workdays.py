"""Working days: Monday to Friday, without the public holidays of Saxony and of the Czech Republic.

The holidays come from PyPI package holidays, for the law moves them now and then.
"""

import datetime
from functools import cache

import holidays
from django.utils import timezone

DAY = datetime.timedelta(days=1)
SUBDIVISIONS = {"DE": "SN"}  # Saxony; in the Czech Republic they are the same everywhere


@cache
def _calendar(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=SUBDIVISIONS.get(country))


def is_holiday(day: datetime.date, country: str) -> bool:
    """Say whether a day is a public holiday; `country` is "DE" (Saxony) or "CZ"."""
    return day in _calendar(country)


def is_workday(day: datetime.date, country: str) -> bool:
    return day.weekday() < 5 and not is_holiday(day, country)


def working_days_since(start: datetime.datetime, now: datetime.datetime, country: str) -> int:
    """Return how many working days have begun after the day of `start`, today included; 0 on that day itself."""
    day, today = timezone.localdate(start), timezone.localdate(now)
    return sum(is_workday(day + DAY * number, country) for number in range(1, (today - day).days + 1))


def before_working_days(now: datetime.datetime, days: int, country: str) -> datetime.datetime:
    """Return the moment before which one must have begun for `days` working days to have passed by `now`.

    `working_days_since(start, now, country) >= days` is the same as `start < before_working_days(now, days, country)`.
    """
    day = timezone.localdate(now)
    left = days
    while left > 0:
        left -= is_workday(day, country)
        day -= DAY
    return timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time.min))


__all__ = ["before_working_days", "is_holiday", "is_workday", "working_days_since"]
