"""Names with the legal form set apart."""

import pytest

from directory.exchange.names import core_of, legal_form_of, town_key

SAME = [
    [
        "Müller & Söhne GmbH",
        "Mueller und Soehne GmbH & Co. KG",
        "MÜLLER SÖHNE e.K.",
        "Muller & Sohne mbH",
        "Müller & Söhne GmbH & Co.KG",
    ],
    [
        "Přesné stroje s.r.o.",
        "Přesné stroje, spol. s r.o.",
        "PRESNE STROJE a. s.",
        "Přesné stroje v.o.s.",
        "Přesné stroje k.s.",
    ],
    ["Zahrada družstvo", "Zahrada", "Zahrada, z.s.", "Zahrada o.p.s."],
    [
        "Werkzeugbau Nord eG",
        "Werkzeugbau Nord AG",
        "Werkzeugbau Nord gGmbH",
        "Werkzeugbau Nord UG (haftungsbeschränkt)",
    ],
    ["HYPNEU GmbH Hydraulik", "Hypneu Hydraulik"],
]


@pytest.mark.parametrize("names", SAME)
def test_spellings_and_legal_forms_of_one_name(names):
    assert len({core_of(name) for name in names}) == 1


def test_different_names_stay_different():
    names = ["Asag Bau GmbH", "As Bau GmbH", "Seko GmbH", "Ko GmbH", "Bau GmbH", "GmbH Treuhand", "Kgbau"]
    assert len({core_of(name) for name in names}) == len(names)


def test_name_of_nothing_but_a_legal_form_keeps_something():
    assert core_of("GmbH & Co. KG")


@pytest.mark.parametrize(
    ("name", "country"),
    [("A GmbH", "DE"), ("A e. K.", "DE"), ("A, s.r.o.", "CZ"), ("A a.s.", "CZ"), ("Adam", None), ("Kaas", None)],
)
def test_country_of_a_legal_form(name, country):
    form = legal_form_of(name)
    assert (form.country if form else None) == country


@pytest.mark.parametrize("name", ["Freiberg, Stadt", "Freiberg", "FREIBERG (Sachs)", "Freiberg / Sa."])
def test_towns(name):
    assert town_key(name) == "freiberg"
