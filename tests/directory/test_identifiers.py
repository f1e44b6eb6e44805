"""Legal identifiers: written in one way, and wrong ones refused."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from directory.identifiers import clean_ico, clean_register_number, clean_vat_id


@pytest.mark.parametrize(
    ("written", "clean"),
    [("00006947", "00006947"), ("6947", "00006947"), (" 000 069 47 ", "00006947"), ("25596641", "25596641")],
)
def test_ico_gets_its_zeros_back(written, clean):
    assert clean_ico(written) == clean


@pytest.mark.parametrize("wrong", ["00006946", "123456789", "CZ6947", "", "٣٤٥", "12a45678"])
def test_wrong_ico_is_refused(wrong):
    with pytest.raises(ValidationError):
        clean_ico(wrong)


@pytest.mark.parametrize(
    ("written", "country", "clean"),
    [
        ("de 136 695 976", "DE", "DE136695976"),
        ("136695976", "DE", "DE136695976"),
        ("cz00006947", "CZ", "CZ00006947"),
        ("CZ 000-06947", "CZ", "CZ00006947"),
    ],
)
def test_vat_numbers_get_their_country(written, country, clean):
    assert clean_vat_id(written, country) == clean


@pytest.mark.parametrize(
    ("wrong", "country"), [("DE136695977", "DE"), ("CZ00006947", "DE"), ("DE136695976", "CZ"), ("", "DE")]
)
def test_wrong_vat_number_is_refused(wrong, country):
    with pytest.raises(ValidationError):
        clean_vat_id(wrong, country)


@pytest.mark.parametrize(
    ("written", "court", "clean"),
    [
        ("hrb 12345", "Amtsgericht Chemnitz", "HRB 12345"),
        ("HRB12345", "Chemnitz", "HRB 12345"),
        ("HRA 00077", "Dresden", "HRA 77"),
        ("GnR 5", "Amtsgericht Dresden", "GnR 5"),
        ("VR 1234", "Chemnitz", "VR 1234"),
        ("GsR 12", "Leipzig", "GsR 12"),
    ],
)
def test_register_numbers_are_written_in_one_way(written, court, clean):
    assert clean_register_number(written, court) == clean


@pytest.mark.parametrize(
    ("wrong", "court"), [("12345", "Chemnitz"), ("HRB 12345", ""), ("HRB 1", "Amtsgericht Atlantis")]
)
def test_register_number_without_register_or_court_is_refused(wrong, court):
    with pytest.raises(ValidationError):
        clean_register_number(wrong, court)


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Die Prüfziffer der IČO 00006946"), ("cs", "Kontrolní číslice IČO 00006946")]
)
def test_the_message_is_in_the_readers_language(language, words):
    with override(language), pytest.raises(ValidationError) as caught:
        clean_ico("6946")
    assert words in caught.value.messages[0]
