"""Days on which nobody in Saxony or the Czech Republic holds an event, so that demo dates are believable."""

import datetime

from home import workdays

TURN_OF_THE_YEAR = ((12, 20), (1, 6))
DAY = datetime.timedelta(days=1)


def is_holiday(day: datetime.date) -> bool:
    begin, end = TURN_OF_THE_YEAR
    on_leave = (day.month, day.day) >= begin or (day.month, day.day) <= end
    return on_leave or any(workdays.is_holiday(day, country) for country in ("DE", "CZ"))


def workday_before(day: datetime.date) -> datetime.date:
    """Return the day, or the last one before it on which offices are open."""
    while is_holiday(day) or day.weekday() > 4:
        day -= DAY
    return day


__all__ = ["is_holiday", "workday_before"]
