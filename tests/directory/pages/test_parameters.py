"""Whatever an address says, there is an answer, and the reader learns what was left out."""

import pytest

from tests.html import parse


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("region=XX99", "Der Filter „XX99“ ist nicht bekannt und wurde nicht berücksichtigt."),
        ("sort=price", "Diese Sortierung ist nicht bekannt. Die Ergebnisse sind nach Relevanz geordnet."),
        ("sort=distance", "Um nach Entfernung zu sortieren, geben Sie bitte einen Ort oder eine Postleitzahl an."),
        (
            "near=Chemnitz&radius_km=viel",
            "Bitte geben Sie die Entfernung in Kilometern an, höchstens 500. Ihre Angabe wurde nicht berücksichtigt.",
        ),
        (
            "near=Chemnitz&radius_km=nan",
            "Bitte geben Sie die Entfernung in Kilometern an, höchstens 500. Ihre Angabe wurde nicht berücksichtigt.",
        ),
        (
            "near=Chemnitz&radius_km=-5",
            "Bitte geben Sie die Entfernung in Kilometern an, höchstens 500. Ihre Angabe wurde nicht berücksichtigt.",
        ),
        ("page=minus", "Eine Seite „minus“ gibt es nicht. Dies ist die erste."),
        ("page=0", "Eine Seite „0“ gibt es nicht. Dies ist die erste."),
        ("page=%D9%A3", "Eine Seite „٣“ gibt es nicht. Dies ist die erste."),
        ("page=77", "Eine Seite 77 gibt es nicht. Dies ist die letzte."),
        ("q=%25", "„%“ enthält kein Wort, nach dem gesucht werden kann. Die Liste wird ohne Suchwort angezeigt."),
        ("q=" + "lang+" * 100, "Ihre Suche war sehr lang. Nur ihr Anfang wurde verwendet."),
    ],
)
def test_nonsense_is_left_out_and_told(client, region_pair, query, notice):
    response = client.get(f"/de/unternehmen/?{query}")
    assert response.status_code == 200
    assert notice in [alert.get_text(strip=True) for alert in parse(response).select(".alert")]


@pytest.mark.parametrize(("query", "count"), [("q=%F0%9F%92%A9", "2 firmy"), ("q=%25_%25&country=CZ", "1 firma")])
def test_a_search_without_a_word_shows_everything_and_says_so(client, region_pair, query, count):
    page = parse(client.get(f"/cs/firmy/?{query}"))
    assert "neobsahuje žádné slovo, které by se dalo vyhledat" in page.select_one(".alert").get_text()
    assert page.select_one("#results-title").get_text() == count
    assert page.select_one("#finder-q")["value"]


def test_unknown_place_keeps_the_results(client, region_pair):
    page = parse(client.get("/de/unternehmen/?near=Nirgendwohausen&radius_km=30"))
    assert "Wir kennen weder einen Ort noch eine Postleitzahl „Nirgendwohausen“" in page.select_one(".alert").get_text()
    assert page.select_one("#results-title").get_text() == "2 Unternehmen"


def test_empty_and_foreign_parameters_are_no_news(client, region_pair):
    page = parse(client.get("/de/unternehmen/?q=&near=&radius_km=30&region=&sort=&page=&utm_source=mail"))
    assert not page.select(".alert")
    assert page.select_one("#results-title").get_text() == "2 Unternehmen"


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=%27%3B--", "q=%5C", "q=%3A%2A+%26+%21+%7C+%28", "q=%F0%9F%92%A9", "q=%ED%A0%80", "q=%25_%25",
        "near=%00", "near=%25", "near=%27", "near=99999", "region=%00", "sector=%27%3B--", "page=99999999999999999999",
        "radius_km=1e400&near=Chemnitz", "q=" + "a+" * 500, "&".join(f"region=R{n}" for n in range(300)),
        "&".join(f"sector={n}" for n in range(1, 99)), "sort=%00&sort=name",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/de/unternehmen/", "/cs/firmy/"])
def test_hostile_parameters_get_an_answer(client, region_pair, path, query):
    assert client.get(f"{path}?{query}").status_code == 200


def test_words_are_shown_as_words(client, region_pair):
    """No markup of a search reaches the page: form, heading, title, links."""
    attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    response = client.get("/de/unternehmen/", {"q": attack, "near": attack, "region": attack, "page": "2"})
    page = parse(response)
    assert response.status_code == 200
    assert not page.select("script:not([src]), img[onerror]")
    assert page.select_one("#finder-q")["value"] == attack
    assert page.select_one("#finder-near")["value"] == attack
