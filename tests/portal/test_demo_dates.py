"""Demo dates, relative to the day of the load, are days on which people hold events; on whatever day one loads."""

import datetime

import pytest

from portal.demo import editorial
from portal.demo.editorial import event_times, first_day
from portal.demo.holidays import is_holiday, workday_before
from portal.demo.items import read_all

FIRST_LOAD = datetime.date(2026, 11, 22)
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    "day",
    ["2026-11-18", "2027-05-06", "2027-03-26", "2026-11-17", "2026-10-03", "2027-05-17", "2026-12-24", "2027-01-06"],
)
def test_holidays_of_both_sides(day):
    assert is_holiday(datetime.date.fromisoformat(day))


def test_ordinary_days_are_none():
    assert not any(map(is_holiday, map(datetime.date.fromisoformat, ["2026-11-25", "2027-05-12", "2027-01-07"])))


def test_an_office_day_before():
    assert workday_before(datetime.date(2026, 11, 29)) == datetime.date(2026, 11, 27)
    assert workday_before(datetime.date(2026, 11, 18)) == datetime.date(2026, 11, 16)


def test_no_event_falls_on_a_holiday_whenever_the_demo_is_loaded(monkeypatch):
    items = list(read_all("events"))
    assert len(items) == 10
    for number in range(365):
        monkeypatch.setattr(editorial.timezone, "localdate", lambda number=number: FIRST_LOAD + DAY * number)
        for item in items:
            start, end = event_times(item)
            length = (end.date() - start.date()).days
            assert not any(is_holiday(start.date() + DAY * day) for day in range(length + 1)), (item.name, start)
            assert start.strftime("%A") == item.get("weekday")


def test_a_coming_event_is_moved_on_and_a_past_one_back(monkeypatch):
    monkeypatch.setattr(editorial.timezone, "localdate", lambda: datetime.date(2026, 12, 1))
    assert first_day(23, "Thursday") == datetime.date(2027, 1, 7)
    monkeypatch.setattr(editorial.timezone, "localdate", lambda: datetime.date(2027, 1, 10))
    assert first_day(-12, "Wednesday") == datetime.date(2026, 12, 16)
