"""Names that stay: the portal's, the programme's, and those of published directory entries in the text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory import kept_names
from home.translation.machine.apply import translate
from home.translation.machine.names import names_in
from home.translation.machine.survival import Marks, fault_in, wrap
from tests.factories import CompanyFactory

from .pages import submitted, translator, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Straße Maschinenbau GmbH", "Die Straße Maschinenbau GmbH liefert."),
        ("Müller & Söhne", "Bei „Müller & Söhne“ und anderen"),
        ("ABC a. s.", "Partner: ABC a. s."),
        ("ABC, spol. s r. o.", "Firma ABC, spol. s r. o., aus Most"),
        ("eMotion", "(eMotion)"),
        ("3D Druck Chemnitz", "Besuch bei 3D Druck Chemnitz."),
    ],
)
def test_a_published_entry_is_found_in_the_text(name, text):
    CompanyFactory(name=name, live=True)
    CompanyFactory(name="Andere GmbH", live=True)
    assert kept_names.names_in(text) == [name]


def test_a_no_break_space_in_a_name_hides_it_from_nobody():
    CompanyFactory(name="Weber AG", live=True)
    assert names_in("Die Weber\u00a0AG") == ["Weber AG"]
    assert wrap("Die Weber\u00a0AG", ["Weber AG"], Marks("x")) == "Die <x>Weber\u00a0AG</x>"
    assert fault_in("Die Weber\u00a0AG", "Firma Weber AG", ["Weber AG"]) is None


def test_an_unpublished_entry_is_not():
    CompanyFactory(name="Straße Maschinenbau GmbH", live=False)
    assert kept_names.names_in("Die Straße Maschinenbau GmbH liefert.") == []


def test_one_question_whatever_the_text_and_the_directory():
    for number in range(5):
        CompanyFactory(name=f"Werk {number} GmbH", live=True)
    with CaptureQueriesContext(connection) as captured:
        kept_names.names_in("Werk 1 GmbH und Werk 2 GmbH. " * 200)
    assert len(captured) == 1


def test_the_portals_and_the_programmes_name_are_always_kept():
    assert names_in("Interreg fördert Glokal.") == ["Interreg", "Glokal"]


@pytest.mark.parametrize("service", ["deepl", "libretranslate"])
def test_a_companys_name_survives_a_machine_that_would_translate_it(service, request, django_user_model):
    request.getfixturevalue(service)
    CompanyFactory(name="Straße und Grenze GmbH", live=True)
    translation = submitted(introduction="Anmeldung bei Straße und Grenze GmbH an der Grenze")
    outcome = translate(translation, translator(django_user_model))
    assert outcome.left == ()
    assert words(translation)["introduction"] == "Přihláška u Straße und Grenze GmbH na  hranici"
