"""Suggestions, places and vocabularies."""

import json

import pytest

from tests.golden import assert_golden

pytestmark = pytest.mark.usefixtures("companies")


def test_suggestions_name_the_filter_they_are_for(read):
    items = read("suggest?q=cnc-dreh&locale=cs")["items"]
    assert items[0] == {"facet": "capability", "code": "cnc-turning", "label": items[0]["label"]}
    assert read(f"companies?locale=cs&capability={items[0]['code']}")["total"] == 2


def test_suggested_companies_have_their_address(read):
    assert {
        "facet": "company",
        "code": "kammer",
        "label": "Kammer ohne Ort",
        "url": "http://testserver/de/unternehmen/kammer/",
    } in read("suggest?q=kammer&locale=de")["items"]


def test_suggestions_are_limited(read):
    assert len(read("suggest?q=ma&locale=de&limit=3")["items"]) == 3


def test_a_town_is_found_by_its_name_in_the_other_language(read):
    place = read("places?q=Karlsbad&locale=de")["items"][0]
    assert (place["name"], place["local_name"], place["country"]) == ("Karlsbad", "Karlovy Vary", "CZ")
    assert place["region"]["code"] == "CZ041"
    assert (place["lat"], place["lon"]) == (pytest.approx(50.23, abs=0.05), pytest.approx(12.87, abs=0.05))


def test_a_postal_code_is_a_place(read):
    place = read("places?q=09111&locale=cs")["items"][0]
    assert (place["postcode"], place["country"], place["region"]["code"]) == ("09111", "DE", "DED41")


def test_regions_look_as_promised(read):
    assert_golden(__file__, "regions_cs", read("vocabularies/regions?locale=cs"))


@pytest.mark.parametrize(
    ("name", "total"), [("sectors", 1047), ("categories", 9454), ("certificates", None), ("capabilities", None)]
)
def test_every_vocabulary_can_be_read_to_its_end(read, client, name, total):
    answer = read(f"vocabularies/{name}?locale=cs&limit=1000")
    codes = [term["code"] for term in answer["items"]]
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        codes += [term["code"] for term in answer["items"]]
    assert len(codes) == len(set(codes)) == answer["total"]
    assert codes == sorted(codes)
    if total:
        assert len(codes) == total


def test_a_tree_can_be_read_level_by_level(read):
    top = read("vocabularies/sectors?locale=de&parent=")
    assert {term["level"] for term in top["items"]} == {1}
    assert {term["parent"] for term in top["items"]} == {None}
    below = read("vocabularies/sectors?locale=de&parent=25.5")
    assert "25.53" in {term["code"] for term in below["items"]}
    assert {term["parent"] for term in below["items"]} == {"25.5"}
    assert {term["level"] for term in read("vocabularies/sectors?locale=de&level=2")["items"]} == {2}


def test_levels_are_refused_where_there_are_none(read):
    problem = read("vocabularies/regions?locale=en&level=1", status=422)
    assert problem["errors"] == [{"parameter": "level", "message": "This vocabulary has no levels."}]


def test_a_capability_tells_its_synonyms_in_the_language_asked_for(read):
    terms = {term["code"]: term for term in read("vocabularies/capabilities?locale=cs&limit=1000")["items"]}
    assert "3D tisk" in terms["additive-manufacturing"]["synonyms"]
    assert json.dumps(terms["additive-manufacturing"]["nace"]) == '"22.26"'
