"""What a published source does to its translation: time, place, status, number and agenda follow at once."""

import json
import uuid

import pytest

from events.models import EventPage
from tests.events.samples import add_event, at
from tests.home.translation.core_data import publish, submit, translate

TIMES = [("2026-12-03T10:00:00", "2026-12-03T10:30:00"), ("2026-12-03T10:30:00", None)]


def agenda(times: list[tuple], ids: list[str] | None = None) -> list[dict]:
    ids = ids or [str(uuid.uuid4()) for _time in times]
    return [
        {"type": "item", "id": name, "value": {"start": a, "end": b, "title": "Punkt", "speaker": "", "text": ""}}
        for name, (a, b) in zip(ids, times, strict=True)
    ]


def times_of(event: EventPage) -> list[str]:
    return [item["start"].isoformat() for day in EventPage.objects.get(pk=event.pk).agenda_days for item in day.items]


@pytest.fixture
def pair(index, czech, django_capture_on_commit_callbacks) -> tuple[EventPage, EventPage]:
    """A German event with an agenda, and its published Czech translation."""
    items = agenda(TIMES)
    event = add_event(index, agenda=[])
    event.agenda = EventPage._meta.get_field("agenda").to_python(json.dumps(items))
    event.save_revision().publish()
    translation = submit(EventPage.objects.get(pk=event.pk))
    translate(translation)
    with django_capture_on_commit_callbacks(execute=True):
        publish(translation)
    target = EventPage.objects.get(translation_key=event.translation_key, locale=czech.locale)
    assert target.live
    return EventPage.objects.get(pk=event.pk), target


def republish(event: EventPage, **changes) -> None:
    for name, value in changes.items():
        setattr(event, name, value)
    event.save_revision().publish()


def test_a_cancelled_event_is_cancelled_in_both_languages(client, pair):
    source, target = pair
    republish(source, status="cancelled", status_reason="Krankheit.")
    target.refresh_from_db()
    assert (target.status, target.sequence) == ("cancelled", 1)
    assert target.sequence == EventPage.objects.get(pk=source.pk).sequence
    assert b"STATUS:CANCELLED" in client.get("/cs/akce/kalendar.ics").content


def test_a_moved_agenda_moves_in_the_translation(pair):
    source, target = pair
    assert times_of(target) == times_of(source)
    ids = [item["id"] for item in source.agenda.raw_data]
    later = [("2026-12-04T11:00:00", None), ("2026-12-04T12:00:00", None)]
    stream = EventPage._meta.get_field("agenda").to_python(json.dumps(agenda(later, ids)))
    republish(source, agenda=stream, start=at(2026, 12, 4, 11), end=at(2026, 12, 4, 13))
    assert times_of(target) == ["2026-12-04T11:00:00", "2026-12-04T12:00:00"]
    titles = [item["title"] for day in EventPage.objects.get(pk=target.pk).agenda_days for item in day.items]
    assert titles != ["Punkt", "Punkt"]
    # What is published next must not bring the former times back.
    EventPage.objects.get(pk=target.pk).get_latest_revision().publish()
    assert times_of(target) == ["2026-12-04T11:00:00", "2026-12-04T12:00:00"]
