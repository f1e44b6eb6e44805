"""What letters look like: 78 columns of text, HTML that needs no pictures, and whose mail it is below every one."""

import re

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.utils.translation import override

from home.mail import Button, Facts, Item, Letter, Links, Quote, Recipient, render, samples, send_letter
from home.models import HomePage, OutgoingMail, SiteTexts

ADDRESS = "https://portal.example/konto/einladung/" + "a" * 120 + "/"
LONG = "Ein Satz, der sich über mehr als eine Zeile hinzieht und dabei an keiner Stelle ein Wort zerreißen darf. " * 3
LETTER = Letter(
    "sample",
    "Anfrage von „Böhme & Söhne“",
    (
        LONG, Quote("Dobrý den,\n\n" + LONG, "Die Nachricht", "cs"), Facts((("Firma", "<b>Böhme</b>"),)),
        Button("Antworten", ADDRESS), Links("Neues", (Item("Messe in Brünn", ADDRESS, "3. Mai"),)),
    ),
    reason="Sie erhalten diese E-Mail, weil Sie sie bestellt haben.",
    unsubscribe=f"{ADDRESS}?ende=1",
)  # fmt: skip


@pytest.fixture
def set_letter(imprinted):
    with override("de"):
        return render(LETTER, "Jana Nováková")


def test_text_is_78_columns_wide_and_cuts_no_address(set_letter):
    text, _html = set_letter
    wide = [line for line in text.splitlines() if len(line) > 78]
    assert {line.strip() for line in wide} == {ADDRESS, LETTER.unsubscribe}
    assert text.splitlines()[0] == "Guten Tag Jana Nováková,"
    assert "> Dobrý den," in text
    assert "\n>\n" in text
    assert "Firma: <b>Böhme</b>" in text
    assert "\n-- \n" in text


def test_html_shows_what_people_typed_and_needs_nothing_from_elsewhere(set_letter):
    _text, html = set_letter
    assert '<html lang="de">' in html
    assert "&lt;b&gt;Böhme&lt;/b&gt;" in html
    assert "<title>Anfrage von „Böhme &amp; Söhne“</title>" in html
    assert '<blockquote lang="cs"' in html
    assert not re.search(r"<(img|link|script)|@import|url\(", html)
    button = re.search(r"<a [^>]*class=\"button\"[^>]*>", html)[0]
    assert "background: #004363" in button
    assert "prefers-color-scheme: dark" in html


def test_a_subject_is_one_line_and_keeps_its_spaces(imprinted):
    send_letter(
        Recipient("b@example.org", "de"), lambda: Letter("x", "Frist: 5.\N{NO-BREAK SPACE}Mai\nBcc: c@example.org")
    )
    assert mail.outbox[0].subject == "Frist: 5.\N{NO-BREAK SPACE}Mai Bcc: c@example.org"


def test_what_can_be_ended_says_so_to_mail_programs(imprinted):
    send_letter(Recipient("b@example.org", "de"), lambda: LETTER)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"] == f"<{LETTER.unsubscribe}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["X-Glokal-Letter"] == "sample"
    assert headers["Auto-Submitted"] == "auto-generated"


def is_signed(part: str) -> bool:
    return all(word in part for word in ("IHK Beispiel, Musterstraße 1", "post@example.org", "/de/impressum/"))


@pytest.mark.parametrize("language", ["de", "cs", "en"])
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_no_letter_without_the_imprint(imprinted, sample, language):
    """Czech and English have no texts of their own here: then it is the German ones."""
    with override(language):
        letter = sample.write()
        text, html = render(letter)
    assert letter.name == sample.name
    assert letter.subject
    assert is_signed(text)
    assert is_signed(html)


def test_a_language_has_its_own_imprint_where_it_has_texts(imprinted):
    czech = HomePage.objects.get(locale__language_code="cs")
    SiteTexts.objects.create(
        locale=czech.locale, footer_note="Hospodářská komora, Praha", contact_email="k@example.org"
    )
    with override("cs"):
        text, _html = render(LETTER)
    assert "Hospodářská komora, Praha" in text
    assert "IHK" not in text
    assert "/de/impressum/" in text  # no such page in Czech


@pytest.mark.parametrize("html", [None, "<p>Hallo</p>", "<html><body><p>Hallo</p></body></html>"])
def test_what_others_write_gets_it_when_it_is_queued(queue, imprinted, html):
    message = mail.EmailMultiAlternatives("Hallo", "Hallo", None, ["b@example.org"], connection=get_connection())
    if html:
        message.attach_alternative(html, "text/html")
    message.send()
    packed = OutgoingMail.objects.get().packed
    assert is_signed(packed["body"])
    assert packed["body"].startswith("Hallo\n\n-- \nGlokal")
    for content, kind in packed["alternatives"]:
        assert kind == "text/html"
        assert is_signed(content)
        assert content.count("IHK Beispiel") == 1


def test_mail_of_html_alone_gets_it_too(queue, imprinted):
    message = mail.EmailMessage("Hallo", "<p>Hallo</p>", None, ["b@example.org"], connection=get_connection())
    message.content_subtype = "html"
    message.send()
    assert is_signed(OutgoingMail.objects.get().packed["body"])


def test_that_it_is_missing_is_told_in_the_log(db, caplog):
    with override("cs"):
        render(LETTER)
    assert "without a full imprint" in caplog.text
