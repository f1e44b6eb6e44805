"""The list: what is found, counted, chosen and said."""

import pytest

from tests.html import parse


def texts(page, selector):
    return [" ".join(node.get_text().split()) for node in page.select(selector)]


@pytest.fixture
def get(client, region_pair):
    def fetch(path):
        response = client.get(path)
        assert response.status_code == 200
        return parse(response)

    return fetch


def test_list_shows_cards_with_place_size_and_confirmation(get):
    page = get("/de/unternehmen/")
    assert texts(page, "#results-title") == ["2 Unternehmen"]
    card = next(card for card in texts(page, ".card") if card.startswith("Dreherei Nord"))
    assert "Annaberg-Buchholz · Erzgebirgskreis · 10 bis 49 Beschäftigte" in card
    assert "Drehteile aus Messing." in card
    assert "Bestätigt am 1. Oktober 2026" in card
    assert "ISO 9001" in card


def test_text_in_the_other_language_is_marked(get):
    page = get("/de/unternehmen/?country=CZ")
    (prose,) = page.select('.card p[lang="cs"]')
    assert prose.get_text() == "Odlitky z hliníku."
    assert texts(page, ".card .foreign") == ["Text auf Tschechisch"]
    assert not get("/cs/firmy/?country=CZ").select(".card [lang], .card .foreign")


@pytest.mark.parametrize(("number", "heading"), [(1, "1 firma"), (2, "2 firmy"), (5, "5 firem")])
def test_czech_counts_in_three_forms(client, directory, publish, number, heading):
    for _ in range(number):
        publish()
    assert texts(parse(client.get("/cs/firmy/")), "h2")[0] == heading


def test_counts_of_a_filter_are_for_the_other_filters(get):
    page = get("/de/unternehmen/?region=DED42")
    counts = {row.select("input")[0].get("value"): row.select(".count")[0].text for row in page.select(".option")}
    assert (counts["DED42"], counts["CZ042"], counts["DED41"]) == ("1", "1", "0")
    assert (counts["DE"], counts["CZ"]) == ("1", "0")
    assert page.select('input[value="DED42"]')[0].get("checked") is not None
    assert page.select('input[value="DED41"]')[0].get("disabled") is not None


def test_sectors_stand_in_two_levels(get):
    page = get("/de/unternehmen/?sector=25")
    (children,) = page.select('details[data-keep="sector-C"]')
    assert children.get("open") is not None
    assert [box.get("value") for box in children.select("input")] == ["24", "25"]
    assert children.summary.get_text() == "Genauer wählen: Verarbeitendes Gewerbe/Herstellung von Waren"


def test_chosen_filters_are_links_that_take_them_away(get):
    page = get("/de/unternehmen/?q=Drehteile&region=DED42&region=CZ042&certificate=iso-9001")
    links = {" ".join(a.get_text().split()): a.get("href") for a in page.select(".chips a")}
    assert links["Filter entfernen – Region: Erzgebirgskreis"] == "?q=Drehteile&region=CZ042&certificate=iso-9001"
    assert links["Filter entfernen – Zertifikat: ISO 9001"] == "?q=Drehteile&region=DED42&region=CZ042"
    assert links["Alle entfernen"] == "?"


def test_distance_is_shown_and_named(get):
    page = get("/de/unternehmen/?near=Annaberg-Buchholz&radius_km=30")
    assert texts(page, ".around") == [
        "im Umkreis von 30\u00a0km um Annaberg-Buchholz (Erzgebirgskreis)".replace("\u00a0", " ")
    ]
    assert texts(page, "#results-title") == ["1 Unternehmen"]
    assert "km entfernt" in texts(page, ".card")[0]
    both = get("/de/unternehmen/?near=Annaberg-Buchholz&radius_km=&sort=distance")
    assert [title.split()[0] for title in texts(both, ".card-title")] == ["Dreherei", "Slévárna"]


def test_typing_error_is_corrected_and_told(get):
    page = get("/de/unternehmen/?q=Drehteille")
    assert texts(page, ".corrected") == ["Ergebnisse für „drehteile“ statt „Drehteille“"]
    assert texts(page, ".card-title") == ["Dreherei Nord GmbH"]


def test_map_links_keep_the_search_and_toggle_the_region(get):
    page = get("/de/unternehmen/?q=Drehteile&region=DED42")
    chosen, other = page.select("#map-DED42")[0], page.select("#map-CZ042")[0]
    assert (chosen.get("href"), chosen.get("aria-current")) == ("?q=Drehteile", "true")
    assert other.get("href") == "?q=Drehteile&region=DED42&region=CZ042"
    assert other.get("aria-current") is None
    assert len(page.select(".map-list a")) == 12


def test_pages_of_twenty(client, directory, publish):
    for _ in range(41):
        publish()
    first, last = (
        parse(client.get("/de/unternehmen/?country=DE")),
        parse(client.get("/de/unternehmen/?country=DE&page=3")),
    )
    assert len(first.select(".card")) == 20
    assert len(last.select(".card")) == 1
    assert first.select("nav.pagination a[rel=next]")[0].get("href") == "?country=DE&page=2"
    assert first.select("head link[rel=next]")[0].get("href") == "?country=DE&page=2"
    assert last.select("nav.pagination a[rel=prev]")[0].get("href") == "?country=DE&page=2"
    assert last.select("link[rel=canonical]")[0].get("href").endswith("/de/unternehmen/?country=DE&page=3")


def test_language_switch_keeps_the_search(get):
    page = get("/de/unternehmen/?q=Drehteile&region=DED42&utm_source=x")
    assert page.select('.languages a[lang="cs"]')[0].get("href") == "/cs/firmy/?q=Drehteile&region=DED42"
    hreflang = page.select('link[hreflang="cs"]')[0].get("href")
    assert hreflang.endswith("/cs/firmy/?q=Drehteile&region=DED42")
    assert page.select('meta[name="robots"]')[0].get("content") == "noindex, follow"
    assert not get("/de/unternehmen/").select('meta[name="robots"]')


def test_unpublished_is_gone(client, directory, publish):
    company = publish(name="Bald fort GmbH")
    assert "Bald fort" in client.get("/de/unternehmen/").content.decode()
    company.live = True
    company.unpublish()
    assert "Bald fort" not in client.get("/de/unternehmen/").content.decode()
