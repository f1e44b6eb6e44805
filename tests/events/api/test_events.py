"""/api/v1/events: filters, order, times, the online link, languages, queries."""

import pytest
from django.utils import timezone

from events.api.schemas import Event, EventDetail, EventList
from tests.events.samples import add_event, at, translate
from tests.factories import CompanyFactory
from tests.home.samples import make_document, make_image


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def read(client):
    def get(path, status=200):
        response = client.get(f"/api/v1/{path}")
        assert response.status_code == status, response.content.decode()[:500]
        return response.json()

    return get


@pytest.fixture
def three(index):
    """One long past, one coming, one next year."""
    add_event(index, title="Vorbei", slug="vorbei", start=at(2026, 3, 1), end=at(2026, 3, 1, 12))
    add_event(index, title="Bald", slug="bald", format="webinar", languages=["cs"], region_code="")
    add_event(index, title="Später", slug="spaeter", start=at(2027, 2, 1), end=at(2027, 2, 2), region_code="DED42")


def titles(answer):
    return [item["title"] for item in answer["items"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Bald", "Später"]),
        ("when=past", ["Vorbei"]),
        ("when=all", ["Vorbei", "Bald", "Später"]),
        ("when=all&sort=-start", ["Später", "Bald", "Vorbei"]),
        ("from=2026-02-01", ["Vorbei", "Bald", "Später"]),
        ("to=2026-12-31", ["Bald"]),
        ("from=2027-02-02&to=2027-02-02", ["Später"]),
        ("region=DED42", ["Später"]),
        ("format=webinar&format=workshop", ["Bald", "Später"]),
        ("language=cs", ["Bald"]),
        ("organiser=niemand", []),
    ],
)
def test_filters_and_order(read, three, query, found):
    assert titles(read(f"events?locale=de&{query}")) == found


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("region=XX", "region"), ("format=party", "format"), ("language=xx", "language"), ("when=now", "when"),
        ("from=morgen", "from"), ("from=2026-02-02&to=2026-02-01", "to"), ("organiser=%00", "organiser"),
        ("sort=name", "sort"), ("locale=fr", "locale"), ("offset=-1", "offset"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_named(read, index, query, parameter):
    assert [error["parameter"] for error in read(f"events?{query}", 422)["errors"]] == [parameter]


def test_extreme_days_are_answered(read, three):
    assert titles(read("events?from=0001-01-01&to=9999-12-31")) == ["Vorbei", "Bald", "Später"]


def test_times_carry_the_offset_of_the_events_own_clocks(read, index):
    add_event(index, time_zone="Europe/Helsinki", start=at(2026, 12, 3, 10, zone="Europe/Helsinki"))
    item = read("events?locale=de")["items"][0]
    assert (item["start"], item["time_zone"]) == ("2026-12-03T10:00:00+02:00", "Europe/Helsinki")
    assert item["format_label"] == "Workshop"
    assert item["region"]["code"] == "DED41"


@pytest.mark.parametrize("public", [True, False])
def test_the_online_link_is_there_only_where_everyone_may_see_it(client, index, public):
    event = add_event(index, online_url="https://meet.example/geheim", online_url_is_public=public)
    full = client.get(f"/api/v1/events/{event.slug}?locale=de")
    assert full.json()["online_url"] == ("https://meet.example/geheim" if public else None)
    assert full.json()["online"] is True
    everything = full.content + client.get("/api/v1/events?locale=de").content
    assert (b"geheim" in everything) is public


def test_organisers_that_are_not_public_are_not_named(read, index):
    shown = CompanyFactory(name="Kammer", slug="kammer", kind="chamber")
    hidden = CompanyFactory(name="Geheim", slug="geheim", kind="cluster", live=False)
    event = add_event(index, organisers=(shown, hidden))
    assert [o["slug"] for o in read(f"events/{event.slug}?locale=de")["organisers"]] == ["kammer"]
    assert titles(read("events?locale=de&organiser=kammer")) == ["Zoll im Alltag"]


def test_the_other_language_is_linked_and_named_where_this_one_is_missing(read, index, czech):
    event = add_event(index)
    translate(event, czech, title="Clo v praxi", slug="clo-v-praxi")
    assert [a["api_url"] for a in read(f"events/{event.slug}?locale=de")["alternates"]] == [
        "http://testserver/api/v1/events/clo-v-praxi?locale=cs"
    ]
    problem = read("events/clo-v-praxi?locale=de", 404)
    assert [a["locale"] for a in problem["alternates"]] == ["de", "cs"]


def test_a_cancelled_event_says_so_and_takes_no_registration(read, index):
    event = add_event(
        index, status="cancelled", status_reason="Krankheit", registration_url="https://anmeldung.example/"
    )
    found = read(f"events/{event.slug}?locale=de")
    assert (found["status"], found["status_reason"]) == ("cancelled", "Krankheit")
    assert found["registration"] == {"state": "cancelled", "url": "", "email": "", "deadline": None}


def answers(client, event):
    """Return what each interface says of an event in full."""
    return [
        client.get(f"/api/v1/events/{event.slug}?locale=de").json(),
        client.get(f"/api/v1/pages?path={event.url}").json()["content"],
        client.get(f"/api/cms/v2/pages/{event.pk}/?fields=*").json(),
    ]


def test_documents_come_with_the_end(client, index, monkeypatch):
    event = add_event(index, materials=[("documents", {"heading": "", "documents": [make_document()]})])
    assert [found["materials"] for found in answers(client, event)] == [[], [], []]
    monkeypatch.setattr(timezone, "now", lambda: at(2026, 12, 4))
    for found in answers(client, event):
        assert "Leitfaden" in str(found["materials"])


def test_what_was_said_of_a_move_ends_with_it(client, index):
    moved = {"status": "moved", "status_reason": "Saal belegt.", "previous_start": at(2026, 11, 26)}
    event = add_event(index, **moved)
    for found in answers(client, event):
        assert (found["status_reason"], found["previous_start"][:10]) == ("Saal belegt.", "2026-11-26")
    event.status = "scheduled"
    event.save_revision().publish()
    for found in answers(client, event):
        assert (found["status_reason"], found["previous_start"]) == ("", None)


@pytest.mark.parametrize("count", [2, 6])
def test_a_list_takes_as_many_queries_however_long_it_is(client, index, count, django_assert_num_queries):
    organiser = CompanyFactory(kind="chamber")
    for number in range(count):
        add_event(index, organisers=(organiser,), slug=f"e-{number}", lead_image=make_image())
    client.get("/api/v1/events?locale=de")  # renditions are made, addresses remembered
    with django_assert_num_queries(7):
        assert len(client.get("/api/v1/events?locale=de").json()["items"]) == count


def test_answers_have_the_shape_that_the_reference_gives(read, index):
    agenda = [("item", {"start": at(2026, 12, 3).replace(tzinfo=None), "end": None, "title": "Auftakt",
                        "speaker": "", "text": ""})]  # fmt: skip
    event = add_event(index, organisers=(CompanyFactory(kind="chamber"),), fee_amount=25, agenda=agenda)
    listed, full = read("events?locale=de"), read(f"events/{event.slug}?locale=de")
    EventList.model_validate(listed)
    EventDetail.model_validate(full)
    assert set(listed["items"][0]) == set(Event.model_fields)
    assert set(full) == set(EventDetail.model_fields)
    assert full["fee"] == {"amount": "25.00", "currency": "EUR", "note": ""}
    assert full["agenda"][0]["value"]["start"] == "2026-12-03T10:00:00"
    assert full["calendar_url"] == "http://testserver/de/veranstaltungen/zoll-im-alltag/termin.ics"
