"""SEQUENCE rises when time, place or status of a public event change, and not otherwise."""

import pytest

from directory.models import Region
from events.models import EventPage
from tests.events.samples import add_event, at, translate


def publish(event: EventPage, **changes) -> int:
    """Change the event as an editor does, publish it, and return its sequence."""
    draft = EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return EventPage.objects.get(pk=event.pk).sequence


@pytest.mark.parametrize(
    "changes",
    [
        {"start": at(2026, 12, 3, 9)},
        {"end": at(2026, 12, 3, 13)},
        {"all_day": True},
        {"venue": "Rathaus"},
        {"city": "Flöha"},
        {"status": "cancelled"},
        {"online_url": "https://example.org/raum"},
    ],
)
def test_raised_by_time_place_and_status(index, changes):
    event = add_event(index)
    assert event.sequence == 0
    assert publish(event, **changes) == 1
    assert publish(event) == 1


@pytest.mark.parametrize(
    "changes", [{"title": "Anders"}, {"teaser": "Anders."}, {"fee_amount": 5}, {"audience": "Alle"}]
)
def test_not_raised_by_words(index, changes):
    assert publish(add_event(index), **changes) == 0


def test_not_raised_before_anybody_could_have_seen_it(index):
    event = add_event(index, publish=False)
    assert publish(event, start=at(2026, 12, 3, 9)) == 0


def test_many_drafts_of_one_change_count_once(index):
    event = add_event(index)
    for city in ("Flöha", "Freiberg", "Zwickau"):
        draft = EventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
        draft.city = city
        draft.save_revision()
    event.refresh_from_db()
    assert event.sequence == 0
    assert publish(event) == 1


def test_counted_on_from_where_an_unpublished_event_left_off(index):
    event = add_event(index)
    publish(event, city="Flöha")
    EventPage.objects.get(pk=event.pk).unpublish()
    assert publish(event, region=Region.objects.get(code="DED43")) == 2


def test_a_translation_has_the_number_of_its_source(index, czech):
    event = add_event(index)
    translation = translate(event, czech, slug="clo")
    number = publish(event, start=at(2026, 12, 3, 9))
    # What the synchronisation of facts does: the source's facts, its number among them.
    assert publish(translation, start=at(2026, 12, 3, 9), sequence=number) == number
