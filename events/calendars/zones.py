"""VTIMEZONE by the rule instead of a list of dates: Outlook reads only the first date of a list."""

import datetime

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from home.dates import zone_of

# Directive 2000/84/EC: everywhere in the EU clocks change at 01:00 UTC on the last Sundays of March and October;
# the United Kingdom and Ukraine do the same. The rule has held since 1996.
SUMMER, WINTER = datetime.datetime(1996, 3, 31, 1), datetime.datetime(1996, 10, 27, 1)


def vtimezone(name: str) -> Timezone:
    """Return the definition of a European time zone by its IANA name."""
    winter, summer = _offset(name, 1), _offset(name, 7)
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(_change(TimezoneDaylight(), SUMMER, winter, summer))
    zone.add_component(_change(TimezoneStandard(), WINTER, summer, winter))
    return zone


def _offset(name: str, month: int) -> datetime.timedelta:
    offset = datetime.datetime(2026, month, 1, tzinfo=zone_of(name)).utcoffset()
    assert offset is not None
    return offset


def _change(
    part: TimezoneDaylight | TimezoneStandard,
    moment: datetime.datetime,
    before: datetime.timedelta,
    after: datetime.timedelta,
) -> TimezoneDaylight | TimezoneStandard:
    part.add("dtstart", moment + before)
    part.add("rrule", {"freq": "yearly", "bymonth": moment.month, "byday": "-1su"})
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    return part


__all__ = ["vtimezone"]
