"""Dates as people write them, in three languages, over changes of clocks, months and years."""

import datetime

import pytest
from django.utils.translation import override

from home.dates import date_range, day, moment
from tests.events.samples import at

NB = "\u00a0"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", f"22.{NB}November 2026, 10:00–12:00{NB}Uhr"),
        ("cs", f"22.{NB}listopadu 2026, 10:00–12:00"),
        ("en", f"22{NB}November 2026, 10:00–12:00"),
    ],
)
def test_a_morning(language, expected):
    with override(language):
        assert date_range(at(2026, 11, 22), at(2026, 11, 22, 12)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((2026, 12, 10), (2026, 12, 10), f"10.{NB}Dezember 2026"),
        ((2026, 12, 10), (2026, 12, 12), f"10.–12.{NB}Dezember 2026"),
        ((2026, 11, 28), (2026, 12, 2), f"28.{NB}November{NB}– 2.{NB}Dezember 2026"),
        ((2026, 12, 30), (2027, 1, 2), f"30.{NB}Dezember 2026{NB}– 2.{NB}Januar 2027"),
    ],
)
def test_days_name_month_and_year_once_where_they_are_the_same(first, last, expected):
    with override("de"):
        assert date_range(datetime.date(*first), datetime.date(*last)) == expected


def test_moments_on_several_days_name_both_times():
    with override("cs"):
        assert date_range(at(2026, 12, 31, 20), at(2027, 1, 1, 2)) == (
            f"31.{NB}prosince 2026, 20:00{NB}– 1.{NB}ledna 2027, 02:00"
        )


def test_times_are_those_of_the_events_own_clocks():
    with override("de"):
        assert moment(at(2026, 12, 3, 10), "Europe/Helsinki") == f"3.{NB}Dezember 2026, 11:00{NB}Uhr"
        assert moment(at(2026, 12, 31, 23, 30), "Europe/Helsinki") == f"1.{NB}Januar 2027, 00:30{NB}Uhr"


def test_ten_oclock_is_ten_oclock_before_and_after_the_clocks_change():
    with override("de"):
        for date in (at(2026, 10, 24), at(2026, 10, 26), at(2027, 3, 27), at(2027, 3, 29)):
            assert moment(date.astimezone(datetime.UTC)).endswith(f"10:00{NB}Uhr")


def test_weekdays_stand_as_each_language_has_them():
    with override("de"):
        assert day(datetime.date(2026, 12, 3), weekday=True) == f"Donnerstag, 3.{NB}Dezember 2026"
    with override("cs"):
        assert day(datetime.date(2026, 12, 3), weekday=True) == f"čtvrtek 3.{NB}prosince 2026"
