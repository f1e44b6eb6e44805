"""Machine translation below the message: in the background, and never in the way of the letter."""

import pytest
from django_tasks_db.models import DBTaskResult

from directory.inquiries import letters, relay
from directory.models import InquiryMessage
from home.translation.machine.base import Service
from home.translation.machine.errors import MachineError, Problem
from tests.factories import InquiryFactory

from .conftest import browser

pytestmark = pytest.mark.django_db
PATH = "directory.inquiries.relay.relay_translated"


@pytest.fixture
def machine(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.Echo", "OPTIONS": {"URL": "", "TIMEOUT": 1}}
    Echo.fails = False
    return Echo


class Echo(Service):
    """A machine whose requests go nowhere: it answers with the text and its language."""

    from home.translation.machine.survival import Marks

    display_name = "Echo"
    marks = Marks("x")
    texts_per_request, bytes_per_request = 50, 100_000
    fails = False

    def languages(self, source, target):
        return {"target": target.language_code}

    def body(self, texts, languages, context):
        return "\n".join(texts).encode()

    def request(self, conversation, body):
        if self.fails:
            raise MachineError(Problem.DOWN, "Echo")
        return [f"Übersetzt: {line}" for line in body.decode().split("\n")]


def _written(company) -> InquiryMessage:
    inquiry = InquiryFactory(company=company)
    browser().post(
        f"/ucet/inquiries/key/{inquiry.sender_key}/", {"do": "write", "text": "Děkuji & na shledanou.\n\nEva"}
    )
    return inquiry.messages.last()


def _work() -> None:
    for row in DBTaskResult.objects.filter(task_path=PATH):
        relay.relay_translated.func(*row.args_kwargs["args"])


def test_the_letter_waits_for_the_machine_and_goes_once(company, machine, mailoutbox):
    message = _written(company)
    assert not mailoutbox
    _work()
    _work()
    message.refresh_from_db()
    assert message.translations == {"de": "Übersetzt: Děkuji & na shledanou.\n\nÜbersetzt: Eva"}
    assert len(mailoutbox) == 1
    assert "Děkuji & na shledanou." in mailoutbox[0].body
    assert "Übersetzt: Děkuji & na shledanou." in mailoutbox[0].body
    page = browser().get(f"/konto/inquiries/key/{message.inquiry.receiver_key}/").content.decode()
    assert "Übersetzt: Děkuji" in page


def test_a_machine_that_fails_holds_nothing_up(company, machine, mailoutbox):
    machine.fails = True
    _written(company)
    _work()
    assert len(mailoutbox) == 1
    assert "Děkuji" in mailoutbox[0].body


def test_a_letter_that_waits_too_long_goes_without(company, machine, mailoutbox):
    message = _written(company)
    assert relay.send_late(message.created_at + relay.LATE / 2) == 0
    assert relay.send_late(message.created_at + relay.LATE) == 1
    assert relay.send_late(message.created_at + relay.LATE) == 0
    _work()
    assert len(mailoutbox) == 1


def test_a_late_letter_that_cannot_be_written_holds_up_no_other(company, machine, mailoutbox, monkeypatch):
    broken, sound = _written(company), _written(company)
    write = letters.message_letter

    def stumble(message, *rest):
        if message.pk == broken.pk:
            raise ValueError("no letter")
        return write(message, *rest)

    monkeypatch.setattr(letters, "message_letter", stumble)
    assert relay.send_late(sound.created_at + relay.LATE) == 1
    assert len(mailoutbox) == 1
    broken.refresh_from_db()
    sound.refresh_from_db()
    assert (broken.relayed_at, sound.relayed_at is None) == (None, False)


def test_the_task_carries_no_text(company, machine):
    _written(company)
    assert "Děkuji" not in str(DBTaskResult.objects.filter(task_path=PATH).values())
