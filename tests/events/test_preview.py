"""Editors see an event as it will be, also one that has never been saved."""

import pytest

from events.models import EventIndexPage, EventPage
from tests.events.samples import add_event, event_fields
from tests.html import parse


def test_an_event_that_is_not_saved_yet(index):
    event = EventPage(locale=index.locale, **event_fields(fee_amount=None))
    response = event.make_preview_request()
    assert response.status_code == 200
    assert parse(response).h1.get_text() == "Zoll im Alltag"


def test_a_list_that_is_not_saved_yet(index):
    response = EventIndexPage(title="Neu", slug="neu", locale=index.locale).make_preview_request()
    assert response.status_code == 200
    assert parse(response).h1.get_text() == "Neu"


@pytest.mark.parametrize("changes", [{"title": "Anders"}, {"status": "cancelled", "status_reason": "Krankheit."}])
def test_a_draft_of_a_published_event(index, changes):
    event = add_event(index)
    for name, value in changes.items():
        setattr(event, name, value)
    text = parse(event.make_preview_request()).get_text()
    assert (changes.get("status_reason") or changes["title"]) in text
