"""What the portal says to DeepL and to LibreTranslate, and what it takes back."""

import pytest
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue

from home.translation.machine.errors import MachineError, Problem, Reason

pytestmark = pytest.mark.django_db

LINK = 'Anmeldung <a id="a1">bei Glokal</a>'


@pytest.fixture
def de() -> Locale:
    return Locale.objects.get(language_code="de")


@pytest.fixture
def cs() -> Locale:
    return Locale.objects.get(language_code="cs")


def answers(texts, source, target):
    return get_machine_translator().answer(texts, source, target)


def test_deepl_is_asked_as_its_protocol_wants(deepl, de, cs):
    [answer] = answers([LINK], de, cs)
    assert answer.text == 'Přihláška <a id="a1">u Glokal</a>'
    [request] = deepl.requests
    assert request["text"] == ['Anmeldung <a id="a1">bei <x>Glokal</x></a>']
    assert (request["source_lang"], request["target_lang"]) == ("DE", "CS")
    assert (request["tag_handling"], request["ignore_tags"]) == ("xml", ["x"])
    assert request["formality"] == "prefer_more"
    assert "glossary_id" not in request


def test_english_as_a_target_needs_its_variety(deepl, de):
    english = Locale.objects.create(language_code="en")
    answers(["Fördermittel"], de, english)
    assert deepl.requests[0]["target_lang"] == "EN-GB"


def test_deepl_uses_the_glossary_of_the_pair(deepl, settings, de, cs):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["GLOSSARIES"] = {"de-cs": "def3a26b", "cs-de": "other"}
    answers(["Fördermittel"], de, cs)
    assert deepl.requests[0]["glossary_id"] == "def3a26b"


@pytest.mark.parametrize(
    ("key", "url", "expected"),
    [
        ("k:fx", "", "https://api-free.deepl.com"),
        ("k", "", "https://api.deepl.com"),
        ("k", "https://x.example", "https://x.example"),
    ],
)
def test_deepls_address_follows_the_key(settings, key, url, expected):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "home.translation.machine.deepl.DeepL", "OPTIONS": {"AUTH_KEY": key, "URL": url, "TIMEOUT": 1},
    }  # fmt: skip
    assert get_machine_translator().url == expected


def test_deepl_gets_fifty_texts_at_a_time(deepl, de, cs):
    texts = [f"Text {number}" for number in range(120)]
    assert [answer.text for answer in answers(texts, de, cs)] == texts
    assert [len(request["text"]) for request in deepl.requests] == [50, 50, 20]


def test_deepl_gets_no_more_than_128_kib_at_a_time(deepl, de, cs):
    texts = [f"Straße {number} " + "ü" * 20_000 for number in range(8)]
    assert all(answer.fault is None for answer in answers(texts, de, cs))
    assert len(deepl.requests) == 3
    assert max(deepl.sizes) <= 128 * 1024


def test_a_text_too_large_for_any_request_is_left_and_the_rest_translated(deepl, de, cs):
    large, small = answers(["Text " * 40_000, "Fördermittel"], de, cs)
    assert large.fault == Reason.TOO_LARGE
    assert small.text == "Dotace"


def test_the_same_text_is_sent_once_and_what_is_no_text_never(deepl, de, cs):
    found = answers(["Seminar", "Seminar", "+49 371 123456", "2026"], de, cs)
    assert [answer.text for answer in found] == ["Seminář", "Seminář", "+49 371 123456", "2026"]
    assert deepl.requests[0]["text"] == ["Seminar"]


def test_nothing_to_translate_asks_nobody(deepl, libretranslate, de, cs):
    assert [answer.text for answer in answers(["2026"], de, cs)] == ["2026"]
    assert (deepl.requests, libretranslate.requests, libretranslate.languages_asked) == ([], [], 0)


def test_space_around_a_text_is_kept(deepl, de, cs):
    assert answers([" Seminar "], de, cs)[0].text == " Seminář "


def test_what_came_back_spoilt_is_not_taken_and_the_rest_is(deepl, de, cs):
    deepl.spoil = lambda text: text.replace("2026", "2027")
    spoilt, good = answers(["Seminar 2026", "Seminar 2025"], de, cs)
    assert (spoilt.text, spoilt.fault) == ("", Reason.FACTS)
    assert good.text == "Seminář 2025"


def test_wagtail_localizes_contract_leaves_out_what_is_not_good(deepl, de, cs):
    deepl.spoil = lambda text: text.replace("2026", "2027")
    good, spoilt = StringValue("Seminar"), StringValue("Seminar 2026")
    assert get_machine_translator().translate(de, cs, [good, spoilt]) == {good: StringValue("Seminář")}


def test_libretranslate_is_asked_as_its_protocol_wants(libretranslate, de, cs):
    [answer] = answers([LINK], de, cs)
    assert answer.text == 'Přihláška <a id="a1">u Glokal</a>'
    [request] = libretranslate.requests
    assert request == {
        "q": ['Anmeldung <a id="a1">bei <span translate="no">Glokal</span></a>'],
        "source": "de", "target": "cs", "format": "html",
    }  # fmt: skip


def test_libretranslate_gets_its_key_in_the_document(libretranslate, settings, de, cs):
    libretranslate.key = settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["API_KEY"] = "secret"
    assert answers(["Seminar"], de, cs)[0].text == "Seminář"
    assert libretranslate.requests[0]["api_key"] == "secret"


def test_libretranslate_decodes_entities_and_the_portal_encodes_them_again(libretranslate, de, cs):
    ampersand, markup = answers(["Text &amp; Seminar", "Seminar: &lt;b&gt;fett&lt;/b&gt; und Text"], de, cs)
    assert ampersand.text == "Text &amp; Seminář"
    assert markup.fault == Reason.TAGS  # what was text became a tag


def test_libretranslate_gets_small_batches(libretranslate, de, cs):
    texts = [f"Seminar {number} " + "und so weiter " * 60 for number in range(45)]
    assert all(answer.fault is None for answer in answers(texts, de, cs))
    assert max(len(request["q"]) for request in libretranslate.requests) <= 20
    assert max(libretranslate.sizes) <= 8 * 1024


def test_libretranslate_says_which_languages_it_has(libretranslate, cs):
    english = Locale.objects.create(language_code="en")
    with pytest.raises(MachineError) as caught:
        answers(["Seminář"], cs, english)
    assert caught.value.problem == Problem.LANGUAGES
    assert libretranslate.requests == []


def test_libretranslates_languages_are_asked_once(libretranslate, de, cs):
    for text in ("Seminar", "Straße"):
        answers([text], de, cs)
    assert libretranslate.languages_asked == 1
