"""The vocabulary files as they are shipped: complete, consistent, and small enough to load at every start."""

import csv
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "directory" / "vocabulary" / "data"
REGIONS = {
    "DED21", "DED2C", "DED2D", "DED2F", "DED41", "DED42", "DED43", "DED44", "DED45", "CZ041", "CZ042", "CZ051",
}  # fmt: skip


def rows(name: str) -> list[dict]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outlines() -> dict[str, list[tuple[float, float]]]:
    collection = json.loads((DATA / "regions.geojson").read_text("utf-8"))
    return {
        f["properties"]["code"]: [tuple(p) for p in f["geometry"]["coordinates"][0]] for f in collection["features"]
    }


def place_called(text: str) -> list[dict]:
    return [p for p in rows("places") if text in (p["name"], p["de"], p["cs"], *p["aliases"].split("|"))]


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("sectors", {"1": 22, "2": 87, "3": 287, "4": 651}),
        ("categories", {"1": 45, "2": 272, "3": 1002, "4": 2379, "5": 3140, "6": 1811, "7": 805}),
    ],
)
def test_tree_is_complete(name, levels):
    entries = {row["code"]: row for row in rows(name)}
    assert len(entries) == len(rows(name)) == sum(levels.values())
    assert Counter(row["level"] for row in entries.values()) == levels
    for row in entries.values():
        if row["level"] == "1":
            assert row["parent"] == ""
        else:
            assert int(entries[row["parent"]]["level"]) < int(row["level"])


@pytest.mark.parametrize("name", ["sectors", "categories", "regions"])
def test_labels_are_there_and_clean_in_three_languages(name):
    for row in rows(name):
        for language in ("de", "cs", "en"):
            label = row[language]
            assert label
            assert label == " ".join(label.split()), row
            assert not (label.isupper() and len(label) > 8), row


def test_section_labels_keep_the_nouns_of_german_in_capitals():
    labels = {row["code"]: row for row in rows("sectors")}
    assert labels["A"]["de"] == "Land- und Forstwirtschaft, Fischerei"
    assert labels["C"]["cs"] == "Zpracovatelský průmysl"
    assert labels["K"]["en"].startswith("Telecommunication, computer programming")


def test_categories_hang_on_the_nearest_ancestor():
    for row in rows("categories"):
        assert len(row["code"]) == 8
        assert row["code"].isdigit()
        if row["parent"]:
            stem = row["parent"].rstrip("0")
            assert row["code"].startswith(stem if len(stem) > 1 else row["parent"][:2])


def test_regions_are_those_of_the_programme():
    codes = [row["code"] for row in rows("regions")]
    assert set(codes) == REGIONS
    assert len(codes) == 12
    assert set(outlines()) == REGIONS
    assert all(row["short_de"] and row["short_cs"] and len(row["short_de"]) <= 26 for row in rows("regions"))


def crosses(a, b, c, d) -> bool:
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def contains(ring, x: float, y: float) -> bool:
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def test_outlines_are_closed_simple_and_anticlockwise():
    for code, ring in outlines().items():
        assert ring[0] == ring[-1], code
        assert len(set(ring)) == len(ring) - 1 > 60, code
        assert all(11.8 < x < 15.7 and 49.8 < y < 51.7 for x, y in ring), code
        assert sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) > 0, code
        edges = list(pairwise(ring))
        for i, (a, b) in enumerate(edges):
            assert not any(crosses(a, b, c, d) for c, d in edges[i + 2 :]), code


def test_neighbours_share_their_border_to_the_point():
    """Also across the national border, where the two sides come from different sources."""
    edges = {code: {frozenset(edge) for edge in pairwise(ring)} for code, ring in outlines().items()}
    owners = Counter(edge for own in edges.values() for edge in own)
    assert max(owners.values()) == 2
    for german, czech, fewest in [
        ("DED44", "CZ041", 20), ("DED42", "CZ041", 10), ("DED42", "CZ042", 10), ("DED2F", "CZ042", 20),
        ("DED2D", "CZ042", 5), ("DED2D", "CZ051", 5), ("DED21", "DED2F", 5),
    ]:  # fmt: skip
        assert len(edges[german] & edges[czech]) >= fewest, (german, czech)


def test_labels_and_large_towns_lie_within_their_outline():
    rings = outlines()
    for row in rows("regions"):
        assert contains(rings[row["code"]], float(row["label_lon"]), float(row["label_lat"])), row["code"]
    for place in rows("places"):
        if place["region"] and int(place["population"]) >= 10_000:
            assert contains(rings[place["region"]], float(place["lon"]), float(place["lat"])), place


def test_places_are_unique_named_and_known_in_their_region():
    places = rows("places")
    assert len({p["id"] for p in places}) == len(places) > 900
    assert {p["region"] for p in places} == REGIONS | {""}
    assert {p["country"] for p in places} == {"DE", "CZ", "PL"}
    for place in places:
        assert all(place[key] for key in ("name", "de", "cs")), place
        assert not place["region"] or place["region"].startswith(place["country"]), place
        aliases = [a for a in place["aliases"].split("|") if a]
        assert len({*aliases, place["name"]}) == len(aliases) + 1, place


@pytest.mark.parametrize(
    ("asked", "name", "region"),
    [
        ("Karlsbad", "Karlovy Vary", "CZ041"), ("Aussig", "Ústí nad Labem", "CZ042"), ("Haida", "Nový Bor", "CZ051"),
        ("Bodenbach", "Děčín", "CZ042"), ("Herrnskretschen", "Hřensko", "CZ042"), ("Drážďany", "Dresden", "DED21"),
        ("Saská Kamenice", "Chemnitz", "DED41"), ("Žitava", "Zittau", "DED2D"), ("Budyšin", "Bautzen", "DED2C"),
        ("Pockau-Lengefeld", "Pockau-Lengefeld", "DED42"),
        ("Oelsnitz/Vogtl.", "Oelsnitz", "DED44"), ("Sohland a. d. Spree", "Sohland", "DED2C"),
        ("Míšeň", "Meißen", ""), ("Lipsko", "Leipzig", ""),
        ("Prag", "Praha", ""), ("Pilsen", "Plzeň", ""), ("Hof", "Hof", ""), ("Bayreuth", "Bayreuth", ""),
    ],
)  # fmt: skip
def test_a_town_is_found_by_its_names_in_both_languages(asked, name, region):
    assert [(p["name"], p["region"]) for p in place_called(asked)] == [(name, region)]


def test_names_across_the_border_are_many():
    places = rows("places")
    assert sum(p["country"] == "CZ" and p["de"] != p["cs"] for p in places) >= 200
    assert sum(p["country"] == "DE" and (p["cs"] != p["de"]) for p in places) >= 35


@pytest.mark.parametrize(
    ("code", "region", "place"),
    [
        ("09111", "DED41", "Chemnitz"), ("36001", "CZ041", "Karlovy Vary"), ("01067", "DED21", "Dresden"),
        ("02763", "DED2D", "Zittau"), ("09456", "DED42", "Annaberg-Buchholz"), ("40502", "CZ042", "Děčín"),
        ("46001", "CZ051", "Liberec"), ("01662", "", "Meißen"),
    ],
)  # fmt: skip
def test_a_postal_code_gives_its_region_and_town(code, region, place):
    assert [(r["region"], r["place"]) for r in rows("postcodes") if r["code"] == code] == [(region, place)]


def test_postal_codes_of_large_recipients_name_a_town():
    places = {r["place"] for r in rows("postcodes") if r["country"] == "DE"}
    assert not [p for p in places if any(word in p for word in ("GmbH", " AG", "Agentur", "Finanzamt", "Sparkasse"))]


def test_postal_codes_are_unique_and_cover_every_region():
    codes = rows("postcodes")
    assert len({(r["country"], r["code"]) for r in codes}) == len(codes) > 1300
    assert all(len(r["code"]) == 5 and r["code"].isdigit() and r["place"] for r in codes)
    per_region = Counter(r["region"] for r in codes)
    assert set(per_region) == REGIONS | {""}
    assert min(per_region.values()) >= 25


def test_files_stay_small():
    limits = {"regions.geojson": 60, "sectors.csv": 200, "categories.csv": 1200, "places.csv": 120, "postcodes.csv": 90}
    for name, kilobytes in limits.items():
        assert (DATA / name).stat().st_size < kilobytes * 1000, name
