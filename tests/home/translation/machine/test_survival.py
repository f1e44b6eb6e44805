"""What a translation must not lose, told from what it may change."""

import time

import pytest

from home.translation.machine.errors import Reason
from home.translation.machine.survival import Marks, fault_in, fixed_in, is_translatable, unwrap, wrap

NAMES = ["Müller & Söhne GmbH", "Glokal"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Am 22.11.2026 um 10:00 Uhr", "Dne 22. 11. 2026 v 10 hodin"),
        ("1.500 Firmen", "1 500 firem"),
        ("12.500,50 Euro", "12 500,50 eura"),
        ("Rund 1500 Firmen", "Asi 1 500 firem"),
        ('Ein <a id="a1">Link</a> und <b>fett</b>', '<b>Tučně</b> a <a id="a1">odkaz</a>'),
        ("A &amp; B", "A &amp; B"),
        ("Erste Zeile<br/>zweite Zeile", "První řádek<br/>druhý řádek"),
        ("Workshop", "Workshop"),
        ("Mail an info@glokal.example.", "E-mail na info@glokal.example."),
        ("5 &lt; 6 Teile", "5 &lt; 6 dílů"),
    ],
)
def test_what_a_translation_may_change(source, target):
    assert fault_in(source, target, NAMES) is None


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("Am 22.11.2026", "Dne 23. 11. 2026", Reason.FACTS),
        ("Drei von 5 Firmen", "Tři firmy", Reason.FACTS),
        ("1.500 Firmen", "15 000 firem", Reason.FACTS),
        ("Um 10:30 Uhr", "V 10 hodin", Reason.FACTS),
        ("5 &lt; 6 Teile", "5 6 dílů", Reason.FACTS),
        ('Ein <a id="a1">Link</a>', "Odkaz", Reason.TAGS),
        ('Ein <a id="a1">Link</a>', '<a id="a2">Odkaz</a>', Reason.TAGS),
        ('Ein <a id="a1">Link</a>', 'Odkaz <a id="a1"></a>', Reason.TAGS),
        ("Ein <b>Wort</b>", "Jedno <b>slo</b><b>vo</b>", Reason.TAGS),
        ("Ein Wort", "Jedno <script>slovo</script>", Reason.TAGS),
        ("Ein Wort", '<a href="https://evil.example">Slovo</a>', Reason.TAGS),
        ("Erste<br/>zweite", "První druhý", Reason.TAGS),
        ("Mail an info@glokal.example", "E-mail na informace@glokal.example", Reason.NAMES),
        ("Siehe https://glokal.example/de/a-b", "Viz https://glokal.example/cs/a-b", Reason.NAMES),
        ("Wir sind Müller &amp; Söhne GmbH", "Jsme Mlynář a synové GmbH", Reason.NAMES),
        ("Die Firma {name} sucht", "Firma {jméno} hledá", Reason.NAMES),
        ("Das Wort", " ", Reason.EMPTY),
        ("Das ist ein ganzer Satz.", "Das ist ein ganzer Satz.", Reason.SAME),
        ("Wort", "der " * 30, Reason.IMPLAUSIBLE),
    ],
)
def test_what_a_translation_must_not_change(source, target, reason):
    assert fault_in(source, target, NAMES) == reason


@pytest.mark.parametrize("marks", [Marks("x"), Marks("span", (("translate", "no"),))])
@pytest.mark.parametrize(
    "text",
    [
        'Wir, Müller &amp; Söhne GmbH, und <a id="a1">Glokal: info@glokal.example</a>',
        "Keine Namen, 3 &lt; 4",
        "<b>Glokal</b><br/>+49 371 1234-56",
        "{{ name }} und %(number)d und {value}",
    ],
)
def test_wrapping_can_be_undone(text, marks):
    assert unwrap(wrap(text, NAMES, marks), marks) == text


def test_names_stand_inside_of_marks_and_keep_their_entities():
    wrapped = wrap("Die Müller &amp; Söhne GmbH bei Glokal", NAMES, Marks("x"))
    assert wrapped == "Die <x>Müller &amp; Söhne GmbH</x> bei <x>Glokal</x>"


def test_a_name_inside_of_a_word_is_none():
    assert fixed_in("Glokales Handeln, auf Glokal.", ["Glokal"]) == ["Glokal"]


def test_what_xml_cannot_carry_is_not_sent():
    assert wrap("Ein\x0bWort", [], Marks("x")) == "EinWort"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2026", False), ("+49 371 1234-56", False), ("Glokal", False), ("3 kg", True), ("Ein Text", True)],
)
def test_only_words_are_worth_asking_for(text, expected):
    assert is_translatable(text, NAMES) is expected


@pytest.mark.parametrize("text", ["ü" * 100_000, "a.b-" * 25_000, "+1 " * 30_000, "1.000." * 20_000, "www." * 25_000])
def test_no_text_takes_long_to_look_through(text):
    begin = time.monotonic()
    assert fault_in(text, text, NAMES) in {None, Reason.SAME}
    assert time.monotonic() - begin < 2
