"""Working days of both countries: holidays of Saxony and the Czech Republic, weekends, the day of the start itself."""

import datetime

import pytest
from django.utils import timezone

from home.workdays import before_working_days, is_workday, working_days_since


def at(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("day", "saxony", "czechia"),
    [
        ("2026-11-18", False, True),  # Buß- und Bettag
        ("2026-11-17", True, False),  # Den boje za svobodu a demokracii
        ("2026-10-28", True, False),
        ("2026-04-03", False, False),  # Good Friday
        ("2026-06-04", True, True),  # Corpus Christi: no holiday in Saxony
        ("2026-11-21", False, False),  # a Saturday
        ("2026-11-23", True, True),
    ],
)
def test_days_of_both_sides(day, saxony, czechia):
    day = datetime.date.fromisoformat(day)
    assert (is_workday(day, "DE"), is_workday(day, "CZ")) == (saxony, czechia)


@pytest.mark.parametrize(
    ("start", "now", "country", "days"),
    [
        ("2026-11-23T08:00", "2026-11-23T23:59", "DE", 0),
        ("2026-11-23T23:59", "2026-11-24T00:01", "DE", 1),
        ("2026-11-20T10:00", "2026-11-22T10:00", "DE", 0),
        ("2026-11-20T10:00", "2026-11-23T10:00", "DE", 1),
        ("2026-11-16T10:00", "2026-11-19T10:00", "DE", 2),
        ("2026-11-16T10:00", "2026-11-19T10:00", "CZ", 2),
        ("2026-12-23T10:00", "2027-01-04T10:00", "DE", 6),
        ("2026-11-24T10:00", "2026-11-23T10:00", "DE", 0),
    ],
)
def test_working_days_since(start, now, country, days):
    assert working_days_since(at(start), at(now), country) == days


@pytest.mark.parametrize("country", ["DE", "CZ"])
def test_the_moment_before_which_it_began_says_the_same_as_counting(country):
    now = at("2027-01-07T15:00")
    for days in (1, 3, 6, 20):
        moment = before_working_days(now, days, country)
        assert working_days_since(moment - datetime.timedelta(seconds=1), now, country) >= days
        assert working_days_since(moment, now, country) < days
