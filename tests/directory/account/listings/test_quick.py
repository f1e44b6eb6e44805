"""A request in two minutes: from the form by the code to the chamber, with nothing lost and nobody given away."""

import datetime
import re
import threading

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.utils import timezone

from directory.account.listings import quick
from directory.account.listings.keeping import forget_pending
from directory.account.listings.quick_forms import QuickForm
from directory.models import Claim, Company, Listing, Membership, PendingRequest
from home.models import Consent
from tests.factories import CompanyFactory

from .conftest import account, browser, new_puzzle

pytestmark = pytest.mark.django_db
QUICK = "/ucet/listings/quick/"
SAID = {
    "title": "Hledáme soustružené díly", "description": "500 kusů měsíčně z mosazi.", "cooperation": "supply",
    "capabilities": ["cnc-turning"], "company_name": "Nová dílna s.r.o.", "country": "CZ", "postal_code": "40001",
    "city": "Ústí nad Labem", "ico": "", "vat_id": "", "name": "Eva Nováková", "email": "eva@dilna.example",
    "agreed": "on", "nickname": "",
}  # fmt: skip


def send(client, **fields):
    return client.post(QUICK, {**SAID, "proof": new_puzzle(), **fields})


def code_in(message) -> str:
    return re.search(r": (\S+)$", message.subject)[1]


def link_in(message) -> str:
    return re.search(r"https?://[^/\s]+(/\S+/quick/link/\S+)", message.body)[1]


def confirm(client, answer, code: str):
    """Enter the code, and follow to the end."""
    return client.post(answer.url, {"code": code}, follow=True)


@pytest.fixture(autouse=True)
def _chamber(scene, monkeypatch):
    monkeypatch.setattr(QuickForm, "hourly", 1000)
    monkeypatch.setattr(QuickForm, "daily", 1000)


def test_the_whole_way_of_a_new_person_and_company(scene):
    client = browser()
    answer = send(client)
    assert answer.status_code == 302
    assert not answer.cookies
    assert not User.objects.filter(email="eva@dilna.example").exists()
    (letter,) = mail.outbox
    assert "soustružené" not in letter.body
    assert "Nováková" not in letter.body
    wrong = client.post(answer.url, {"code": "WRONG1"})
    assert wrong.status_code == 422
    done = confirm(client, answer, code_in(letter))
    assert done.redirect_chain[-1][0] == "/ucet/listings/"
    assert "Hledáme soustružené díly" in done.content.decode()
    user = User.objects.get(email="eva@dilna.example")
    assert EmailAddress.objects.get(user=user).verified
    assert (user.first_name, user.last_name, user.has_usable_password()) == ("Eva", "Nováková", False)
    company = Company.objects.get(name="Nová dílna s.r.o.")
    assert (company.live, company.region.code) == (False, "CZ042")
    assert Membership.objects.get(company=company, user=user).role == "admin"
    listing = Listing.objects.get()
    assert (listing.company, listing.kind, listing.live, listing.languages) == (company, "request", False, ["cs"])
    assert [text.language for text in listing.texts.all()] == ["cs"]
    assert listing.current_workflow_state
    assert Consent.objects.filter(user=user).count() == 2
    again = client.get(answer.url, follow=True)
    assert again.status_code == 200
    assert Listing.objects.count() == 1


def test_the_link_in_the_mail_brings_it_back_on_another_device():
    send(browser())
    other = browser()
    link = link_in(mail.outbox[0])
    page = other.get(link)
    assert "Hledáme soustružené díly" in page.content.decode()
    assert not User.objects.filter(email="eva@dilna.example").exists()
    assert other.post(link, follow=True).redirect_chain[-1][0] == "/ucet/listings/"
    assert Listing.objects.count() == 1
    assert other.post(link, follow=True).status_code == 200
    assert browser().post(link).url.startswith("/ucet/listings/quick/finish/")  # a login is asked for
    assert Listing.objects.count() == 1


def test_a_known_address_is_answered_like_an_unknown_one():
    known = account("eva", language="cs")
    unknown_answer = send(browser(), email="nobody@example.org")
    known_answer = send(browser(), email="Eva@example.org")
    pages = [browser().get(answer.url).content.decode() for answer in (unknown_answer, known_answer)]
    plain = [re.sub(r"nobody@example\.org|eva@example\.org|quick/code/[^/]+/", "", page) for page in pages]
    assert plain[0] == plain[1]
    assert len({re.sub(r": \S+$", "", message.subject) for message in mail.outbox}) == 1
    client = browser()
    confirm(client, known_answer, code_in(mail.outbox[1]))
    assert User.objects.filter(email__iexact="eva@example.org").count() == 1
    assert Listing.objects.get().created_by == known


def test_wrong_codes_end_it_and_the_link_still_works():
    client = browser()
    answer = send(client)
    for _attempt in range(5):
        assert client.post(answer.url, {"code": "WRONG1"}).status_code == 422
    assert client.post(answer.url, {"code": code_in(mail.outbox[0])}).status_code == 422
    assert not Listing.objects.exists()
    client.post(answer.url, {"again": "1"})
    confirm(client, answer, code_in(mail.outbox[1]))
    assert Listing.objects.count() == 1


def test_an_old_code_is_none():
    answer = send(browser())
    PendingRequest.objects.update(code_sent_at=timezone.now() - datetime.timedelta(minutes=16))
    assert browser().post(answer.url, {"code": code_in(mail.outbox[0])}).status_code == 422


def test_the_code_of_one_request_does_not_open_another():
    first, second = send(browser()), send(browser(), email="x@example.org")
    assert browser().post(first.url, {"code": code_in(mail.outbox[1])}).status_code == 422
    assert browser().get(second.url.replace("code/", "code/x")).status_code == 404


@pytest.mark.parametrize(("field", "value", "told_at"), [
    ("title", "", "title"), ("description", "", "description"), ("email", "x", "email"), ("agreed", "", "agreed"),
    ("postal_code", "1", "postal_code"), ("ico", "123", "ico"), ("city", "Paris", "city"), ("country", "FR", "country"),
    ("company_name", "https://spam.example", "company_name"),
])  # fmt: skip
def test_what_is_wrong_is_said_before_any_code(field, value, told_at):
    answer = send(browser(), **{field: value, **({"postal_code": "75001"} if field == "city" else {})})
    assert answer.status_code == 422
    assert told_at in answer.context["form"].errors
    assert "Hledáme" in answer.content.decode() or field == "title"
    assert not mail.outbox


def test_finding_terms_without_javascript_loses_nothing():
    page = browser().post(QUICK, {**SAID, "capabilities-search": "svařování", "find": "capabilities"})
    assert page.status_code == 200
    assert "Hledáme soustružené díly" in page.content.decode()
    assert not mail.outbox


def test_an_entry_that_is_there_is_claimed_and_the_request_waits(scene):
    entry = CompanyFactory(name="Nová dílna, spol. s r.o.", country="CZ", region_code="CZ042", city="Ústí nad Labem",
                           postal_code="400 01", slug="nova-dilna", live=True)  # fmt: skip
    client = browser()
    confirm(client, send(client), code_in(mail.outbox[0]))
    user = User.objects.get(email="eva@dilna.example")
    assert not Membership.objects.filter(user=user).exists()
    claim = Claim.objects.get()
    assert (claim.company, claim.user, claim.state) == (entry, user, "open")
    assert not Listing.objects.exists()
    assert forget_pending(timezone.now() + datetime.timedelta(days=90)) == 0
    Membership.objects.create(company=entry, user=user, role="editor")
    listing = Listing.objects.get()
    assert listing.company == entry
    assert listing.current_workflow_state
    assert quick.finish(PendingRequest.objects.get(), user).listing == listing


def test_members_just_pick_their_company(scene):
    client = browser(scene.member)
    page = client.get(QUICK).content.decode()
    assert "Musterwerk GmbH" in page
    assert 'name="email"' not in page
    said = {name: SAID[name] for name in ("title", "description", "cooperation", "capabilities", "agreed")}
    assert client.post(QUICK, {**said, "company": "anderswo"}).status_code == 422
    assert client.post(QUICK, {**said, "company": "musterwerk"}).url == "/ucet/listings/"
    assert Listing.objects.get().company == scene.company


def test_whoever_is_signed_in_needs_no_code(scene):
    client = browser(account("petra", language="cs"))
    answer = client.post(QUICK, {**SAID, "email": "somebody@else.example"})
    assert answer.url == "/ucet/listings/"
    assert Listing.objects.get().company.name == "Nová dílna s.r.o."
    assert "petra@example.org" not in [to for message in mail.outbox for to in message.to if "code" in message.subject]


def test_another_persons_request_is_not_finished(scene):
    client = browser()
    answer = send(client)
    confirm(client, answer, code_in(mail.outbox[0]))
    key = PendingRequest.objects.get().key
    assert browser(scene.member).get(f"/ucet/listings/quick/finish/{key}/").status_code == 404


def test_who_has_a_second_factor_is_asked_for_it():
    from allauth.mfa.models import Authenticator

    eva = account("eva", language="cs")
    EmailAddress.objects.create(user=eva, email=eva.email, verified=True, primary=True)
    Authenticator.objects.create(user=eva, type="totp", data={"secret": "x"})
    client = browser()
    answer = send(client, email="eva@example.org")
    entered = client.post(answer.url, {"code": code_in(mail.outbox[0])})
    assert "finish" not in entered.url
    assert "_auth_user_id" not in client.session
    assert not Listing.objects.exists()


def test_a_closed_account_stays_closed():
    account("eva", is_active=False)
    client = browser()
    answer = send(client, email="eva@example.org")
    assert client.post(answer.url, {"code": code_in(mail.outbox[0])}).status_code == 403
    assert not Listing.objects.exists()


def test_one_address_gets_few_letters(monkeypatch):
    from directory.account.listings import quick_views

    monkeypatch.setattr(quick_views, "MOST_PER_ADDRESS", 1)
    assert send(browser()).status_code == 302
    assert send(browser()).status_code == 422
    assert len(mail.outbox) == 1


def test_what_nobody_confirms_is_forgotten():
    send(browser())
    now = timezone.now()
    assert forget_pending(now + datetime.timedelta(days=13)) == 0
    assert forget_pending(now + datetime.timedelta(days=15)) == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_and_each_twice(monkeypatch):
    monkeypatch.setattr("directory.account.listings.quick_views.MOST_CODES", 1000)
    failed: list[Exception] = []
    answers = [send(browser(), email=f"p{n}@example.org", company_name=f"Dílna {n} s.r.o.") for n in range(20)]
    codes = {message.to[0]: code_in(message) for message in mail.outbox}

    def run(number: int) -> None:
        try:
            client = browser()
            confirm(client, answers[number], codes[f"p{number}@example.org"])
        except Exception as problem:
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(20) for _twice in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert Listing.objects.count() == 20
    assert User.objects.filter(email__startswith="p").count() == 20
    assert Company.objects.filter(name__startswith="Dílna").count() == 20
