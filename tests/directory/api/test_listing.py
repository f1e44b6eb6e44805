"""Listings of companies: shape, filters, order, distance, pages, facets."""

import pytest

from tests.golden import assert_golden

pytestmark = pytest.mark.usefixtures("companies")


def slugs(answer) -> list[str]:
    return [item["slug"] for item in answer["items"]]


@pytest.mark.parametrize("locale", ["de", "cs"])
def test_a_listing_looks_as_promised(read, locale):
    assert_golden(__file__, f"listing_{locale}", read(f"companies?locale={locale}&sort=name&facets=true"))


def test_values_of_one_filter_are_alternatives_and_filters_add_up(read):
    assert slugs(read("companies?locale=de&sort=name&region=DED41&region=CZ042")) == [
        "obrabeni-teplice",
        "zerspanung-praezis",
    ]
    assert slugs(read("companies?locale=de&region=DED41&region=CZ042&country=CZ")) == ["obrabeni-teplice"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("q=CNC-Drehen", {"zerspanung-praezis", "obrabeni-teplice"}),
        ("kind=chamber", {"kammer"}),
        ("sector=25", {"zerspanung-praezis", "obrabeni-teplice"}),
        ("category=45000000", {"obrabeni-teplice"}),
        ("capability=cnc-milling", {"zerspanung-praezis"}),
        ("certificate=iso-9001", {"zerspanung-praezis"}),
        ("language=cs", {"zerspanung-praezis", "obrabeni-teplice"}),
        ("size=medium", {"obrabeni-teplice"}),
    ],
)
def test_every_filter_filters(read, filters, expected):
    assert set(slugs(read(f"companies?locale=de&{filters}"))) == expected


def test_each_item_leads_to_its_profile_in_the_language_asked_for(read):
    urls = {item["slug"]: item["url"] for item in read("companies?locale=cs")["items"]}
    assert urls["kammer"] == "http://testserver/cs/firmy/kammer/"


def test_near_gives_distances_and_an_order_by_them(read):
    answer = read("companies?locale=de&near=Chemnitz&sort=distance")
    assert [(item["slug"], item["distance_km"]) for item in answer["items"]] == [
        ("zerspanung-praezis", pytest.approx(0, abs=5)),
        ("obrabeni-teplice", pytest.approx(67, abs=5)),
        ("kammer", None),
    ]
    assert slugs(read("companies?locale=de&near=09111&radius_km=30")) == ["zerspanung-praezis"]
    assert slugs(read("companies?locale=de&near=Teplitz&radius_km=30")) == ["obrabeni-teplice"]
    assert "distance_km" not in read("companies?locale=de")["items"][0]


def test_pages_join_without_gap_and_keep_the_filters(read, client):
    first = read("companies?locale=de&sort=name&limit=1&sector=25&language=cs&language=de")
    assert first["total"] == 2
    assert first["previous"] is None
    assert first["next"].startswith("http://testserver/api/v1/companies?")
    second = client.get(first["next"]).json()
    assert slugs(first) + slugs(second) == ["obrabeni-teplice", "zerspanung-praezis"]
    assert second["next"] is None
    assert client.get(second["previous"]).json()["items"] == first["items"]


def test_a_page_behind_the_last_is_empty_and_leads_back(read, client):
    answer = read("companies?locale=de&offset=500")
    assert (answer["total"], answer["items"], answer["next"]) == (3, [], None)
    assert client.get(answer["previous"]).status_code == 200


def test_a_mistyped_word_is_corrected_and_the_answer_says_so(read):
    answer = read("companies?locale=de&q=Zersbanung&facets=true")
    assert answer["corrected"] == "zerspanung"
    assert slugs(answer) == ["zerspanung-praezis"]
    assert [(facet["code"], facet["count"]) for facet in answer["facets"]["country"]] == [("DE", 1)]


def test_without_locale_the_readers_language_decides(read):
    item = read("companies?region=CZ042", **{"Accept-Language": "fr, cs;q=0.8, de;q=0.5"})["items"][0]
    assert item["region"]["label"] == "Ústecký kraj"
    assert read("companies?region=CZ042", **{"Accept-Language": "fr"})["items"][0]["url"].startswith(
        "http://testserver/de/"
    )


def test_a_company_that_is_unpublished_is_gone_at_once(read, companies):
    companies["kammer"].unpublish()
    assert "kammer" not in slugs(read("companies?locale=de"))
    read("companies/kammer?locale=de", status=404)
