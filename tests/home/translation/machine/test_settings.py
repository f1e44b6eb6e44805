"""Which service is set up, from the environment; and what ends the start."""

import pytest
from pydantic import ValidationError

from portal.env import Environment


def environment(**values) -> Environment:
    nothing = {"deepl_auth_key": "", "deepl_url": "", "deepl_glossaries": "", "libretranslate_url": "",
               "libretranslate_api_key": ""}  # fmt: skip
    return Environment(**{**nothing, **values})


def test_without_a_variable_there_is_no_service():
    assert environment().machine_translator() is None


def test_deepl_by_its_key():
    setting = environment(deepl_auth_key="k:fx", deepl_glossaries="de-cs=one, cs-de=two").machine_translator()
    assert setting == {
        "CLASS": "home.translation.machine.deepl.DeepL",
        "OPTIONS": {"AUTH_KEY": "k:fx", "URL": "", "GLOSSARIES": {"de-cs": "one", "cs-de": "two"}, "TIMEOUT": 20},
    }


def test_libretranslate_by_its_address():
    values = {"libretranslate_url": "http://127.0.0.1:5000/", "libretranslate_api_key": "k"}
    setting = environment(**values, machine_translation_timeout=60).machine_translator()
    assert setting == {
        "CLASS": "home.translation.machine.libretranslate.LibreTranslate",
        "OPTIONS": {"URL": "http://127.0.0.1:5000", "API_KEY": "k", "TIMEOUT": 60},
    }


@pytest.mark.parametrize("name", ["deepl_url", "libretranslate_url"])
@pytest.mark.parametrize(
    "address",
    ["http://translate.example", "ftp://translate.example", "translate.example", "https://", "http://127.0.0.1.example",
     "https://user:word@translate.example", "https://translate.example/?key=1", "https://[::1"],
)  # fmt: skip
def test_texts_and_keys_go_nowhere_in_the_clear(name, address):
    with pytest.raises(ValidationError):
        environment(**{name: address})


@pytest.mark.parametrize("address", ["https://translate.example", "http://localhost:5000", "http://[::1]:5000"])
def test_addresses_that_will_do(address):
    assert environment(libretranslate_url=address).libretranslate_url == address


def test_two_services_are_one_too_many():
    with pytest.raises(ValidationError, match="choose one"):
        environment(deepl_auth_key="k", libretranslate_url="https://translate.example")


@pytest.mark.parametrize("value", ["de-cs", "de=1", "de-cs=", "=1"])
def test_glossaries_need_a_pair_and_an_identifier(value):
    with pytest.raises(ValidationError, match="de-cs=ID"):
        environment(deepl_glossaries=value)


def test_the_key_is_not_shown():
    assert "0123abcd" not in repr(environment(deepl_auth_key="0123abcd", libretranslate_api_key="0123abcd"))
