"""Words as they are stored and looked up: accents, umlauts, stems, compounds."""

import pytest

from directory.search import words


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        ("fraesen", "Fräsen", "de"),
        ("frasen", "Fräsen", "de"),
        ("giesserei", "Gießerei", "de"),
        ("Maschinen", "Maschine", "de"),
        ("obrabeni", "obrábění", "cs"),
        ("plasty", "plastů", "cs"),
        ("vstrikovani", "vstřikováním", "cs"),
        ("nastrojarny", "nástrojárna", "cs"),
        ("machines", "machine", "en"),
    ],
)
def test_a_word_is_found_however_it_is_typed(typed, written, language):
    stored = set(words.lexemes(words.split(written)[0], language))
    assert stored & set(words.forms(words.split(typed)[0]))


def test_an_accented_czech_form_meets_an_unaccented_one_through_one_of_two_stems():
    assert set(words.stems("obráběním", "cs")) & set(words.stems("obrabeni", "cs"))


def test_stop_words_have_no_lexeme_and_long_noise_neither():
    assert words.lexemes("und", "de") == ()
    assert words.lexemes("pro", "cs") == ()
    assert words.lexemes("x" * 61, "de") == ()


def test_compounds_are_split_by_known_words_only():
    compounds = words.Compounds(["Kunststoff", "Spritzguss", "Drehen", "Teile", "Fertigung", "Schraube"])
    assert compounds.split("kunststoffspritzguss") == ("kunststoff", "spritzguss")
    assert compounds.split("drehteilefertigung") == ("dreh", "teil", "fertig")
    assert compounds.split("schraubenfertigung") == ("schraub", "fertig")
    assert compounds.split("chemnitz") == ()
    assert compounds.split("drehxyz") == ()


def test_a_tsvector_is_quoted():
    assert words.tsvector(["o'neill", "back\\slash"]) == "'o''neill' 'back\\\\slash'"


def test_a_query_keeps_stop_words_only_when_it_has_nothing_else():
    assert list(words.query_words("Fräsen und Drehen")) == ["fräsen", "drehen"]
    assert list(words.query_words("und")) == ["und"]
    assert len(list(words.query_words("wort " * 50))) == 12


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("", "", 0), ("a", "", 1), ("drehen", "drehen", 0), ("freasen", "fraesen", 1), ("buchhaltung", "haltung", 4)],
)
def test_distance_counts_letters(one, other, letters):
    assert words.distance(one, other) == words.distance(other, one) == letters
