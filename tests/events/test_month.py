"""The month view: the right days, a real table, and an end to the months."""

import pytest

from tests.events.samples import add_event, at
from tests.html import parse

MONTHS = "/de/veranstaltungen/monat/"


def days(client, month: str) -> dict[str, list[str]]:
    """Return titles by day, for the days that have any."""
    page = parse(client.get(f"{MONTHS}{month}/"))
    cells = {cell.time["datetime"]: cell for cell in page.select("table.month td") if cell.time}
    return {day: [a.get_text(" ", strip=True) for a in cell.select("a")] for day, cell in cells.items() if cell.a}


def test_an_event_stands_on_each_of_its_days(client, index):
    add_event(index, title="Messe", slug="messe", all_day=True, start=at(2026, 12, 30), end=at(2027, 1, 2))
    assert days(client, "2026/12") == {"2026-12-30": ["Messe"], "2026-12-31": ["Messe"]}
    assert days(client, "2027/01") == {"2027-01-01": ["Messe"], "2027-01-02": ["Messe"]}


def test_an_event_that_ends_at_midnight_does_not_reach_the_next_day(client, index):
    add_event(index, title="Fest", slug="fest", start=at(2026, 12, 5, 20), end=at(2026, 12, 6, 0))
    assert list(days(client, "2026/12")) == ["2026-12-05"]


def test_an_event_stands_on_the_days_of_its_own_clocks(client, index):
    helsinki, london = "Europe/Helsinki", "Europe/London"
    add_event(
        index, title="Nacht", slug="nacht", time_zone=helsinki,
        start=at(2027, 6, 1, 0, 15, helsinki), end=at(2027, 6, 1, 0, 45, helsinki),
    )  # fmt: skip
    add_event(
        index, title="Messe", slug="messe", time_zone=london, all_day=True,
        start=at(2026, 9, 30, zone=london), end=at(2026, 9, 30, zone=london),
    )  # fmt: skip
    assert (days(client, "2027/05"), days(client, "2027/06")) == ({}, {"2027-06-01": ["00:15\u00a0Uhr Nacht"]})
    assert parse(client.get(f"{MONTHS}2027/05/")).select_one("a[rel=next]")
    assert not parse(client.get(f"{MONTHS}2027/06/")).select_one("meta[name=robots][content*=noindex]")
    for day, found in (("2026-09-30", ["Messe"]), ("2026-10-01", [])):
        answer = client.get(f"/api/v1/events?locale=de&from={day}&to={day}").json()
        assert [item["title"] for item in answer["items"]] == found


def test_a_month_that_only_a_midnight_reaches_is_empty(client, index):
    add_event(index, title="Fest", slug="fest", start=at(2027, 7, 31, 20), end=at(2027, 8, 1, 0))
    assert days(client, "2027/07") == {"2027-07-31": ["20:00\u00a0Uhr Fest"]}
    page = parse(client.get(f"{MONTHS}2027/08/"))
    assert "Fest" not in page.select_one("main").get_text()
    assert page.select_one("main p.event-empty")


@pytest.mark.parametrize("day", [24, 25, 26])
def test_days_hold_when_the_clocks_change(client, index, day):
    add_event(index, title="Früh", slug="frueh", start=at(2026, 10, day, 0, 15), end=at(2026, 10, day, 23, 45))
    assert list(days(client, "2026/10")) == [f"2026-10-{day}"]


def test_it_is_a_table_that_can_be_read_aloud(client, index):
    add_event(index, title="Zoll", slug="zoll")
    page = parse(client.get(f"{MONTHS}2026/12/"))
    table = page.select_one("table.month")
    assert page.select_one(f"#{table['aria-labelledby']}").get_text(strip=True) == "Dezember 2026"
    heads = [head.select_one(".sr-only").get_text() for head in table.select("th[scope=col]")]
    assert heads == ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
    assert [len(row.select("td")) for row in table.select("tbody tr")] == [7] * 5
    cell = table.select_one('time[datetime="2026-12-03"]')
    assert cell.select_one(".month-name").get_text() == "Donnerstag, 3.\u00a0Dezember"


def test_months_can_be_turned_as_far_as_there_are_events(client, index):
    add_event(index, slug="januar", start=at(2027, 1, 14), end=at(2027, 1, 14, 12))
    page = parse(client.get(f"{MONTHS}2026/12/?format=workshop"))
    assert page.select_one("a[rel=prev]")["href"] == f"{MONTHS}2026/11/?format=workshop"
    assert page.select_one("a[rel=next]")["href"] == f"{MONTHS}2027/01/?format=workshop"
    last = parse(client.get(f"{MONTHS}2027/01/"))
    assert last.select_one("a[rel=prev]")
    assert not last.select_one("a[rel=next]")
    far = parse(client.get(f"{MONTHS}2042/01/"))
    assert far.select_one("meta[name=robots]")["content"].startswith("noindex")


@pytest.mark.parametrize("address", ["2026/13", "2026/00", "26/1", "1999/12", "2026/1", "9999/12", "20٢٦/12"])
def test_there_are_no_other_months(client, index, address):
    assert client.get(f"{MONTHS}{address}/").status_code == 404
