"""From what people write to a place: towns in both languages, postal codes, coordinates."""

import pytest

from directory.models import Region
from directory.places import find_places, gazetteer, normalise

pytestmark = pytest.mark.django_db


def region(location):
    return Region.objects.get(pk=location.region).code if location.region else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Karlsbad", "Karlovy Vary"),
        ("karlovy", "Karlovy Vary"),
        ("KARLOVY VARY", "Karlovy Vary"),
        ("Aussig", "Ústí nad Labem"),
        ("Usti nad Labem", "Ústí nad Labem"),
        ("Reichenberg", "Liberec"),
        ("Saská Kamenice", "Chemnitz"),
        ("Žitava", "Zittau"),
        ("Goerlitz", "Görlitz"),
        ("gorlitz", "Görlitz"),
        ("Drážďany", "Dresden"),
        ("Freiberg, Stadt", "Freiberg"),
    ],
)
def test_town_is_found_in_either_language_and_any_spelling(text, name):
    assert find_places(text, 3)[0].name == name


def test_postal_codes_by_their_beginning():
    assert [place.postcode for place in find_places("0911", 3)] == ["09111", "09112", "09113"]
    assert find_places("360 01", 1)[0].region.code == "CZ041"


def test_exact_name_comes_before_larger_towns_that_begin_alike():
    assert find_places("Plauen", 2)[0].name == "Plauen"


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "xyzxyz", "'; DROP TABLE"])
def test_nothing_is_found_for_nonsense(text):
    assert find_places(text) == []


def test_finding_asks_one_question(django_assert_num_queries):
    with django_assert_num_queries(1):
        [place.region for place in find_places("Ch", 10)]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        (("DE", "09111", "Chemnitz"), "DED41"),
        (("DE", "", "Schwarzenberg/Erzgeb."), "DED42"),
        (("CZ", "36001", ""), "CZ041"),
        (("CZ", "", "Děčín III"), "CZ042"),
        (("CZ", "", "Liberec IV - Perštýn"), "CZ051"),
        (("DE", "", "Freiberg, Stadt"), "DED43"),
    ],
)
def test_address_gives_its_region(address, code):
    found = gazetteer().locate(*address)
    assert region(found) == code
    assert found.latitude is not None


@pytest.mark.parametrize(
    "address",
    [
        ("DE", "01662", "Meißen"),
        ("DE", "04103", "Leipzig"),
        ("CZ", "11000", "Praha 1"),
        ("AT", "1010", "Wien"),
        ("DE", "80331", ""),
    ],
)
def test_address_outside(address):
    assert gazetteer().locate(*address).outside


def test_coordinates_alone_give_the_region_by_its_outline():
    assert region(gazetteer().locate("DE", "", "", 50.83, 12.92)) == "DED41"
    assert region(gazetteer().locate("CZ", "", "", 50.77, 15.05)) == "CZ051"
    assert gazetteer().locate("DE", "", "", 51.34, 12.37).outside  # Leipzig
    assert gazetteer().locate("CZ", "", "", 50.83, 12.92).outside  # Chemnitz is not in Czechia


def test_unknown_town_without_anything_else_is_unknown():
    assert gazetteer().locate("DE", "", "Hintertupfingen").unknown


def test_folding():
    assert normalise("  Ústí  n./L. ") == "usti n l"
    assert normalise("Weißwasser/O.L.") == "weisswasser o l"
