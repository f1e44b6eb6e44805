"""Texts of the demo content: how they are read, and what keeps them sound."""

import csv
import re

import pytest

from portal.demo.blocks import with_ids
from portal.demo.items import FOLDER, Item, pick, read, read_all, speaks
from portal.demo.lettering import runs
from portal.demo.motifs import MOTIFS
from portal.demo.typeset import typeset

ALL = [
    *(read(path) for path in sorted((FOLDER / "pages").glob("*.toml"))),
    *read_all("news"),
    *read_all("events"),
]


def every_text(value):
    """Yield every string within a value, however nested."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from every_text(item)


def test_a_text_in_two_languages_is_read_in_one_with_its_lines_joined():
    block = {"text": {"de": "<p>Ein\nAbsatz</p>\n<p>noch einer</p>", "cs": "<p>Odstavec</p>"}, "list": [{"de": "ja"}]}
    assert pick(block, "de") == {"text": "<p>Ein Absatz</p><p>noch einer</p>", "list": ["ja"]}
    assert pick(block, "cs") == {"text": "<p>Odstavec</p>", "list": [""]}


def test_a_change_adds_blocks_and_replaces_words():
    data = {"title": {"de": "A", "cs": "B"}, "body": [{"text": {"de": "1", "cs": "2"}}]}
    item = Item("x", {**data, "change": {"title": {"de": "C"}, "body": [{"text": {"de": "3"}}]}})
    assert item.is_translated
    assert not item.change_is_translated
    assert item.changed.text("title", "de") == "C"
    assert item.changed.text("body", "de") == [{"text": "1"}, {"text": "3"}]
    assert Item("x", data).changed is None


@pytest.mark.parametrize(
    ("language", "typed", "wanted"),
    [
        ("cs", "<p>v Ústí a k vám</p>", "<p>v\xa0Ústí a\xa0k\xa0vám</p>"),
        ("cs", '<a href="/x">od 2 400 eur</a>', '<a href="/x">od 2\xa0400\xa0eur</a>'),
        ("cs", "v 1. patře – vlevo", "v\xa01.\xa0patře\xa0– vlevo"),
        ("de", "z. B. 22 % ab 10 Uhr", "z.\xa0B. 22\xa0% ab 10\xa0Uhr"),
        ("de", "Dr. Zenker, 3 Tage", "Dr.\xa0Zenker, 3 Tage"),
    ],
)
def test_spaces_that_do_not_break(language, typed, wanted):
    assert typeset(typed, language) == wanted


def test_names_of_other_things_are_left_as_they_are():
    assert typeset({"company": "a b", "slug": "v x"}, "cs") == {"company": "a b", "slug": "v x"}


def test_items_of_lists_have_the_same_ids_whatever_the_language():
    first, second = with_ids(["x", "y"], "place"), with_ids(["z", "w"], "place")
    assert [item["id"] for item in first] == [item["id"] for item in second]
    assert first[0]["id"] != first[1]["id"]


def test_letters_of_both_languages_can_be_drawn():
    for letter in "ěščřžýáíéúůďťňßäöüĚŠČŘŽ„“–":
        ((_part, font),) = runs(letter, 40, 400)
        assert font.getmask(letter).getbbox() != font.getmask("\uffff").getbbox(), letter


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.name)
def test_texts_are_whole(item):
    """All in both languages or, for one item alone, in one; no straight quotation marks, no gap left to fill."""
    assert speaks(item.data | {"change": {}}, item.target) or item.name == "technikum-freiberg"
    for language in ("de", "cs"):
        words = " ".join(every_text(pick(item.data, language)))
        assert not re.search(r"Lorem|TODO|XXX|TBD", words)
        assert "[" not in words or item.name in {"imprint", "privacy", "accessibility"}
        assert '"' not in re.sub(r"<[^>]+>", "", words)
    assert item.get("image") in {"", *MOTIFS}


def test_institutions_and_companies_are_those_of_the_demo():
    """Nobody real is made to say or to hold anything."""
    rows = [row for path in FOLDER.glob("companies_*.csv") for row in csv.DictReader(path.open(encoding="utf-8"))]
    kinds = {row["name"]: row["kind"] for row in rows}
    for item in ALL:
        institutions = [item.get("institution"), item.get("section"), *item.get("organisers", [])]
        assert {kinds[name] for name in institutions if name} <= {*kinds.values()} - {"company"}
        for block in item.get("body", []):
            assert block.get("company", rows[0]["name"]) in kinds
