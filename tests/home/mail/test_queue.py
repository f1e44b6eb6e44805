"""A queued message is never lost, and not sent twice, whatever happens to server and worker."""

import datetime
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from home.accounts.letters import login_code
from home.mail import PAUSES, Letter, Recipient, deliver, record_bounce, send_letter
from home.mail.again import send_again
from home.mail.duties import KEEP_SENT, PATIENCE, UNKNOWN, prune, rescue
from home.models import Bounce, MailState, OutgoingMail

from .conftest import write_to

NOBODY_LISTENS = "django.core.mail.backends.smtp.EmailBackend"


class Broken(locmem.EmailBackend):
    """A server whose next answer the test chooses."""

    problem: BaseException = OSError("no server")
    after = False  # the message has been taken by then

    def send_messages(self, messages):
        if self.after:
            super().send_messages(messages)
        raise type(self).problem


@pytest.fixture
def broken(queue, monkeypatch):
    queue.MAIL_DELIVERY_BACKEND = f"{__name__}.Broken"
    monkeypatch.setattr(Broken, "after", False)

    def answer(problem, after=False):
        monkeypatch.setattr(Broken, "problem", problem)
        monkeypatch.setattr(Broken, "after", after)

    return answer


def tasks():
    found = DBTaskResult.objects.filter(task_path=deliver.module_path)
    return [tuple(arguments["args"]) for arguments in found.values_list("args_kwargs", flat=True)]


def work():
    """Do all tasks that wait, at once and in order, as a worker would."""
    for task in DBTaskResult.objects.filter(task_path=deliver.module_path, status="READY").order_by("enqueued_at"):
        DBTaskResult.objects.filter(pk=task.pk).update(status="SUCCESSFUL")
        deliver.call(*task.args_kwargs["args"])


def test_a_message_goes_with_its_transaction_or_not_at_all(queue):
    with transaction.atomic():
        write_to("b@example.org")
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()
    assert not tasks()
    row = write_to("b@example.org")
    assert (row.to, row.subject, row.state) == ("b@example.org", "Grüße", MailState.QUEUED)
    assert tasks() == [(row.pk, 0)]


def test_what_is_sent_is_sent_once_and_its_text_is_forgotten(queue):
    row = write_to("b@example.org")
    for _ in range(3):
        deliver.call(row.pk, 0)
    assert len(mail.outbox) == 1
    row.refresh_from_db()
    assert (row.state, row.packed, row.attempts, row.handed_at) == (MailState.SENT, None, 1, None)
    assert row.sent_at is not None


def test_all_of_a_message_passes_the_queue(queue, imprinted):
    message = mail.EmailMultiAlternatives(
        "Grüße", "Text", "a@example.org", ["B <b@example.org>"], ["hidden@example.org"], cc=["c@example.org"],
        reply_to=["d@example.org"], headers={"Auto-Submitted": "auto-generated", "X-Glokal-Letter": "set_already"},
    )  # fmt: skip
    message.attach_alternative("<p>Text</p>", "text/html")
    message.attach("kurz.ics", "BEGIN:VCALENDAR", "text/calendar")
    message.attach("bild.png", b"\x89PNG\x00", "image/png")
    message.send()
    row = OutgoingMail.objects.get()
    assert (row.to, row.letter) == ("b@example.org", "set_already")
    work()
    (sent,) = mail.outbox
    for name in ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "alternatives"):
        assert getattr(sent, name) == getattr(message, name), name
    assert message.extra_headers.items() <= sent.extra_headers.items()
    assert [tuple(file) for file in sent.attachments] == [tuple(file) for file in message.attachments]


def test_a_server_that_is_gone_is_asked_again_later_and_in_the_end_no_more(queue):
    queue.MAIL_DELIVERY_BACKEND = NOBODY_LISTENS
    queue.EMAIL_HOST, queue.EMAIL_PORT = "127.0.0.1", 9  # discard: nobody listens
    row = write_to("b@example.org")
    for attempt, pause in enumerate(PAUSES):
        before = timezone.now()
        deliver.call(row.pk, attempt)
        later = DBTaskResult.objects.latest("enqueued_at")
        assert later.args_kwargs["args"] == [row.pk, attempt + 1]
        assert abs(later.run_after - before - pause) < datetime.timedelta(seconds=30)
        row.refresh_from_db()
        assert (row.state, row.attempts, row.handed_at) == (MailState.QUEUED, attempt + 1, None)
    deliver.call(row.pk, len(PAUSES))
    row.refresh_from_db()
    assert row.state == MailState.FAILED
    assert row.packed
    assert "refused" in row.problem.lower()
    assert len(tasks()) == 1 + len(PAUSES)


def test_every_attempt_bears_the_same_message_id(broken, queue):
    row = write_to("b@example.org")
    broken(SMTPServerDisconnected("gone before the answer"), after=True)
    work()
    row.refresh_from_db()
    assert row.state == MailState.QUEUED
    work()
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_worker_that_dies_after_sending_sends_nothing_twice(broken, queue):
    row = write_to("b@example.org")
    broken(SystemExit(1), after=True)
    with pytest.raises(SystemExit):
        deliver.call(row.pk, 0)
    assert len(mail.outbox) == 1
    deliver.call(row.pk, 0)
    later = timezone.now() + PATIENCE
    assert rescue(later + datetime.timedelta(minutes=1)) == 1
    work()
    row.refresh_from_db()
    assert (row.state, row.problem) == (MailState.FAILED, UNKNOWN)
    assert row.packed  # somebody may send it again
    assert len(mail.outbox) == 1


def test_a_worker_that_dies_before_sending_loses_nothing(queue, monkeypatch):
    row = write_to("b@example.org")

    def die(self):
        raise SystemExit(1)

    with monkeypatch.context() as patch:
        patch.setattr(locmem.EmailBackend, "open", die)
        with pytest.raises(SystemExit):
            deliver.call(row.pk, 0)
    DBTaskResult.objects.update(status="RUNNING")  # as the dead worker leaves it
    assert rescue(timezone.now()) == 0
    late = timezone.now() + PATIENCE + datetime.timedelta(minutes=1)
    assert rescue(late) == 1
    assert rescue(late) == 0  # it has a task again
    work()
    assert len(mail.outbox) == 1


def test_a_mailbox_that_does_not_exist_is_remembered(broken, queue):
    row = write_to("gone@example.org")
    broken(SMTPRecipientsRefused({"gone@example.org": (550, b"5.1.1 User unknown")}))
    work()
    row.refresh_from_db()
    assert row.state == MailState.FAILED
    bounce = Bounce.objects.get()
    assert (bounce.email, bounce.permanent, bounce.reason) == ("gone@example.org", True, "550 5.1.1 User unknown")


def test_a_server_that_is_busy_or_dislikes_us_is_asked_again(broken, queue):
    row = write_to("b@example.org")
    broken(SMTPRecipientsRefused({"b@example.org": (450, b"4.2.0 Greylisted")}))
    work()
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.QUEUED, 1)
    assert not Bounce.objects.exists()


def test_nothing_goes_where_mail_came_back_from(queue):
    record_bounce("Gone@example.org", permanent=True, reason="full", source="hand")
    alone, among = write_to("gone@example.org"), write_to("b@example.org", "GONE@example.org")
    work()
    alone.refresh_from_db()
    assert (alone.state, alone.packed is None) == (MailState.WITHHELD, False)
    assert [message.to for message in mail.outbox] == [["b@example.org"]]
    among.refresh_from_db()
    assert among.state == MailState.SENT
    Bounce.objects.all().delete()
    assert send_again([alone.pk]) == 1
    work()
    assert len(mail.outbox) == 2


def test_a_bounce_locks_nobody_out_of_their_account(queue, imprinted):
    record_bounce("b@example.org", permanent=True, reason="wrong", source="hand")
    for letter in (login_code("KT7R-M2QX"), Letter("newsletter", "Neues", ("Text",), reason="Text")):
        send_letter(Recipient("b@example.org", "de"), lambda letter=letter: letter)
    work()
    (sent,) = mail.outbox
    assert sent.to == ["b@example.org"]
    assert "KT7R-M2QX" in sent.body
    states = dict(OutgoingMail.objects.values_list("letter", "state"))
    assert states == {"account_login_code": MailState.SENT, "newsletter": MailState.WITHHELD}


def test_a_bounce_that_passes_holds_nothing_up(queue):
    record_bounce("b@example.org", permanent=False, reason="full", source="hand")
    write_to("b@example.org")
    work()
    assert len(mail.outbox) == 1


def test_sending_again_takes_what_was_given_up_alone(broken, queue):
    given_up, waiting = write_to("b@example.org"), write_to("c@example.org")
    OutgoingMail.objects.filter(pk=given_up.pk).update(state=MailState.FAILED, attempts=6, problem="gone")
    sent = write_to("d@example.org")
    OutgoingMail.objects.filter(pk=sent.pk).update(state=MailState.SENT, packed=None)
    before = len(tasks())
    assert send_again([given_up.pk, waiting.pk, sent.pk]) == 1
    assert len(tasks()) == before + 1
    given_up.refresh_from_db()
    assert (given_up.state, given_up.attempts, given_up.problem) == (MailState.QUEUED, 0, "")


def test_a_message_that_cannot_be_set_is_given_up_at_once(broken, queue):
    row = write_to("b@example.org")
    broken(ValueError("bad header"))
    work()
    row.refresh_from_db()
    assert (row.state, row.problem) == (MailState.FAILED, "bad header")


def test_what_was_sent_is_kept_for_a_while_and_what_was_not_sent_for_ever_without_its_text(queue):
    kept = {}
    for state in (MailState.SENT, MailState.FAILED, MailState.WITHHELD, MailState.QUEUED):
        kept[state] = write_to(f"{state}@example.org")
        OutgoingMail.objects.filter(pk=kept[state].pk).update(state=state)
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    assert prune(now + KEEP_SENT - hour) == 0
    assert prune(now + KEEP_SENT + hour) == 1
    assert not OutgoingMail.objects.filter(state=MailState.SENT).exists()
    retention = datetime.timedelta(days=queue.INQUIRY_RETENTION_DAYS)
    assert prune(now + retention - hour) == 0
    assert OutgoingMail.objects.filter(packed__isnull=False).count() == 3
    assert prune(now + retention + hour) == 2
    assert prune(now + 2 * retention) == 0
    without = OutgoingMail.objects.filter(packed__isnull=True).values_list("state", flat=True)
    assert set(without) == {MailState.FAILED, MailState.WITHHELD}
    assert OutgoingMail.objects.filter(state=MailState.QUEUED, packed__isnull=False).exists()
    assert send_again(kept.pop(state).pk for state in (MailState.FAILED, MailState.WITHHELD)) == 0
