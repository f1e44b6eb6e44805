"""A report comes in: it waits for the confirmation of its sender's address, and then before the chamber."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import transaction
from django.utils import timezone

from home.mail import Recipient, recipient_of, send_letter

from ..models import Notice, NoticeState
from . import letters
from .queue import officers_of
from .subject import Subject

PATIENCE = timedelta(days=2)  # after which a report whose sender did not confirm goes to the chamber all the same


@dataclass(frozen=True)
class Report:
    """What somebody has said in the form."""

    reason: str
    explanation: str
    name: str
    email: str
    language: str


@transaction.atomic
def take_report(subject: Subject, report: Report, user: AbstractUser | AnonymousUser) -> Notice:
    """Keep a report and confirm its receipt; it is open at once where there is no address to be confirmed."""
    own = user.is_authenticated and user.email.casefold() == report.email.casefold() != ""
    notice = Notice.objects.create(
        company=subject.company, listing=subject.listing, about_listing=subject.listing is not None,
        region=subject.company.region, title=subject.title[:255], address=subject.address[:500],
        reason=report.reason, explanation=report.explanation, name=report.name, email=report.email,
        language=report.language, good_faith=True,
    )  # fmt: skip
    if own or not report.email:
        open_notice(notice, timezone.now(), confirmed=own)
    else:
        send_letter(Recipient(notice.email, notice.language), lambda: letters.confirm(notice))
    return notice


@transaction.atomic
def confirm(reference: str, now: datetime) -> Notice | None:
    """Confirm a report by its sender's link; None where there is no such report any more. Twice does it once."""
    notice = Notice.objects.select_for_update().filter(reference=reference, objects_to=None).first()
    if notice is None or notice.erased_at:
        return None
    if notice.state == NoticeState.UNCONFIRMED:
        open_notice(notice, now, confirmed=True)
    elif notice.confirmed_at is None:  # it went to the chamber meanwhile; from now on its sender is written to
        notice.confirmed_at = now
        notice.save(update_fields=["confirmed_at"])
    return notice


def open_notice(notice: Notice, now: datetime, *, confirmed: bool) -> None:
    """Put a notice into the queue, and write to those who will decide and, if known by now, to its sender."""
    notice.state, notice.opened_at = NoticeState.OPEN, now
    notice.confirmed_at = now if confirmed else None
    notice.save(update_fields=["state", "opened_at", "confirmed_at"])
    if notice.confirmed_at:
        send_letter(reporter_of(notice), lambda: letters.received(notice))
    for officer in officers_of(notice):
        send_letter(recipient_of(officer), lambda: letters.waiting(notice))


def open_unconfirmed(now: datetime) -> int:
    """The duty: nothing reported gets lost because a link was not clicked. Its sender is not written to, though."""
    late = Notice.objects.filter(state=NoticeState.UNCONFIRMED, created_at__lte=now - PATIENCE)
    opened = 0
    for pk in late.values_list("pk", flat=True):
        with transaction.atomic():
            notice = late.select_for_update(skip_locked=True).filter(pk=pk).first()
            if notice:
                open_notice(notice, now, confirmed=False)
                opened += 1
    return opened


def take_complaint(about: Notice, text: str, *, by_company: bool, sender: Recipient, now: datetime) -> Notice:
    """Put a complaint about a decision into the queue; one per side and decision."""
    with transaction.atomic():
        Notice.objects.select_for_update().filter(pk=about.pk).values_list("pk").first()
        known = about.complaints.filter(by_company=by_company).first()
        if known:
            return known
        notice = Notice.objects.create(
            company=about.company, listing=about.listing, about_listing=about.about_listing, region=about.region,
            title=about.title, address=about.address, reason=about.reason, explanation=text, name=sender.name[:120],
            email=sender.email, language=sender.language, good_faith=True, objects_to=about, by_company=by_company,
        )  # fmt: skip
        open_notice(notice, now, confirmed=bool(sender.email))
        return notice


def reporter_of(notice: Notice) -> Recipient:
    return Recipient(notice.email, notice.language, notice.name)


__all__ = [
    "Report", "confirm", "open_notice", "open_unconfirmed", "reporter_of", "take_complaint", "take_report",
]  # fmt: skip
