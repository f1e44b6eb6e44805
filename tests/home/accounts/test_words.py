"""The account speaks to people as one does to customers: „Sie“ and „vy“, and never English."""

import re
from pathlib import Path

import django
import polib
import pytest
from django.test import Client
from django.utils import translation

from portal import account_catalogue
from portal.catalogues import ROOT, catalogue_path

DU = re.compile(r"\b(du|dich|dir|dein\w*|deine\w*)\b", re.IGNORECASE)
TY = re.compile(r"\b(tebe|tobě|tvůj|tvoje|tvého|máš|chceš|můžeš|zadej|potvrď|klikni|napiš|vyber)\b", re.IGNORECASE)


@pytest.mark.parametrize(("language", "familiar"), [("de", DU), ("cs", TY)])
def test_no_familiar_form_is_left(language, familiar):
    for path in (catalogue_path(language), ROOT / "locale" / "allauth" / language / "LC_MESSAGES" / "django.po"):
        for entry in polib.pofile(str(path)):
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                assert not familiar.search(text), text


def test_catalogues_of_allauth_are_complete():
    assert account_catalogue.check() == []


def test_ours_win_over_the_library_s():
    with translation.override("de"):
        assert translation.gettext("Incorrect password.") == "Das Passwort ist nicht richtig."


def test_a_gap_is_noticed(tmp_path, monkeypatch):
    path = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    whole = polib.pofile(str(ROOT / "locale" / "allauth" / "de" / "LC_MESSAGES" / "django.po"))
    del whole[0]
    whole.save(str(path))
    monkeypatch.setattr(account_catalogue, "CATALOGUES", tmp_path)
    monkeypatch.setattr(account_catalogue, "PLURALS", {"de": (2, "")})
    assert [problem[:19] for problem in account_catalogue.check()] == ["de: not translated:"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/", "login/code/"])
def test_entrances_index_nothing_and_ask_no_third_party(path):
    answer = Client().get(f"/konto/{path}")
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*(src=|type=\"application/(json|ld\+json)\"))", answer.text)
    assert " style=" not in answer.text


@pytest.mark.django_db
def test_visitors_of_pages_get_no_cookie():
    answer = Client().get("/de/")
    assert not answer.cookies
    assert "/konto/" in answer.text or answer.status_code == 404


FORMS = re.compile(r"^(Enter |Ensure |Select |Upload |This (field|value)|No file|The submitted|Please |Null|Only one)")


@pytest.mark.parametrize(("language", "familiar"), [
    ("de", re.compile(r"\b(du|dich|dir|dein\w*|gib|wähle|lade|stelle|prüfe|korrigiere)\b", re.IGNORECASE)),
    ("cs", TY),
])  # fmt: skip
def test_what_forms_say_is_polite_whichever_package_says_it(language, familiar):
    """Packages that are installed translate Django's messages once more, and the last of them would be read."""
    own = polib.pofile(str(Path(django.__file__).parent / f"conf/locale/{language}/LC_MESSAGES/django.po"))
    messages = [entry.msgid for entry in own if FORMS.match(entry.msgid) and not entry.msgid_plural]
    assert len(messages) > 20
    with translation.override(language):
        said = {message: translation.gettext(message) for message in messages}
    assert {text for text in said.values() if familiar.search(text)} == set()
    assert [message for message, text in said.items() if text == message] == []


@pytest.mark.django_db
def test_a_visitors_form_says_it(client):
    answer = client.post("/konto/subscriptions/order/", {"email": "x"}, headers={"sec-fetch-site": "same-origin"})
    assert "Bitte geben Sie eine gültige E-Mail-Adresse ein." in answer.text
