"""Nothing found: every way out leads to something."""

import pytest

from tests.html import parse


@pytest.fixture
def ways(client, region_pair):
    def fetch(query):
        page = parse(client.get(f"/de/unternehmen/?{query}"))
        assert page.select_one("#results-title").get_text() == "Keine Unternehmen gefunden"
        return {
            " ".join(row.get_text().split()): row.a["href"]
            for row in page.select(".ways-out .way-list li, .ways-out .chips li")
        }

    return fetch


def test_leaving_out_a_filter(ways):
    found = ways("q=Messing&region=CZ042")
    assert found["ohne den Filter Region: Region Ústí nad Labem (Aussig) 1"] == "?q=Messing"


def test_the_other_side_of_the_border(ways):
    assert ways("q=Messing&country=CZ")["auf der anderen Seite der Grenze: Deutschland 1"] == "?q=Messing&country=DE"


def test_a_wider_circle(ways):
    found = ways("q=Messing&near=40001&radius_km=50")
    assert found["im Umkreis von 100 km 1"] == "?q=Messing&near=40001&radius_km=100"
    assert found["in beliebiger Entfernung 1"] == "?q=Messing&near=40001"


def test_single_words(ways):
    found = ways("q=Messing+Quantengravitation")
    assert found["nur „messing“ 1"] == "?q=messing"
    assert not any("quanten" in text for text in found)


def test_terms_that_begin_alike(ways):
    found = ways("q=Zerspanungsmaschinist")
    assert found["Zerspanung"] == "?capability=machining"


def test_sectors_and_chambers(client, ways):
    found = ways("q=Quantengravitation")
    assert found["Verarbeitendes Gewerbe/Herstellung von Waren 2"] == "?sector=C"
    page = parse(client.get("/de/unternehmen/?q=Quantengravitation"))
    assert page.select_one('.ways-out a[href="?kind=chamber"]')


def test_every_count_is_what_its_link_gives(client, ways):
    for text, href in ways("q=Messing+Quantengravitation&country=DE").items():
        count = text.rsplit(" ", 1)[-1]
        if count.isdigit():
            heading = parse(client.get(f"/de/unternehmen/{href}")).select_one("#results-title").get_text()
            assert heading == f"{count} Unternehmen"
