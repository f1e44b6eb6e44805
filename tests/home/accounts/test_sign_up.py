"""Signing up: one short form and a code; a known address looks the same from outside."""

import threading

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import translation

from home.models import Consent

from .steps import EMAIL, ask_for_code, confirm, give_code, sign_up

pytestmark = pytest.mark.django_db
User = get_user_model()


def test_person_signs_up_with_a_code_and_is_signed_in(client):
    answer = sign_up(client)
    assert (answer.status_code, answer["Location"]) == (302, "/konto/confirm-email/")
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    answer = confirm(client)
    assert answer["Location"] == "/konto/"
    assert EMAIL in client.get("/konto/").text
    user = User.objects.get()
    assert (user.email, user.first_name, user.last_name) == (EMAIL, "Jana", "Malá")
    assert user.wagtail_userprofile.preferred_language == "cs"
    assert not user.has_usable_password()
    assert "jana" not in user.username


def test_letter_is_in_the_language_chosen(client):
    sign_up(client, first="konto", language="cs")
    assert "potvrďte" in mail.outbox[0].subject.lower()


def test_words_agreed_to_are_kept_as_they_were_shown(client):
    page = client.get("/ucet/signup/").text
    sign_up(client, first="ucet")
    line = Consent.objects.get()
    assert line.wording in page
    assert (line.email, line.purpose, line.language) == (EMAIL, "account", "cs")
    with translation.override("de"):
        assert line.wording not in client.get("/konto/signup/").text


@pytest.mark.parametrize("missing", ["name", "language", "agreed", "email"])
def test_nothing_is_made_without(client, missing):
    answer = sign_up(client, **{missing: ""})
    assert answer.status_code == 200
    assert not User.objects.exists()
    assert not mail.outbox


def test_wrong_code_signs_nobody_in(client):
    sign_up(client)
    client.post("/konto/confirm-email/", {"code": "AAAA-AAAA"})
    assert client.get("/konto/").status_code == 302
    assert not EmailAddress.objects.get().verified


@pytest.mark.parametrize("verified", [True, False])
def test_known_address_gets_the_same_answer_and_one_letter_to_its_owner(client, verified):
    stranger = sign_up(client, "someone@new.example")
    page = client.get("/konto/confirm-email/").text
    user = User.objects.create_user("owner", EMAIL)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=verified, primary=True)
    other = Client()
    answer = sign_up(other)
    assert (answer.status_code, answer["Location"]) == (stranger.status_code, stranger["Location"])
    known = other.get("/konto/confirm-email/").text
    assert _plain(known, EMAIL) == _plain(page, "someone@new.example")
    assert [message.to for message in mail.outbox] == [["someone@new.example"], [EMAIL]]
    assert User.objects.count() == 2


def _plain(page, email):
    """A page without what differs from request to request."""
    import re

    return re.sub(r'value="[\w-]{64}"', "", page.replace(email, "E"))


def test_unknown_address_gets_the_same_answer_at_signing_in(client):
    user = User.objects.create_user("owner", EMAIL)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    known, unknown = ask_for_code(client), ask_for_code(Client(), "nobody@new.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [[EMAIL], ["nobody@new.example"]]


def test_mistyped_address_bars_nobody(client):
    sign_up(client)
    confirm(client)
    client.post("/konto/logout/")
    ask_for_code(client, "jana.mala@mistyped.example")
    page = client.get("/konto/login/code/confirm/").text
    assert "E-Mail-Adresse eingeben" in page or "Enter another e-mail address" in page
    ask_for_code(client)
    assert mail.outbox[-1].to == [EMAIL]
    assert give_code(client)["Location"] == "/konto/"
    assert EMAIL in client.get("/konto/").text


def test_wrong_password_says_the_same_of_known_and_unknown_addresses(client):
    user = User.objects.create_user("owner", EMAIL, "geheim-genug-1")
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    texts = {
        _plain(Client().post("/konto/login/", {"login": email, "password": "falsch"}).text, email)
        for email in (EMAIL, "nobody@new.example")
    }
    assert len(texts) == 1
    assert not mail.outbox


def test_owner_takes_over_what_somebody_else_began_with_their_address(client):
    """Whoever signed up with a foreign address never gets in; its owner does, by a code."""
    sign_up(Client())
    ask_for_code(client)
    give_code(client)
    assert EMAIL in client.get("/konto/").text
    assert EmailAddress.objects.get().verified


def test_code_requests_are_limited(client):
    User.objects.create_user("owner", EMAIL)
    answers = [ask_for_code(Client()) for _ in range(8)]
    assert len(mail.outbox) == 3
    assert "Location" not in answers[-1]


def test_sign_ups_of_one_sender_are_limited(client):
    answers = [sign_up(Client(), f"p{number}@new.example") for number in range(25)]
    assert answers[-1].status_code == 429
    assert "Bitte" in answers[-1].text
    assert User.objects.count() == len(mail.outbox) == 20


def test_robots_cannot_put_an_address_of_theirs_into_our_letters(client):
    assert sign_up(client, name="Win at https://spam.example").status_code == 200
    assert not mail.outbox


@pytest.mark.django_db(transaction=True)
def test_parallel_sign_ups_with_one_address_make_one_account(settings):
    settings.ACCOUNT_RATE_LIMITS = False
    answers, start = [], threading.Barrier(8)

    def act():
        start.wait()
        try:
            answers.append(sign_up(Client()).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert answers == [302] * 8
    assert User.objects.count() == EmailAddress.objects.count() == Consent.objects.count() == 1
    assert len(mail.outbox) == 8  # one code, and seven letters that there is an account
