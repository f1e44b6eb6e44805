"""Every address has its counterpart in the other language, and none is spelt in the wrong one."""

import pytest

from tests.events.samples import add_event, add_index, translate
from tests.html import parse


def alternates(client, path: str) -> dict[str, str]:
    response = client.get(path)
    assert response.status_code == 200
    links = parse(response).select("link[rel=alternate][hreflang]")
    return {link["hreflang"]: link["href"].split("localhost", 1)[1].lstrip(":0123456789") for link in links}


@pytest.mark.parametrize(
    ("german", "czech_path"),
    [
        ("/de/veranstaltungen/", "/cs/akce/"),
        ("/de/veranstaltungen/?format=fair", "/cs/akce/?format=fair"),
        ("/de/veranstaltungen/?format=fair&nonsense=1", "/cs/akce/?format=fair"),
        ("/de/veranstaltungen/vergangen/", "/cs/akce/probehle/"),
        ("/de/veranstaltungen/vergangen/?region=DED41", "/cs/akce/probehle/?region=DED41"),
        ("/de/veranstaltungen/monat/2026/12/?format=fair", "/cs/akce/mesic/2026/12/?format=fair"),
    ],
)
def test_lists(client, index, czech, german, czech_path):
    found = alternates(client, german)
    assert found["cs"] == czech_path
    assert alternates(client, czech_path)["de"] == found["de"] == found["x-default"]


def test_an_event_leads_to_its_translation(client, index, czech):
    event = add_event(index)
    translate(event, czech, title="Clo", slug="clo")
    assert alternates(client, "/de/veranstaltungen/zoll-im-alltag/")["cs"] == "/cs/akce/clo/"


@pytest.mark.parametrize(
    "path", ["probehle/", "past/", "mesic/2026/12/", "kalendar.ics", "calendar.ics", "zoll-im-alltag/udalost.ics"]
)
def test_words_of_another_language_are_not_found(client, index, path):
    add_event(index)
    assert client.get(f"/de/veranstaltungen/{path}").status_code == 404


def test_two_events_of_a_language_never_share_a_slug(client, index, czech):
    first = add_event(index)
    section = add_index("de", index, title="IHK", slug="ihk")
    second, third = add_event(section), add_event(add_index("de", index, title="HWK", slug="hwk"))
    other = add_event(czech)
    slugs = [event.slug for event in (first, second, third, other)]
    assert slugs == ["zoll-im-alltag", "zoll-im-alltag-2", "zoll-im-alltag-3", "zoll-im-alltag"]
    assert client.get("/de/veranstaltungen/ihk/zoll-im-alltag-2/").status_code == 200
