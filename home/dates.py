"""Days and times as people of each language write them, with no-break spaces where a line must not end.

German "22. November 2026, 10:00–12:00 Uhr", Czech "22. listopadu 2026, 10:00–12:00", English "22 November 2026, …".
"""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

NBSP = "\u00a0"

Day = datetime.date | datetime.datetime


def zone_of(zone: str | datetime.tzinfo | None) -> datetime.tzinfo:
    """Return the time zone of this IANA name; the portal's own where none is given."""
    if not zone:
        return timezone.get_default_timezone()
    return ZoneInfo(zone) if isinstance(zone, str) else zone


def local(moment: datetime.datetime, zone: str | datetime.tzinfo | None = None) -> datetime.datetime:
    """Return the moment on the clocks of `zone`; one without a zone stands on those clocks already."""
    return moment.astimezone(zone_of(zone)) if timezone.is_aware(moment) else moment.replace(tzinfo=zone_of(zone))


def day(value: Day, zone: str | datetime.tzinfo | None = None, weekday: bool = False) -> str:
    """Return "22. November 2026", with the weekday before it where asked for."""
    value = _date(value, zone)
    text = f"{_day_and_month(value)} {value.year}"
    return f"{_weekday(value)}{text}" if weekday else text


def day_and_month(value: Day, zone: str | datetime.tzinfo | None = None, weekday: bool = False) -> str:
    """Return "22. November", with the weekday before it where asked for."""
    value = _date(value, zone)
    return f"{_weekday(value) if weekday else ''}{_day_and_month(value)}"


def clock(moment: datetime.datetime, zone: str | datetime.tzinfo | None = None) -> str:
    """Return "10:00 Uhr" in German, "10:00" elsewhere."""
    return f"{local(moment, zone):%H:%M}{_oclock()}"


def moment(value: datetime.datetime, zone: str | datetime.tzinfo | None = None, weekday: bool = False) -> str:
    """Return "22. November 2026, 10:00 Uhr"."""
    return f"{day(value, zone, weekday)}, {clock(value, zone)}"


def time_range(start: datetime.datetime, end: datetime.datetime | None, zone: str | datetime.tzinfo | None) -> str:
    """Return "10:00–12:00 Uhr"; the start alone where there is no later end."""
    first, last = f"{local(start, zone):%H:%M}", f"{local(end, zone):%H:%M}" if end else ""
    return f"{first}–{last}{_oclock()}" if last and last != first else f"{first}{_oclock()}"


def date_range(
    start: Day,
    end: Day | None = None,
    all_day: bool = False,
    zone: str | datetime.tzinfo | None = None,
    weekday: bool = False,
) -> str:
    """Return when something is, in the language that is active.

    :param start: a day or a moment; a day needs no time zone.
    :param end: the last day (it belongs to the range) or the moment of the end.
    :param all_day: leave out the times.
    :param zone: IANA name of the zone on whose clocks the moments are read; the portal's own where none is given.
    :param weekday: name the days of the week.
    """
    if not isinstance(start, datetime.datetime):
        all_day = True
    first, last = _date(start, zone), _date(end if end is not None else start, zone)
    if all_day or not isinstance(start, datetime.datetime):
        return _days(first, last, weekday)
    last_moment = end if isinstance(end, datetime.datetime) else None
    if first == last:
        return f"{day(first, weekday=weekday)}, {time_range(start, last_moment, zone)}"
    assert last_moment is not None
    return f"{moment(start, zone, weekday)}{NBSP}– {moment(last_moment, zone, weekday)}"


def _days(first: datetime.date, last: datetime.date, weekday: bool) -> str:
    if last <= first:
        return day(first, weekday=weekday)
    if weekday or first.year != last.year:
        return f"{day(first, weekday=weekday)}{NBSP}– {day(last, weekday=weekday)}"
    if first.month != last.month:
        return f"{_day_and_month(first)}{NBSP}– {day(last)}"
    return f"{first.day}{_point()}–{day(last)}"


def _date(value: Day, zone: str | datetime.tzinfo | None) -> datetime.date:
    return local(value, zone).date() if isinstance(value, datetime.datetime) else value


def _day_and_month(value: datetime.date) -> str:
    # "E" is the month as it stands after a day: "listopadu", not "listopad".
    return f"{value.day}{_point()}{NBSP}{date_format(value, 'E')}"


def _weekday(value: datetime.date) -> str:
    name = date_format(value, "l")
    return f"{name} " if _language() == "cs" else f"{name}, "


def _language() -> str:
    return (get_language() or "de")[:2]


def _point() -> str:
    return "" if _language() == "en" else "."


def _oclock() -> str:
    return f"{NBSP}Uhr" if _language() == "de" else ""


__all__ = ["NBSP", "clock", "date_range", "day", "day_and_month", "local", "moment", "time_range", "zone_of"]
