"""The page of one event: what readers are told, in their language, before, during and after it."""

import json

import pytest
from django.utils import timezone

from tests.directory.pages.conftest import directory  # noqa: F401
from tests.events.samples import add_event, at, translate
from tests.factories import CompanyFactory
from tests.home.samples import make_document
from tests.html import parse

PAGE = "/de/veranstaltungen/zoll-im-alltag/"
NB = "\u00a0"


def facts(client, path: str = PAGE) -> dict[str, str]:
    page = parse(client.get(path))
    groups = page.select(".event-fact-list > div")
    return {group.dt.get_text(strip=True): group.dd.get_text(" ", strip=True) for group in groups}


def main(client, path: str = PAGE) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response).select_one("main").get_text(" ", strip=True)


def linked_data(client, path: str = PAGE) -> dict:
    return json.loads(parse(client.get(path)).select_one('script[type="application/ld+json"]').string)


def test_facts(client, index, directory):  # noqa: F811
    chamber = CompanyFactory(name="IHK Chemnitz", slug="ihk-chemnitz", kind="chamber", live=True)
    hidden = CompanyFactory(name="Noch nicht öffentlich", kind="chamber", live=False)
    add_event(
        index, (chamber, hidden), languages=["de", "cs"], interpretation=True, audience="Versand", fee_amount="49.50",
        fee_note="inkl. Imbiss", registration_url="https://example.org/an", registration_deadline=at(2026, 12, 1, 18),
    )  # fmt: skip
    assert facts(client) == {
        "Wann": f"Donnerstag, 3.{NB}Dezember 2026, 10:00–12:00{NB}Uhr",
        "Wo": f"IHK Chemnitz Straße der Nationen 25 09111{NB}Chemnitz, Deutschland Stadt Chemnitz",
        "Sprachen": "Deutsch, Tschechisch mit Verdolmetschung",
        "Zielgruppe": "Versand",
        "Teilnahmegebühr": f"49,50{NB}€ inkl. Imbiss",
        "Veranstalter": "IHK Chemnitz",
        "Anmeldung": f"bis 1.{NB}Dezember 2026, 18:00{NB}Uhr",
    }
    page = parse(client.get(PAGE))
    assert page.select_one('.event-facts a[href="/de/unternehmen/ihk-chemnitz/"]')
    assert page.select_one('.event-actions a[href="https://example.org/an"]')
    assert page.select_one(f'.event-actions a[href="{PAGE}termin.ics"]')


@pytest.mark.parametrize("code", ["43401", "434 01"])
def test_a_czech_postal_code_is_written_as_czechs_do(client, index, code):
    add_event(index, venue="", street="", postal_code=code, city="Most", country="CZ", region_code="CZ042")
    assert facts(client)["Wo"].startswith(f"434{NB}01{NB}Most, Tschechien")


@pytest.mark.parametrize(("amount", "german", "czech_text"), [
    ("0", "kostenfrei", "zdarma"), ("25", f"25{NB}€", f"25{NB}€"), ("1250.5", f"1.250,50{NB}€", f"1{NB}250,50{NB}€"),
])  # fmt: skip
def test_the_fee_in_the_readers_numbers(client, index, czech, amount, german, czech_text):
    event = add_event(index, fee_amount=amount)
    translate(event, czech, slug="clo", fee_amount=amount)
    assert facts(client)["Teilnahmegebühr"] == german
    assert facts(client, "/cs/akce/clo/")["Účastnický poplatek"] == czech_text


def test_a_cancelled_event_says_so_and_why_and_takes_nobody(client, index):
    add_event(index, status="cancelled", status_reason="Krankheit.", registration_url="https://example.org/an")
    assert "Diese Veranstaltung ist abgesagt. Krankheit." in main(client)
    assert "Jetzt anmelden" not in main(client)


def test_a_moved_event_names_both_dates(client, index):
    add_event(index, status="moved", status_reason="Saal belegt.", previous_start=at(2026, 11, 26))
    text = main(client)
    assert f"Neuer Termin: 3.{NB}Dezember 2026, 10:00–12:00{NB}Uhr" in text
    assert f"Ursprünglich geplant: 26.{NB}November 2026, 10:00{NB}Uhr Saal belegt." in text


def test_after_the_deadline_registration_is_closed(client, index):
    add_event(index, registration_url="https://example.org/an", registration_deadline=at(2026, 11, 20, 18))
    assert facts(client)["Anmeldung"] == f"Anmeldeschluss war am 20.{NB}November 2026, 18:00{NB}Uhr."
    assert "https://example.org/an" not in client.get(PAGE).content.decode()


def test_documents_come_with_the_end(client, index, monkeypatch):
    materials = [("documents", {"heading": "", "documents": [make_document()]})]
    add_event(index, materials=materials, online_url="https://example.org/raum", online_url_is_public=True)
    assert "Leitfaden" not in main(client)
    assert "https://example.org/raum" in client.get(PAGE).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: at(2026, 12, 4))
    text = main(client)
    assert "Diese Veranstaltung ist vorbei." in text
    assert "Leitfaden" in text


def test_the_agenda_stands_by_day_on_the_events_own_clocks(client, index):
    def item(start: str, title: str) -> tuple:
        return ("item", {"start": start, "end": None, "title": title, "speaker": "", "text": ""})

    add_event(
        index, start=at(2026, 12, 3, 9, zone="Europe/Helsinki"), end=at(2026, 12, 4, 12, zone="Europe/Helsinki"),
        time_zone="Europe/Helsinki",
        agenda=[item("2026-12-04T09:30:00", "Besuch"), item("2026-12-03T09:00:00", "Start")],
    )  # fmt: skip
    agenda = parse(client.get(PAGE)).select_one(".agenda")
    assert agenda.get_text(" ", strip=True) == (
        f"Programm Donnerstag, 3.{NB}Dezember 2026 09:00{NB}Uhr Start Freitag, 4.{NB}Dezember 2026 09:30{NB}Uhr Besuch"
    )
    assert "Ortszeit: Osteuropa" in facts(client)["Wann"]


def test_linked_data_of_a_moved_event_with_place_and_link(client, index, directory):  # noqa: F811
    chamber = CompanyFactory(name="IHK Chemnitz", slug="ihk-chemnitz", kind="chamber")
    add_event(
        index, (chamber,), status="moved", previous_start=at(2026, 11, 26), fee_amount="0",
        online_url="https://example.org/geheim", registration_url="https://example.org/an",
    )  # fmt: skip
    data = linked_data(client)
    assert data["startDate"] == "2026-12-03T10:00:00+01:00"
    assert data["previousStartDate"] == "2026-11-26T10:00:00+01:00"
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    place, virtual = data["location"]
    assert place["address"] == {
        "@type": "PostalAddress", "streetAddress": "Straße der Nationen 25", "postalCode": "09111",
        "addressLocality": "Chemnitz", "addressRegion": "Stadt Chemnitz", "addressCountry": "DE",
    }  # fmt: skip
    assert virtual == {"@type": "VirtualLocation", "url": data["url"]}
    assert data["organizer"][0]["url"].endswith("/de/unternehmen/ihk-chemnitz/")
    assert data["organizer"][0]["url"].startswith("http")
    assert data["offers"]["price"] == "0.00"
    assert data["offers"]["url"] == "https://example.org/an"
    assert data["inLanguage"] == ["de"]


def test_linked_data_of_an_online_day(client, index):
    add_event(
        index, all_day=True, start=at(2026, 12, 31), end=at(2027, 1, 1), venue="", city="", region_code=None,
        online_url="https://example.org/raum", online_url_is_public=True, status="cancelled", status_reason="X",
    )  # fmt: skip
    data = linked_data(client)
    assert (data["startDate"], data["endDate"]) == ("2026-12-31", "2027-01-01")
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert data["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert data["location"] == {"@type": "VirtualLocation", "url": "https://example.org/raum"}


def test_text_cannot_end_the_script(client, index):
    add_event(index, teaser="</script><script>alert(1)</script>")
    content = client.get(PAGE).content.decode()
    assert "<script>alert" not in content
    assert linked_data(client)["description"] == "</script><script>alert(1)</script>"
