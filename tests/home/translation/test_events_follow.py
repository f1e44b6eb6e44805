"""An event that is cancelled or moved is so in every language at once; its agenda waits for a translator."""

import datetime

import pytest
from django.utils import timezone
from wagtail_localize.models import OverridableSegment

from events.models import EventIndexPage, EventPage
from home.models import TranslationState
from tests.factories import CompanyFactory

from .core_data import home, publish, republish, submit, target

pytestmark = pytest.mark.django_db
AGENDA_ID = "33333333-3333-3333-3333-333333333333"


@pytest.fixture
def event() -> EventPage:
    section = home().add_child(instance=EventIndexPage(title="Termine", slug="termine"))
    start = timezone.now().replace(microsecond=0) + datetime.timedelta(days=10)
    page = EventPage(title="Messe", slug="messe", teaser="Wer kommt.", start=start, live=False,
                     end=start + datetime.timedelta(hours=2), format="fair", agenda=agenda("09:00:00"))  # fmt: skip
    section.add_child(instance=page)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def agenda(time: str) -> list[dict]:
    return [{"type": "item", "value": {"start": time, "title": "Begrüßung", "speaker": ""}, "id": AGENDA_ID}]


@pytest.fixture
def translation(event):
    result = submit(event)
    publish(result)
    return result


def outdated(translation) -> bool:
    return TranslationState.objects.get(translation=translation).outdated_since is not None


def test_cancelled_and_moved_in_both_languages(event, translation):
    later = event.start + datetime.timedelta(days=1)
    republish(event, status="moved", start=later, end=later + datetime.timedelta(hours=1), previous_start=event.start)
    czech = target(translation)
    assert (czech.status, czech.start, czech.previous_start) == ("moved", later, event.start)
    german = EventPage.objects.get(pk=event.pk)
    assert czech.sequence == german.sequence > 0
    republish(event, status="cancelled")
    assert target(translation).status == "cancelled"
    assert target(translation).live
    assert not outdated(translation)


def test_organisers_come_and_go(event, translation):
    chamber = CompanyFactory(name="Kammer", kind="chamber")
    republish(event, organisers=[chamber])
    assert list(target(translation).organisers.all()) == [chamber]
    republish(event, organisers=[])
    assert list(target(translation).organisers.all()) == []


def test_another_time_in_the_agenda_makes_it_out_of_date(event, translation):
    republish(event, agenda=agenda("11:30:00"))
    assert outdated(translation)
    republish(event, agenda=agenda("09:00:00"))
    assert not outdated(translation)


def test_where_and_how_to_register_cannot_be_overridden_and_so_never_goes_stale(event, translation):
    facts = {
        "venue": "Neue Halle", "street": "Markt 1", "postal_code": "09111", "city": "Chemnitz",
        "online_url": "https://example.org/neu", "registration_url": "https://example.org/anmelden",
        "registration_email": "neu@example.org",
    }  # fmt: skip
    republish(event, **facts)
    assert not OverridableSegment.objects.filter(source=translation.source_id, context__path__in=facts).exists()
    czech = target(translation)
    assert {name: getattr(czech, name) for name in facts} == facts
