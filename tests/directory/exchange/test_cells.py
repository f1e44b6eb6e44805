"""From cells to facts: what people write, and what is said of values that cannot be taken."""

import datetime

import pytest

from directory.exchange.cells import Interpreter, split_register
from directory.models import Capability, Certificate, Region

pytestmark = pytest.mark.django_db

ADDRESS = {"name": ["Muster GmbH"], "country": ["DE"], "postal_code": ["09111"], "city": ["Chemnitz"]}
CZECH = {"name": ["Vzor s.r.o."], "country": ["CZ"], "postal_code": ["36001"], "city": ["Karlovy Vary"]}


@pytest.fixture(scope="module")
def read(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        interpreter = Interpreter()

    def facts(base=ADDRESS, **cells):
        return interpreter.facts(2, {**base, **{name: [value] for name, value in cells.items()}})

    facts.interpreter = interpreter
    return facts


def codes(read, facts, fact):
    vocabulary = read.interpreter.codebook.vocabularies[fact]
    return sorted(vocabulary.codes[key] for key in facts.terms.get(fact, ()))


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("25.53", ["25.53"]),
        ("2553", ["25.53"]),
        ("25", ["25"]),
        ("C", ["C"]),
        ("C25.53", ["25.53"]),
        ("CZ-NACE 25.53", ["25.53"]),
        ("25530", ["25.53"]),
        ("25.5 - Oberflächenveredlung", ["25.5"]),
        ("01.1", ["01.1"]),
        ("25.53; 62.10", ["25.53", "62.10"]),
        ("25.53, 62.10", ["25.53", "62.10"]),
        ("Land- und Forstwirtschaft, Fischerei", ["A"]),
        ("Výroba kovových konstrukcí a jejich dílů", ["25.11"]),
    ],
)
def test_sectors(read, said, understood):
    facts = read(sectors=said)
    assert codes(read, facts, "sectors") == understood
    assert facts.notes == []


@pytest.mark.parametrize("said", ["45000000", "45000000-7", "45000000 - Bauarbeiten", "45000000-7 Bauarbeiten"])
def test_categories(read, said):
    assert codes(read, read(categories=said), "categories") == ["45000000"]


def test_category_whose_zero_a_spreadsheet_dropped(read):
    assert codes(read, read(categories="3000000"), "categories") == ["03000000"]


def test_capability_by_code_label_and_synonym_in_any_language(read):
    capability = Capability.objects.exclude(synonyms_cs=[]).order_by("code")[0]
    for said in (capability.code, capability.de.upper(), capability.cs, capability.synonyms_cs[0]):
        facts = read(capabilities=said)
        assert capability.code in codes(read, facts, "capabilities"), said


@pytest.mark.parametrize(
    "said", ["ISO 9001", "iso-9001", "DIN EN ISO 9001:2015", "ČSN EN ISO 9001:2016", "EN ISO 9001", "ISO 9001-2015"]
)
def test_certificate_however_the_standard_is_cited(read, said):
    assert codes(read, read(certificates=said), "certificates") == ["iso-9001"]


def test_several_certificates(read):
    assert Certificate.objects.filter(code="en-1090").exists()
    facts = read(certificates="DIN EN 1090-2 EXC3, IATF 16949; AEO")
    assert codes(read, facts, "certificates") == ["aeo", "en-1090", "iatf-16949"]


@pytest.mark.parametrize(
    ("fact", "said", "reason"),
    [
        ("sectors", "99.99", "sector-unknown"),
        ("categories", "99999999", "category-unknown"),
        ("capabilities", "Raketenbau", "capability-unknown"),
        ("certificates", "ISO 123456", "certificate-unknown"),
        ("languages", "Klingonisch", "language-unknown"),
        ("size", "viele", "size-unknown"),
        ("founded", "neulich", "year"),
        ("founded", "2999", "year"),
        ("confirmed_at", "31.2.2026", "date"),
        ("confirmed_at", "1.1.2999", "date"),
        ("website", "kein web", "website"),
        ("website", "javascript:alert(1)", "website"),
        ("email", "info(at)x.de", "email"),
        ("phone", "keins", "phone"),
        ("kind", "Raumschiff", "kind-unknown"),
        ("register_number", "HRB 123", "register"),
    ],
)
def test_value_that_cannot_be_taken_is_noted_and_the_row_kept(read, fact, said, reason):
    facts = read(**{fact: said})
    assert facts.rejected is None
    assert [(note["field"], note["reason"]) for note in facts.notes] == [(fact, reason)]
    assert fact not in facts.values
    assert fact not in facts.terms


@pytest.mark.parametrize(
    ("fact", "said", "kept"),
    [
        ("size", "9", "micro"),
        ("size", "10", "small"),
        ("size", "50-249", "medium"),
        ("size", "1.200", "large"),
        ("size", "> 249", "large"),
        ("size", "střední podnik", "medium"),
        ("size", "ca. 120 Mitarbeiter", "medium"),
        ("founded", "1.3.1998", 1998),
        ("founded", "seit 1921", 1921),
        ("confirmed_at", "1. 3. 2026", datetime.date(2026, 3, 1)),
        ("confirmed_at", "2026-03-01", datetime.date(2026, 3, 1)),
        ("website", "www.beispiel.de", "https://www.beispiel.de"),
        ("website", "http://x.cz/a", "http://x.cz/a"),
        ("phone", "0371 / 12 34-56", "0371 12 34 56"),
        ("phone", "00420 353 123 456", "+420 353 123 456"),
        ("phone", "Tel.: +49 (0)371 123456", "+49 371 123456"),
        ("email", "mailto:a@b.de", "a@b.de"),
        ("languages", "deutsch, Čeština/EN", ["cs", "de", "en"]),
        ("kind", "Handwerkskammer", "chamber"),
        ("kind", "výzkumný ústav", "research"),
        ("street", "Musterstraße 1", "Musterstraße 1"),
        ("vat_id", "DE 136 695 976", "DE136695976"),
    ],
)
def test_value_as_people_write_it(read, fact, said, kept):
    facts = read(**{fact: said})
    assert facts.values[fact] == kept
    assert facts.notes == []


@pytest.mark.parametrize(
    ("entry", "number", "court"),
    [
        ("HRB 2626 Amtsgericht Dresden", "HRB 2626", "Amtsgericht Dresden"),
        ("HRB18946 AG Dresden", "HRB 18946", "Amtsgericht Dresden"),
        ("Amtsgericht Leipzig HRB 16377", "HRB 16377", "Amtsgericht Leipzig"),
        ("HRB Dresden 25504", "HRB 25504", "Amtsgericht Dresden"),
        ("HRB 215777; Amtsgerichts Hannover", "HRB 215777", "Amtsgericht Hannover"),
        ("HRB 6681 Amtsgericht Bad Homburg v.d.H.", "HRB 6681", "Amtsgericht Bad Homburg v.d.H."),
        ("HRB 25344", "HRB 25344", ""),
    ],
)
def test_register_entry_in_one_cell(entry, number, court):
    assert split_register(entry) == (number, court)


def test_czech_identifiers(read):
    facts = read(CZECH, ico="6947", vat_id="CZ00006947")
    assert (facts.values["ico"], facts.values["vat_id"]) == ("00006947", "CZ00006947")
    assert read(CZECH, register="00006947").values["ico"] == "00006947"


@pytest.mark.parametrize(("fact", "said"), [("ico", "00006948"), ("vat_id", "CZ00006948"), ("ico", "abc")])
def test_wrong_check_digit_rejects_because_it_may_be_somebody_else(read, fact, said):
    rejected = read(CZECH, **{fact: said}).rejected
    assert rejected is not None
    assert rejected[:2] == (fact, fact)


@pytest.mark.parametrize(
    ("cells", "field", "reason"),
    [
        ({"name": ["  "]}, "name", "missing"),
        ({"country": ["Atlantis"]}, "country", "country"),
        ({"country": ["AT"], "postal_code": ["1010"], "city": ["Wien"]}, "city", "outside-area"),
        ({"postal_code": ["04103"], "city": ["Leipzig"]}, "city", "outside-area"),
        ({"postal_code": ["01662"], "city": ["Meißen"]}, "city", "outside-area"),
        ({"region": ["DED2E"]}, "region", "outside-area"),
        ({"postal_code": [], "city": []}, "city", "missing"),
        ({"postal_code": [], "city": ["Hintertupfingen"]}, "region", "place-unknown"),
    ],
)
def test_row_that_cannot_become_an_entry_says_why(read, cells, field, reason):
    base = {name: value for name, value in {**ADDRESS, **cells}.items() if value}
    rejected = read.interpreter.facts(2, base).rejected
    assert rejected is not None
    assert rejected[:2] == (field, reason)


def test_postal_code_gets_back_its_zero_and_place_its_region(read):
    facts = read({"name": ["A GmbH"], "country": ["D"], "postal_code": ["1067"], "city": ["Dresden"]})
    assert facts.values["postal_code"] == "01067"
    assert facts.values["region_id"] == Region.objects.get(code="DED21").pk
    assert facts.values["latitude"] == pytest.approx(51.05, abs=0.05)


def test_coordinates_with_decimal_comma_hold_and_implausible_ones_do_not(read):
    facts = read(latitude="50,8301", longitude="12,9201")
    assert (facts.values["latitude"], facts.values["longitude"]) == (50.8301, 12.9201)
    swapped = read(latitude="12.9201", longitude="50.8301")
    assert swapped.values["latitude"] == pytest.approx(50.83, abs=0.05)
    assert [note["reason"] for note in swapped.notes] == ["coordinates"]


def test_region_that_contradicts_the_address_is_noted_and_the_address_holds(read):
    facts = read(region="Görlitz")
    assert facts.values["region_id"] == Region.objects.get(code="DED41").pk
    assert [note["reason"] for note in facts.notes] == ["region-contradicts"]


def test_country_is_guessed_from_identifiers_and_legal_form(read):
    bare = {"postal_code": ["36001"], "city": ["Karlovy Vary"]}
    for cells in (
        {"name": ["Vzor s.r.o."]},
        {"name": ["Vzor"], "ico": ["00006947"]},
        {"name": ["V"], "region": ["CZ041"]},
    ):
        assert read.interpreter.facts(2, {**bare, **cells}).values["country"] == "CZ"
    assert read.interpreter.facts(2, {**bare, "name": ["Vzor"]}).rejected[:2] == ("country", "missing")


def test_legal_form_in_its_own_column_joins_the_name_once(read):
    assert read(name="Muster", legal_form="GmbH").values["name"] == "Muster GmbH"
    assert read(name="Muster GmbH", legal_form="GmbH").values["name"] == "Muster GmbH"
    assert read(CZECH, name="Vzor", legal_form="s.r.o.").values["name"] == "Vzor, s.r.o."


def test_long_summary_is_cut_at_a_word_and_kept_whole_as_description(read):
    text = "Wir fertigen Drehteile. " * 20
    facts = read(summary_de=text)
    assert len(facts.texts["de"]["summary"]) <= 240
    assert facts.texts["de"]["summary"].endswith("…")
    assert facts.texts["de"]["description"] == text.strip()
    assert [note["reason"] for note in facts.notes] == ["shortened"]
