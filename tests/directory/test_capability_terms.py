"""The hand-written vocabularies: every term in three languages, on a real sector, and without two readings."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "directory" / "vocabulary" / "data"
DEMO = ROOT / "portal" / "demo"
LANGUAGES = ("de", "cs", "en")
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CZECH = set("áčďéěíňóřšťúůýž")
NO_BREAK = "\u00a0"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def synonyms(row: dict[str, str], language: str) -> list[str]:
    return row[f"synonyms_{language}"].split("|") if row[f"synonyms_{language}"] else []


def test_there_are_enough_terms_and_groups_are_of_a_readable_size():
    groups = Counter(row["group"] for row in rows("capabilities"))
    assert groups.total() >= 330
    assert 15 <= len(groups) <= 30
    assert min(groups.values()) >= 5
    assert all(CODE.fullmatch(group) for group in groups)


@pytest.mark.parametrize("name", ["capabilities", "certificates"])
def test_codes_and_labels_are_unique(name):
    for column in ("code", *LANGUAGES):
        values = Counter(row[column].casefold() for row in rows(name))
        assert not [value for value, times in values.items() if times > 1], column
    assert all(CODE.fullmatch(row["code"]) for row in rows(name))


@pytest.mark.parametrize("name", ["capabilities", "certificates"])
def test_every_cell_is_filled_and_clean(name):
    for row in rows(name):
        assert None not in row, f"too many cells: {row}"
        for column, value in row.items():
            assert value or (value == "" and column.startswith("synonyms_")), (row["code"], column)
            assert value == " ".join(value.replace(NO_BREAK, "\0").split()).replace("\0", NO_BREAK), value
            assert not re.search("[\ufffd\"'´`]", value), value


def test_rows_are_sorted_so_that_changes_stay_readable():
    order = [(row["group"], row["code"]) for row in rows("capabilities")]
    assert order == sorted(order)
    codes = [row["code"] for row in rows("certificates")]
    assert codes == sorted(codes)


def test_every_term_hangs_on_a_sector_below_the_sections():
    sectors = {row["code"]: int(row["level"]) for row in rows("sectors")}
    for row in rows("capabilities"):
        assert sectors.get(row["nace"], 0) >= 2, (row["code"], row["nace"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_leads_to_one_term(language):
    """A label or synonym under two codes would make the import by label and the query expansion a guess."""
    owner: dict[str, str] = {}
    for row in rows("capabilities"):
        words = [row[language], *synonyms(row, language)]
        assert len(words) <= 6, row["code"]
        for word in words:
            assert len(word.strip()) == len(word) > 1, row["code"]
            assert owner.setdefault(word.casefold(), row["code"]) == row["code"], word
        assert len({word.casefold() for word in words}) == len(words), row["code"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_buyers_words_are_there(language):
    terms = rows("capabilities")
    with_synonyms = sum(bool(synonyms(row, language)) for row in terms)
    assert with_synonyms / len(terms) > 0.9


def test_german_labels_begin_with_a_capital_and_czech_ones_do_not():
    for row in rows("capabilities"):
        assert not row["de"][0].islower(), row["de"]
        first = row["cs"].split()[0]
        assert first[0].islower() or any(c.isupper() or c.isdigit() for c in first[1:]) or first == "Průmysl", row["cs"]


def test_czech_is_written_with_its_diacritics():
    labels = [row["cs"] for row in rows("capabilities")]
    assert sum(bool(CZECH & set(label.casefold())) for label in labels) / len(labels) > 0.9
    for row in rows("capabilities"):
        assert not CZECH & set(row["en"].casefold()) - set("éáó"), row["en"]
        assert not set("äöüß") & set(row["cs"].casefold()), row["cs"]


@pytest.mark.parametrize(
    ("language", "word", "code"),
    [
        ("de", "Zerspanung", "machining"),
        ("cs", "obrábění", "machining"),
        ("de", "SPS", "plc-programming"),
        ("cs", "vstřikolisovna", "plastic-injection-moulding"),
        ("de", "Kabelbäume", "cable-assembly"),
        ("cs", "bižuterie", "glass-beads-jewellery"),
        ("de", "Schwibbogen", "erzgebirge-folk-art"),
        ("cs", "lázně", "spa-treatment"),
        ("en", "EDM", "edm"),
        ("cs", "slévárna", "metal-casting"),
        ("de", "Gießerei", "metal-casting"),
        ("de", "Maschinenbau", "mechanical-engineering"),
        ("cs", "strojírenství", "mechanical-engineering"),
        ("de", "Schlosserei", "metal-fabrication"),
        ("de", "Metallbau", "metal-fabrication"),
        ("cs", "zámečnictví", "metal-fabrication"),
        ("cs", "kovovýroba", "metal-fabrication"),
    ],
)
def test_trade_words_find_their_term(language, word, code):
    found = [r["code"] for r in rows("capabilities") if word in (r[language], *synonyms(r, language))]
    assert found == [code]


def test_certificates_say_in_one_sentence_what_they_attest():
    certificates = rows("certificates")
    assert len(certificates) >= 40
    asked_for = {
        "iso-9001", "iso-14001", "iso-45001", "iso-50001", "iso-13485", "iso-27001", "iso-22000", "iatf-16949",
        "en-9100", "en-1090", "iso-3834", "en-15085", "fsc", "pefc", "emas", "ifs", "brcgs", "haccp", "gmp", "tisax",
        "aeo",
    }  # fmt: skip
    assert asked_for <= {row["code"] for row in certificates}
    for row in certificates:
        for language in LANGUAGES:
            about = row[f"about_{language}"]
            assert about.endswith("."), (row["code"], about)
            assert 20 < len(about) < 160, (row["code"], about)
            assert about[0].isupper(), (row["code"], about)


def test_czech_one_letter_words_do_not_end_a_line():
    for row in rows("certificates"):
        assert not re.search(r"\b[ksvzouai] ", row["about_cs"], re.IGNORECASE), row["about_cs"]


@pytest.mark.parametrize("code", ["metal-casting", "mechanical-engineering", "metal-fabrication"])
@pytest.mark.parametrize("country", ["de", "cz"])
def test_the_demo_has_companies_for_the_plainest_words(code, country):
    with (DEMO / f"companies_{country}.csv").open(encoding="utf-8", newline="") as file:
        assert any(code in row["capabilities"].split(";") for row in csv.DictReader(file))
