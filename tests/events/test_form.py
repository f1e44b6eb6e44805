"""The form of an event in the CMS, as an editor sends it."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils.translation import override
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail.users.models import UserProfile

from directory.models import Region
from events.models import EventPage
from tests.events.samples import add_event, at
from tests.html import parse

UTC = datetime.UTC


@pytest.fixture
def editor(db, client):
    user = User.objects.create_superuser("chefin", "chefin@example.org", "geheim")
    client.force_login(user)
    return user


@pytest.fixture
def send(client, editor, index):
    """Return a function that creates an event by the CMS form and gives the errors by field, or the event."""

    def post(publish: bool = True, agenda: tuple = (), **changes):
        data = {
            "title": "Zoll im Alltag", "slug": "zoll-im-alltag", "teaser": "Neues zum Zoll.", "lead_alt": "",
            "start": "2026-12-03 10:00", "end": "2026-12-03 12:00", "time_zone": "Europe/Berlin", "format": "workshop",
            "languages": ["de"], "city": "Chemnitz", "region": str(Region.objects.get(code="DED41").pk),
            "status": "scheduled", "body": streamfield([]), "materials": streamfield([]),
            "agenda": streamfield([("item", item) for item in agenda]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **changes,
        }  # fmt: skip
        data = nested_form_data(data) | ({"action-publish": "1"} if publish else {})
        response = client.post(f"/cms/pages/add/events/eventpage/{index.pk}/", data)
        if response.status_code == 302:
            return EventPage.objects.get(slug=changes.get("slug", "zoll-im-alltag"))
        form = response.context["form"]
        return {name: [str(error) for error in errors] for name, errors in form.errors.items()}

    return post


def point(start: str, end: str = "", title: str = "Vortrag") -> dict:
    return {"start": start, "end": end, "title": title, "speaker": "", "text": ""}


def test_times_are_those_of_the_events_place_not_of_the_editor(send, editor):
    UserProfile.objects.update_or_create(user=editor, defaults={"current_time_zone": "America/New_York"})
    event = send(time_zone="Europe/Helsinki", agenda=[point("2026-12-03 10:15")])
    assert event.start == datetime.datetime(2026, 12, 3, 8, tzinfo=UTC)
    assert event.end == datetime.datetime(2026, 12, 3, 10, tzinfo=UTC)
    assert event.agenda.raw_data[0]["value"]["start"] == "2026-12-03T10:15:00"


@pytest.mark.parametrize(("day", "hour"), [("2026-10-24", 8), ("2026-10-26", 9), ("2027-03-27", 9), ("2027-03-29", 8)])
def test_ten_oclock_is_stored_by_summer_and_winter_time(send, day, hour):
    event = send(start=f"{day} 10:00", end=f"{day} 12:00")
    assert event.start == datetime.datetime.fromisoformat(f"{day}T{hour:02}:00:00+00:00")


def test_the_form_shows_what_was_entered(client, send):
    event = send(
        time_zone="Europe/London", registration_deadline="2026-12-01 18:00", agenda=[point("2026-12-03 10:15")]
    )
    page = parse(client.get(f"/cms/pages/{event.pk}/edit/"))
    assert page.select_one("input[name=start]")["value"] == "2026-12-03 10:00"
    assert page.select_one("input[name=registration_deadline]")["value"] == "2026-12-01 18:00"
    assert "2026-12-03 10:15" in str(page)


def test_an_hour_that_the_clocks_skip_is_refused(send):
    errors = send(start="2027-03-28 02:30", end="2027-03-28 12:00")
    assert errors == {"start": ["Diese Uhrzeit gibt es nicht: In jener Nacht werden die Uhren vorgestellt."]}


def test_of_an_hour_that_comes_twice_the_first_is_meant(send):
    event = send(start="2026-10-25 02:30", end="2026-10-25 12:00")
    assert event.start == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_all_day_events_have_no_times_and_their_last_day_counts(send):
    event = send(all_day="on", start="2026-12-30 10:00", end="2027-01-02 09:00")
    assert (event.start, event.end) == (at(2026, 12, 30, 0), at(2027, 1, 2, 23, 59))
    assert (event.first_day, event.last_day) == (datetime.date(2026, 12, 30), datetime.date(2027, 1, 2))
    with override("de"):
        assert event.when == "30.\u00a0Dezember 2026\u00a0– 2.\u00a0Januar 2027"


def test_one_all_day_event_may_begin_and_end_at_the_same_time(send):
    assert isinstance(send(all_day="on", start="2026-12-30 00:00", end="2026-12-30 00:00"), EventPage)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"end": "2026-12-03 10:00"}, "end", "Das Ende der Veranstaltung muss nach dem Beginn liegen."),
        ({"all_day": "on", "end": "2026-12-02 00:00"}, "end", "Der letzte Tag liegt vor dem ersten."),
        ({"city": ""}, "venue", "Bitte geben Sie an, wo die Veranstaltung stattfindet"),
        ({"status": "cancelled"}, "status_reason", "Bitte geben Sie einen Grund an"),
        ({"status": "moved", "status_reason": "Saal"}, "previous_start", "für wann die Veranstaltung ursprünglich"),
        (
            {"status": "moved", "status_reason": "Saal", "previous_start": "2026-12-03 10:00"},
            "previous_start", "Zu diesem Zeitpunkt beginnt die Veranstaltung jetzt.",
        ),
        ({"registration_deadline": "2026-12-04 10:00"}, "registration_deadline", "vor dem Ende der Veranstaltung"),
        ({"fee_amount": "-1"}, "fee_amount", "0"),
        ({"agenda": [point("2026-12-03 09:30")]}, "agenda", "„Vortrag“ liegt außerhalb der Veranstaltung"),
        ({"agenda": [point("2026-12-03 11:30", "2026-12-03 12:30")]}, "agenda", "liegt außerhalb"),
        ({"agenda": [point("2026-12-03 11:30", "2026-12-03 11:00")]}, "agenda", "endet, bevor er beginnt"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_refused(send, changes, field, message):
    errors = send(**changes)
    assert list(errors) == [field]
    assert message in errors[field][0]


def test_a_draft_may_have_gaps(send):
    event = send(publish=False, city="", status="cancelled", agenda=[point("2026-12-05 10:00")])
    assert not event.live


def test_a_link_is_place_enough(send):
    assert isinstance(send(city="", online_url="https://example.org/raum"), EventPage)


def test_an_agenda_belongs_to_all_day_events_too(send):
    event = send(
        all_day="on", start="2026-12-03 00:00", end="2026-12-04 00:00",
        agenda=[point("2026-12-04 15:00", "2026-12-04 23:30"), point("2026-12-03 09:00")],
    )  # fmt: skip
    assert [day.date.day for day in event.agenda_days] == [3, 4]


def test_a_translation_may_be_saved_before_it_has_words(index):
    """Facts come first: a cancelled event without a reason, and an agenda of the former day."""
    event = add_event(index, agenda=[("item", point("2026-12-03T10:00:00"))])
    event.status, event.start, event.end = "cancelled", at(2027, 1, 3), at(2027, 1, 3, 12)
    event.save_revision().publish()
    assert Page.objects.get(pk=event.pk).specific.status == "cancelled"
