"""A company's profile."""

import json

import pytest

from directory.models import CompanyText, Origin
from directory.search.write import write_entries
from tests.html import parse


@pytest.fixture
def profile(client, directory):
    def fetch(slug, path="/de/unternehmen/"):
        response = client.get(f"{path}{slug}/")
        assert response.status_code == 200
        return parse(response)

    return fetch


def test_facts_and_links_to_filtered_lists(profile, region_pair):
    page = profile("dreherei-nord")
    facts = {row.dt.get_text(): row.dd.get_text(" ", strip=True) for row in page.select(".profile-panel .facts > div")}
    assert facts["Anschrift"] == "Musterstraße 1 09456 Annaberg-Buchholz Deutschland"
    assert facts["Korrespondenzsprachen"] == "Deutsch"
    links = {a.get_text(): a["href"] for a in page.select("main a")}
    assert links["ISO 9001"] == "/de/unternehmen/?certificate=iso-9001"
    assert links["CNC-Drehen"] == "/de/unternehmen/?capability=cnc-turning"
    assert links["Erzgebirgskreis"] == "/de/unternehmen/?region=DED42"
    assert page.select_one(".status").get_text() == "Zuletzt bestätigt am 1. Oktober 2026"


def test_neither_e_mail_nor_script_addresses(profile, publish):
    publish(slug="leise", email="geheim@leise.example", website="javascript:alert(1)")
    page = str(profile("leise"))
    assert "geheim@" not in page
    assert "javascript:" not in page


def test_web_site_passes_no_credit_and_no_window(profile, publish):
    publish(slug="mit-seite", website="https://www.seite.example/de/")
    link = profile("mit-seite").select_one('a[href="https://www.seite.example/de/"]')
    assert {"nofollow", "noopener"} <= set(link["rel"])
    assert link.get_text() == "seite.example/de"


def test_text_in_the_other_language_is_marked(profile, region_pair):
    page = profile("slevarna-labe")
    assert page.select_one(".foreign").get_text() == "Text auf Tschechisch"
    assert [node["lang"] for node in page.select(".profile-cols [lang]")] == ["cs", "cs"]
    assert not profile("slevarna-labe", "/cs/firmy/").select(".profile-cols [lang], .profile-cols .foreign")


def test_machine_translation_is_told(profile, publish):
    company = publish(slug="uebersetzt", texts={"cs": "Odlitky."})
    CompanyText.objects.create(
        company=company, language="de", summary="Gussteile.", origin=Origin.MACHINE, source_state="outdated"
    )
    write_entries([company.pk])
    notes = profile("uebersetzt").get_text()
    assert "maschinell übersetzt und noch nicht von einem Menschen geprüft" in notes
    assert "Das Original wurde seitdem geändert" in notes
    assert "maschinell" not in profile("uebersetzt", "/cs/firmy/").get_text()


def test_basic_entry_says_what_it_is(profile, publish):
    publish(slug="grundeintrag")
    assert "Dieser Basiseintrag stammt aus einem öffentlichen Register" in profile("grundeintrag").get_text()


def test_similar_companies_are_on_the_other_side(profile, region_pair, publish):
    publish(slug="nachbar", codes={"sectors": ["24.53"]})
    page = profile("slevarna-labe")
    assert page.select_one("#similar").get_text() == "Ähnliche Unternehmen auf deutscher Seite"
    found = [a["href"] for a in page.select(".similar .card-title a")]
    assert found[0] == "/de/unternehmen/nachbar/"
    assert "/de/unternehmen/slevarna-labe/" not in found


def test_same_profile_in_the_other_language(profile, region_pair):
    page = profile("dreherei-nord")
    assert page.select_one('.languages a[lang="cs"]')["href"] == "/cs/firmy/dreherei-nord/"
    assert page.select_one("link[rel=canonical]")["href"].endswith("/de/unternehmen/dreherei-nord/")
    assert page.select_one('meta[property="og:title"]')["content"] == "Dreherei Nord GmbH"


def test_last_modified_is_the_publication(client, directory, region_pair):
    assert client.get("/de/unternehmen/dreherei-nord/").headers["Last-Modified"] == "Thu, 01 Oct 2026 12:00:00 GMT"


def test_map_shows_the_place(profile, region_pair):
    page = profile("dreherei-nord")
    assert page.select_one("svg.locator")["aria-label"] == "Karte: 09456 Annaberg-Buchholz, Region: Erzgebirgskreis"
    assert page.select_one(".locator-dot")


def test_structured_data(profile, region_pair):
    found = json.loads(profile("slevarna-labe").select_one('script[type="application/ld+json"]').string)
    assert (found["@type"], found["name"]) == ("LocalBusiness", "Slévárna Labe s.r.o.")
    assert found["address"]["addressCountry"] == "CZ"
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 50.66, "longitude": 14.04}
    assert found["numberOfEmployees"] == {"@type": "QuantitativeValue", "minValue": 250}
    assert found["@id"].endswith("/de/unternehmen/slevarna-labe/")


def test_hostile_prose_stays_prose(profile, publish):
    attack = '</script><script>alert(1)</script><img src=x onerror="alert(2)">\u2028'
    publish(slug="boese", name=f"{attack} GmbH", texts={"de": attack}, city="</title><script>alert(3)</script>")
    page = profile("boese")
    assert not page.select("script:not([src]):not([type]), img[onerror]")
    found = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert found["description"] == attack
    assert "alert(1)" in page.h1.get_text()


@pytest.mark.parametrize(
    ("path", "text"), [("/de/unternehmen/", "Diesen Eintrag gibt es nicht"), ("/cs/firmy/", "Tento záznam neexistuje")]
)
def test_unknown_entry_is_404_with_a_way_on(client, directory, path, text):
    response = client.get(f"{path}weg-und-fort/")
    page = parse(response)
    assert response.status_code == 404
    assert page.h1.get_text() == text
    assert page.select_one("form[role=search]")["action"] == path
    assert page.select_one("form[role=search] input")["value"] == "weg und fort"
