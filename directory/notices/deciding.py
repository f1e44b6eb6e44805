"""A decision: what it does to the entry, and the statement of reasons to both sides."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.mail import Recipient, recipient_of, send_letter

from ..models import Company, Country, Listing, Notice, NoticeDecision, NoticeState
from . import letters
from .opening import reporter_of
from .queue import region_of


class Undecidable(Exception):
    """What was to be decided cannot be, with a sentence that says why."""


@dataclass(frozen=True)
class Decision:
    """What an officer has decided, with the words in both languages."""

    decision: str
    ground: str
    provision: str
    statement_de: str
    statement_cs: str


@transaction.atomic
def decide(notice: Notice, decision: Decision, user: AbstractUser, now: datetime) -> Notice:
    """Carry a decision out, keep it, and write to the reporter and, where something came of it, to the company.

    :raises Undecidable: somebody else was faster, or the entry cannot be deleted.
    """
    notice = Notice.objects.select_for_update(of=["self"]).select_related("company", "listing").get(pk=notice.pk)
    if notice.state != NoticeState.OPEN:
        raise Undecidable(_("Somebody else has decided on this in the meantime."))
    record = notice.record
    company_side = recipients_of(notice.company) if tells_company(notice, decision.decision) else []
    for name, value in vars(decision).items():
        setattr(notice, name, value)
    notice.region = region_of(notice)  # whoever has decided answers for it, wherever the company moves later
    notice.state, notice.decided_by, notice.decided_at = NoticeState.DECIDED, user, now
    notice.save()
    if record is not None:
        _carry_out(record, decision.decision, user)
    notice = Notice.objects.select_related("objects_to").get(pk=notice.pk)  # a deleted entry is gone from it
    first = notice.objects_to or notice
    if first.email and first.confirmed_at:
        send_letter(reporter_of(first), lambda: letters.decided_for_reporter(notice))
    for recipient in company_side:
        send_letter(recipient, lambda: letters.decided_for_company(notice))
    return notice


def tells_company(notice: Notice, decision: str) -> bool:
    """Say whether the company hears of it: not of a report that came to nothing, unless it knows of that already."""
    if decision != NoticeDecision.NOTHING:
        return True
    about = notice.objects_to
    return about is not None and (notice.by_company or about.decision != NoticeDecision.NOTHING)


def recipients_of(company: Company | None) -> list[Recipient]:
    """Return who is written to on the company's side: its members, else the address that it is known by."""
    if company is None:
        return []
    members = [
        membership.user
        for membership in company.memberships.select_related("user__wagtail_userprofile")  # type: ignore[attr-defined]
        if membership.user.is_active and membership.user.email
    ]
    if members:
        return [recipient_of(member) for member in members]
    language = "cs" if company.country == Country.CZ else "de"
    return [Recipient(company.email, language)] if company.email else []


def _carry_out(record: models.Model, decision: str, user: AbstractUser) -> None:
    if not isinstance(record, Company | Listing):
        return
    if decision == NoticeDecision.WITHDRAWN:
        # What would come back by a click on a reminder must not do so.
        type(record).objects.filter(pk=record.pk).update(dormant_revision=None, dormant_since=None)
        record.refresh_from_db()
        if record.live:
            record.unpublish(log_action=False)  # with a user, Wagtail asks for permissions that only pages know
            log(record, "wagtail.unpublish", user=user)
    elif decision == NoticeDecision.REMOVED:
        try:
            with transaction.atomic():
                record.delete()
        except models.ProtectedError as error:
            raise Undecidable(
                _("This entry cannot be removed, for other parts of the portal depend on it. Withdraw it instead.")
            ) from error


__all__ = ["Decision", "Undecidable", "decide", "recipients_of", "tells_company"]
