"""Which column holds which fact."""

import json

import pytest

from directory.exchange.columns import read_mapping, recognise
from directory.exchange.problems import FileProblem


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Firma", "name"),
        ("Název", "name"),
        ("Company name", "name"),
        ("Obchodní firma", "name"),
        ("Straße", "street"),
        ("STRASSE", "street"),
        ("Ulice a číslo popisné", "street"),
        ("PLZ", "postal_code"),
        ("PSČ", "postal_code"),
        ("Ort", "city"),
        ("Obec", "city"),
        ("IČ", "ico"),
        ("DIČ", "vat_id"),
        ("USt-IdNr.", "vat_id"),
        ("Registergericht", "register_court"),
        ("registration_no", "register"),
        ("Gegründet", "founded"),
        ("Rok založení", "founded"),
        ("Počet zaměstnanců", "size"),
        ("Mitarbeiterzahl", "size"),
        ("CZ-NACE", "sectors"),
        ("WZ 2008", "sectors"),
        ("CPV-Codes", "categories"),
        ("E-Mail", "email"),
        ("Webové stránky", "website"),
        ("Telefonní číslo", "phone"),
        ("Zertifizierungen", "certificates"),
        ("summary_de", "summary_de"),
        ("Kurzbeschreibung", "summary_de"),
        ("kurzbeschreibung_cs", "summary_cs"),
        ("popis", "description_cs"),
        ("popis_de", "description_de"),
        ("Popis (německy)", "description_de"),
        ("Beschreibung", "description_de"),
        ("Beschreibung CZ", "description_cs"),
        ("description", "description_en"),
        ("nuts3", "region"),
        ("Kraj", "region"),
        ("Zeměpisná šířka", "latitude"),
        ("lon", "longitude"),
    ],
)
def test_headings_of_three_languages(heading, fact):
    assert recognise([heading], {}).facts == [fact]


def test_unknown_headings_are_told_and_not_read():
    columns = recognise(["Name", "Lieblingsfarbe", ""], {})
    assert columns.facts == ["name", ""]
    assert columns.unknown == ["Lieblingsfarbe"]


def test_two_columns_for_one_fact_are_refused_and_a_mapping_settles_it():
    columns = recognise(["Firma", "Bezeichnung"], {})
    with pytest.raises(FileProblem) as problem:
        columns.check()
    assert problem.value.code == "two-columns"
    assert "Firma" in str(problem.value)
    assert "Bezeichnung" in str(problem.value)
    settled = recognise(["Firma", "Bezeichnung"], {"Bezeichnung": ""})
    settled.check()
    assert settled.facts == ["name", ""]


def test_lists_may_be_in_several_columns():
    recognise(["Name", "NACE", "Branche"], {}).check()


def test_heading_that_may_mean_several_things_is_refused():
    with pytest.raises(FileProblem) as problem:
        recognise(["Name", "Kontakt"], {}).check()
    assert problem.value.code == "unclear-heading"
    recognise(["Name", "Kontakt"], {"kontakt": "email"}).check()


def test_without_a_name_nothing_is_read():
    with pytest.raises(FileProblem) as problem:
        recognise(["Ort", "PLZ"], {}).check()
    assert problem.value.code == "no-headings"


@pytest.mark.parametrize(
    ("mapping", "code"), [({"Nirgends": "city"}, "mapping-heading"), ({"Ort": "colour"}, "mapping-fact")]
)
def test_mapping_must_fit(mapping, code):
    with pytest.raises(FileProblem) as problem:
        recognise(["Name", "Ort"], mapping).check()
    assert problem.value.code == code


def test_mapping_file_as_json_and_csv(tmp_path):
    path = tmp_path / "mapping"
    path.write_text(json.dumps({"Spalte A": "name", "B": None}), encoding="utf-8")
    assert read_mapping(path) == {"Spalte A": "name", "B": ""}
    path.write_text("heading;fact\nSpalte A;name\nB;\n", encoding="utf-8")
    assert read_mapping(path) == {"Spalte A": "name", "B": ""}
    path.write_text("something else", encoding="utf-8")
    with pytest.raises(FileProblem) as problem:
        read_mapping(path)
    assert problem.value.code == "mapping-unreadable"
