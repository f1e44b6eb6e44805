"""Calendars, read by two parsers: the one that writes them, and one that knows nothing of it."""

import datetime
import re
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from events.calendars import views
from events.calendars.zones import vtimezone
from events.models import TimeZone
from tests.events.samples import add_event, add_index, at, translate
from tests.factories import CompanyFactory

FEED, FILE = "/de/veranstaltungen/kalender.ics", "/de/veranstaltungen/zoll-im-alltag/termin.ics"


def fetch(client, path: str = FEED) -> icalendar.Calendar:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar; charset=utf-8")
    calendar = icalendar.Calendar.from_ical(response.content)
    assert not [error for part in calendar.walk() for error in part.errors]
    other = vobject.readOne(response.content.decode())
    other.validate(raiseException=True)
    assert [str(event["uid"]) for event in calendar.walk("VEVENT")] == [
        event.uid.value for event in other.contents.get("vevent", [])
    ]
    return calendar


def only(calendar: icalendar.Calendar) -> icalendar.Event:
    (event,) = calendar.walk("VEVENT")
    return event


def test_a_workshop(client, index):
    event = add_event(index, (CompanyFactory(name="IHK Chemnitz", kind="chamber"),))
    found = only(fetch(client))
    assert found["uid"] == str(event.translation_key)
    assert found["summary"] == "Zoll im Alltag"
    assert found["summary"].params["LANGUAGE"] == "de"
    assert found["dtstart"].dt == at(2026, 12, 3)
    assert found["dtstart"].params["TZID"] == "Europe/Berlin"
    assert found["dtend"].dt == at(2026, 12, 3, 12)
    assert found["location"] == "IHK Chemnitz, Straße der Nationen 25, 09111\u00a0Chemnitz, Deutschland"
    assert found["url"].endswith("/de/veranstaltungen/zoll-im-alltag/")
    assert found["status"] == "CONFIRMED"
    assert found["sequence"] == 0
    assert found["categories"].cats == ["Workshop"]
    assert found["dtstamp"].dt == found["last-modified"].dt == datetime.datetime(2026, 11, 22, 11, tzinfo=datetime.UTC)
    assert found["organizer"].params["CN"] == "IHK Chemnitz"


def test_a_second_parser_reads_the_same_moment_and_days(client, index):
    add_event(index)
    add_event(index, slug="messe", all_day=True, start=at(2026, 12, 30), end=at(2027, 1, 2))
    workshop, fair = vobject.readOne(client.get(FEED).content.decode()).vevent_list
    assert workshop.dtstart.value.astimezone(datetime.UTC) == datetime.datetime(2026, 12, 3, 9, tzinfo=datetime.UTC)
    assert fair.dtstart.value == datetime.date(2026, 12, 30)
    assert fair.dtend.value == datetime.date(2027, 1, 3)


def test_days_are_dates_and_the_end_is_the_day_after(client, index):
    add_event(index, all_day=True, start=at(2026, 12, 30), end=at(2027, 1, 2))
    found = only(fetch(client))
    assert found["dtstart"].params["VALUE"] == "DATE"
    assert (found["dtstart"].dt, found["dtend"].dt) == (datetime.date(2026, 12, 30), datetime.date(2027, 1, 3))
    assert not fetch(client).walk("VTIMEZONE")


@pytest.mark.parametrize("zone", [value for value in TimeZone.values if value != "UTC"])
def test_time_zones_are_told_as_the_world_knows_them(zone):
    """Evaluated by the second parser's library, hour by hour around each change."""
    text = icalendar.Calendar()
    text.add_component(vtimezone(zone))
    told = vobject.readOne(text.to_ical().decode()).vtimezone.gettzinfo()
    for year in (2000, 2026, 2027, 2037):
        for month, day in ((1, 15), (3, 1), (7, 1), (10, 1), (12, 31), *_changes(year)):
            for hour in (0, 5, 12):
                naive = datetime.datetime(year, month, day, hour)
                assert naive.replace(tzinfo=told).utcoffset() == naive.replace(tzinfo=ZoneInfo(zone)).utcoffset(), naive


def _changes(year: int):
    for month in (3, 10):
        sundays = [day for day in range(25, 32) if datetime.date(year, month, day).weekday() == 6]
        yield from ((month, day) for day in (sundays[0] - 1, sundays[0]) if day)


def test_the_calendar_says_what_it_is_and_how_often_to_look(client, index):
    add_event(index, format="fair", slug="boerse")
    add_event(index)
    calendar = fetch(client, f"{FEED}?format=fair")
    assert len(calendar.walk("VEVENT")) == 1
    assert calendar["x-wr-calname"] == calendar["name"] == "Glokal: Veranstaltungen – Kooperationsbörse"
    assert calendar["refresh-interval"].to_ical() == b"PT6H"
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"
    assert calendar["x-published-ttl"] == "PT6H"
    assert "method" not in calendar


def test_lines_are_folded_at_75_octets_and_umlauts_stay_whole(client, index):
    title = "Žluťoučký kůň & größere Märkte; Öffnung, „Chancen“ \\." * 3
    add_event(index, title=title)
    content = client.get(FEED).content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert only(fetch(client))["summary"] == title
    assert vobject.readOne(content.decode()).vevent.summary.value == title


def test_text_cannot_add_properties(client, index):
    add_event(index, title="Falle\r\nATTENDEE:mailto:x@example.org", venue="Saal\nURL:https://evil.example")
    assert not re.search(rb"^(ATTENDEE|URL:https://evil)", client.get(FEED).content, re.MULTILINE)


@pytest.mark.parametrize("path", [FEED, FILE, "/de/veranstaltungen/zoll-im-alltag/", "/de/veranstaltungen/"])
def test_nothing_can_be_sent_there(client, index, path):
    add_event(index)
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)(path)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    response = client.options(path)
    assert (response.status_code, response["Allow"], response.content) == (200, "GET, HEAD, OPTIONS", b"")
    assert client.head(path).status_code == 200


def test_who_made_it_says_so_in_its_language(client, index, czech):
    translate(add_event(index), czech, slug="clo")
    assert fetch(client)["prodid"] == fetch(client, FILE)["prodid"] == "-//Glokal//Events//DE"
    for path in ("/cs/akce/kalendar.ics", "/cs/akce/clo/udalost.ics"):
        assert fetch(client, path)["prodid"] == "-//Glokal//Events//CS"


def test_of_too_many_events_the_oldest_are_left_out(client, index, monkeypatch):
    monkeypatch.setattr(views, "MOST", 3)
    for month in (3, 5, 7):
        add_event(index, slug=f"e-{month}", title=str(month), start=at(2026, month, 1), end=at(2026, month, 2))
    for year in (2027, 2028):
        add_event(index, slug=f"e-{year}", title=str(year), start=at(year, 1, 1), end=at(year, 1, 2))
    assert [str(event["summary"]) for event in fetch(client).walk("VEVENT")] == ["7", "2027", "2028"]
    monkeypatch.setattr(views, "MOST", 1)
    assert [str(event["summary"]) for event in fetch(client).walk("VEVENT")] == ["2027"]


def test_a_cancelled_event_stays_and_says_so(client, index):
    add_event(index, status="cancelled", status_reason="Zu wenige Anmeldungen.")
    found = only(fetch(client))
    assert found["status"] == "CANCELLED"
    assert found["summary"] == "Abgesagt: Zoll im Alltag"
    assert found["description"].startswith("Zu wenige Anmeldungen.")


def test_a_file_of_one_event_publishes_or_cancels(client, index):
    event = add_event(index)
    response = client.get(FILE)
    assert response["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert response["Content-Disposition"] == 'attachment; filename="zoll-im-alltag.ics"'
    before = only(fetch(client, FILE))
    event.status, event.status_reason = "cancelled", "Krankheit."
    event.save_revision().publish()
    calendar = fetch(client, FILE)
    after = only(calendar)
    assert calendar["method"] == "CANCEL"
    assert client.get(FILE)["Content-Type"].endswith("method=CANCEL")
    # RFC 5546, 3.2.5: these must be there, and match what is cancelled.
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert after["organizer"].startswith("mailto:")


def test_an_unpublished_event_is_gone(client, index):
    event = add_event(index)
    assert client.get(FILE).status_code == 200
    event.unpublish()
    assert client.get(FILE).status_code == 404
    assert not fetch(client).walk("VEVENT")


def test_the_organizer_is_never_a_person(client, index):
    chamber = CompanyFactory(kind="chamber", email="privat@example.org", contact_person="Eva Privat")
    add_event(index, (chamber,), registration_email="anmeldung@example.org")
    content = client.get(FEED).content
    assert b"rivat" not in content
    assert str(only(fetch(client))["organizer"]) != "mailto:anmeldung@example.org"


def test_one_event_is_one_entry_in_both_languages(client, index, czech):
    event = add_event(index)
    translate(event, czech, title="Clo v praxi", slug="clo")
    german, other = only(fetch(client)), only(fetch(client, "/cs/akce/kalendar.ics"))
    assert german["uid"] == other["uid"]
    assert other["summary"] == "Clo v praxi"
    assert other["location"].endswith("Německo")


def test_a_section_has_its_own_calendar(client, index):
    section = add_index("de", index, title="IHK", slug="ihk")
    add_event(section, title="Im Bereich", slug="a")
    add_event(index, title="Darüber", slug="b")
    assert only(fetch(client, "/de/veranstaltungen/ihk/kalender.ics"))["summary"] == "Im Bereich"


def test_what_ended_more_than_a_year_ago_is_left_out(client, index):
    add_event(index, slug="neulich", start=at(2025, 12, 1), end=at(2025, 12, 1, 12))
    add_event(index, slug="frueher", start=at(2025, 11, 1), end=at(2025, 11, 1, 12))
    assert only(fetch(client))["url"].endswith("/neulich/")


@pytest.mark.parametrize("path", [FEED, FILE])
def test_who_has_the_current_calendar_is_told_so(client, index, path):
    event = add_event(index)
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    event.title = "Zoll, neu"
    event.save_revision().publish()
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_who_goes_by_the_date_alone_is_never_kept_from_a_change(client, index, clock):
    event = add_event(index)
    known = {"If-Modified-Since": format_datetime(clock + datetime.timedelta(days=1), usegmt=True)}
    for path in (FEED, FILE):
        assert client.get(path, headers=known).status_code == 200
    event.unpublish()
    answer = client.get(FEED, headers=known)
    assert answer.status_code == 200
    assert b"VEVENT" not in answer.content


def test_an_event_in_universal_time_needs_no_zone(client, index):
    add_event(index, time_zone="UTC", start=at(2026, 12, 3, zone="UTC"), end=at(2026, 12, 3, 12, zone="UTC"))
    assert b"DTSTART:20261203T100000Z" in client.get(FEED).content
    assert not fetch(client).walk("VTIMEZONE")


@pytest.mark.parametrize("path", [FEED, f"{FEED}?format=fair", FILE])
def test_a_calendar_sets_no_cookie(client, index, path):
    add_event(index)
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
