"""Days on which nobody in Saxony or the Czech Republic holds an event, so that demo dates are believable."""

import datetime
from functools import cache

from dateutil.easter import easter

# Saxony: SächsSFG § 1. Czech Republic: Act 245/2000 Coll. Fixed days as (month, day).
FIXED = ((1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28), (10, 3), (10, 28), (10, 31), (11, 17))
FROM_EASTER = (-2, 0, 1, 39, 49, 50)  # Good Friday to Whit Monday, Ascension between them
TURN_OF_THE_YEAR = ((12, 20), (1, 6))
DAY = datetime.timedelta(days=1)


@cache
def holidays(year: int) -> frozenset[datetime.date]:
    advent = datetime.date(year, 11, 22)  # the Wednesday before 23 November: Day of Repentance
    repentance = advent - DAY * ((advent.weekday() - 2) % 7)
    moving = [easter(year) + DAY * days for days in FROM_EASTER]
    return frozenset([repentance, *moving, *(datetime.date(year, month, day) for month, day in FIXED)])


def is_holiday(day: datetime.date) -> bool:
    begin, end = TURN_OF_THE_YEAR
    return (day.month, day.day) >= begin or (day.month, day.day) <= end or day in holidays(day.year)


def workday_before(day: datetime.date) -> datetime.date:
    """Return the day, or the last one before it on which offices are open."""
    while is_holiday(day) or day.weekday() > 4:
        day -= DAY
    return day


__all__ = ["is_holiday", "workday_before"]
