"""Many at once: none lost, none twice. Each thread has a connection of its own."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connections

from directory.models import Inquiry, InquiryMessage
from home.models import OutgoingMail
from home.visitors.proof import new_puzzle
from tests.factories import CompanyFactory

from .conftest import ASK, browser, filled_in, link

pytestmark = pytest.mark.django_db(transaction=True)
SENDERS, AT_ONCE = 200, 8


def _at_once(tasks):
    """Run functions in threads; return their results in order."""

    def run(task):
        try:
            return task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, tasks))


@pytest.fixture
def asked(db, settings):
    """A company, and the queue of mail as production has it."""
    settings.EMAIL_BACKEND = "home.mail.QueuedBackend"
    return CompanyFactory(name="Musterwerk GmbH", slug="musterwerk", email="chef@musterwerk.example")


def _form(number: int) -> dict[str, str]:
    return {
        "batch": str(uuid.uuid4()), "subject": f"Anfrage {number}", "text": "Können Sie liefern?", "agreed": "on",
        "name": f"Person {number}", "email": f"person{number}@labe.example", "proof": new_puzzle(), "nickname": "",
    }  # fmt: skip


def test_two_hundred_inquiries_at_once_each_sent_twice(asked, monkeypatch):
    monkeypatch.setattr("directory.inquiries.asking.PER_RECEIVER", SENDERS)
    forms = [_form(number) for number in range(SENDERS)]

    def send(number: int):
        return browser(REMOTE_ADDR=f"10.1.{number // 200}.{number % 200 + 1}").post(ASK, forms[number]).status_code

    codes = _at_once([lambda number=number: send(number) for number in range(SENDERS) for _again in (1, 2)])
    assert codes == [302] * SENDERS * 2
    assert Inquiry.objects.count() == SENDERS
    assert Inquiry.objects.values("sender_email").distinct().count() == SENDERS
    assert InquiryMessage.objects.count() == SENDERS
    assert OutgoingMail.objects.count() == SENDERS
    assert OutgoingMail.objects.values("to").distinct().count() == SENDERS


def test_confirmations_at_once_send_once(asked, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    visitor = browser()
    visitor.post(ASK, filled_in(visitor, ASK))
    confirm = link(mail.outbox[0], "/confirm/")
    settings.EMAIL_BACKEND = "home.mail.QueuedBackend"
    codes = _at_once([lambda: browser().post(confirm).status_code for _ in range(AT_ONCE)])
    assert codes == [200] * AT_ONCE
    assert [row.to for row in OutgoingMail.objects.all()] == ["chef@musterwerk.example"]


def test_one_puzzle_sent_at_once_with_different_forms_is_taken_once(asked):
    visitor = browser()
    puzzle = filled_in(visitor, ASK)["proof"]
    forms = [_form(number) | {"proof": puzzle} for number in range(AT_ONCE)]
    codes = _at_once([lambda form=form: browser().post(ASK, form).status_code for form in forms])
    assert sorted(codes) == [200] * (AT_ONCE - 1) + [302]
    assert Inquiry.objects.count() == 1


def test_the_receiver_limit_holds_at_once(asked, monkeypatch):
    monkeypatch.setattr("directory.inquiries.asking.PER_RECEIVER", 5)
    forms = [_form(number) for number in range(12)]
    codes = _at_once([
        lambda number=number: browser(REMOTE_ADDR=f"10.2.0.{number + 1}").post(ASK, forms[number]).status_code
        for number in range(12)
    ])  # fmt: skip
    assert sorted(codes) == [200] * 7 + [302] * 5
    assert Inquiry.objects.count() == 5
