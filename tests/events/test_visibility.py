"""What is not public is nowhere: no page, list, month, calendar, panel or API; and neither is a hidden link."""

import json

import pytest
from wagtail.models import Page, PageViewRestriction

from home.panels import find_panel
from tests.events.samples import add_event, add_index, translate
from tests.home.samples import home

SECRET = "https://meet.example/geheimer-raum-4711"


def outputs(client, slug: str = "zoll-im-alltag") -> dict[str, str]:
    """Return what visitors get at every address that shows events."""
    base = "/de/veranstaltungen/"
    paths = [
        base, f"{base}vergangen/", f"{base}monat/2026/12/", f"{base}kalender.ics", f"{base}{slug}/",
        f"{base}{slug}/termin.ics", f"{base}intern/", f"{base}intern/{slug}/", f"{base}intern/{slug}/termin.ics",
        "/api/cms/v2/pages/?type=events.EventPage&fields=*", "/sitemap-pages.xml",
    ]  # fmt: skip
    found = {path: client.get(path) for path in paths}
    texts = {path: answer.content.decode() for path, answer in found.items() if answer.status_code == 200}
    texts["panel"] = str(find_panel("coming_events").render(None, home("de")))
    return texts


def places_of(client, word: str) -> list[str]:
    # Unfolded, for a calendar breaks its lines anywhere.
    return [path for path, text in outputs(client).items() if word in text.replace("\r\n ", "")]


def test_what_is_public_is_everywhere(client, index):
    """The other tests of this file would pass on empty answers but for this one."""
    add_event(index, title="Sichtbar")
    assert set(places_of(client, "Sichtbar")) == {
        "/de/veranstaltungen/", "/de/veranstaltungen/monat/2026/12/", "/de/veranstaltungen/kalender.ics",
        "/de/veranstaltungen/zoll-im-alltag/", "/de/veranstaltungen/zoll-im-alltag/termin.ics",
        "/api/cms/v2/pages/?type=events.EventPage&fields=*", "panel",
    }  # fmt: skip


def test_drafts_are_nowhere(client, index):
    add_event(index, title="Entwurf", publish=False)
    assert places_of(client, "Entwurf") == []


def test_changes_not_yet_published_are_nowhere(client, index):
    event = add_event(index, title="Sichtbar")
    event.title = "Noch geheim"
    event.save_revision()
    assert places_of(client, "Noch geheim") == []


def test_expired_events_are_nowhere(client, index):
    event = add_event(index, title="Abgelaufen")
    event.unpublish(set_expired=True)
    assert places_of(client, "Abgelaufen") == []


@pytest.mark.parametrize("restricted", ["event", "section"])
def test_private_events_are_nowhere(client, index, restricted):
    section = add_index("de", index, title="Intern", slug="intern")
    event = add_event(section, title="Vertraulich")
    page = Page.objects.get(pk=event.pk if restricted == "event" else section.pk)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert places_of(client, "Vertraulich") == []


def test_events_of_another_language_are_not_in_this_ones_lists(client, index, czech):
    translate(add_event(index), czech, title="Česky", slug="clo")
    shown = {path for path in places_of(client, "Česky") if not path.startswith("/api/")}
    assert shown == set()


def test_a_hidden_link_is_nowhere(client, index):
    add_event(index, online_url=SECRET)
    assert places_of(client, SECRET) == []
    assert places_of(client, "4711") == []


def test_a_public_link_is_shown(client, index):
    add_event(index, online_url=SECRET, online_url_is_public=True)
    assert "/de/veranstaltungen/zoll-im-alltag/" in places_of(client, SECRET)
    assert "/de/veranstaltungen/kalender.ics" in places_of(client, SECRET)


def test_a_hidden_link_cannot_be_guessed_at(client, index):
    """Wagtail's API filters by every field that it names; a hit would confirm a guess."""
    add_event(index, online_url=SECRET)
    address = "/api/cms/v2/pages/?type=events.EventPage"
    assert json.loads(client.get(address).content)["meta"]["total_count"] == 1
    for guess in (f"&online_url={SECRET}", "&fields=online_url", "&order=online_url"):
        assert client.get(address + guess).status_code == 400
    found = json.loads(client.get(f"{address}&search=geheimer").content)
    assert found["meta"]["total_count"] == 0


def test_the_api_gives_the_agenda_on_the_events_own_clocks(client, index):
    item = {"start": "2026-12-03T10:00:00", "end": None, "title": "Start", "speaker": "E. M.", "text": ""}
    add_event(index, agenda=[("item", item)])
    (found,) = json.loads(client.get("/api/cms/v2/pages/?type=events.EventPage&fields=*").content)["items"]
    assert found["agenda"][0]["value"] == item
    assert (found["region_code"], found["public_online_url"]) == ("DED41", "")
