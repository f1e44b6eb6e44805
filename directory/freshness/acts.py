"""Confirming, taking out of public view, bringing back. Each in a transaction that holds the record."""

from datetime import date, datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.signals import published

from ..models import Company
from ..search.write import write_entries, write_listings
from .ages import Record, day_of, is_over

FORGOTTEN = {"reminders_sent": 0, "reminded_at": None, "dormant_since": None, "dormant_revision": None}


def held(record: Record) -> Record | None:
    """Return the record as it is now, held until the transaction ends; None where it is gone."""
    return type(record)._default_manager.select_for_update().filter(pk=record.pk).first()


@transaction.atomic
def confirm(record: Record, by: AbstractUser | None, now: datetime) -> bool:
    """Have somebody vouch for a record today; what had left the public view comes back.

    Who may do so, the caller has judged. Drafts stay as they are and learn of the day.

    :param by: None for the link in a letter.
    :returns: False where there is nothing to confirm: the record is not public for another reason, or is an offer or
        request whose last day is over, which is renewed instead (`directory.expiry`).
    """
    found, day = held(record), day_of(now)
    if found is None or not (found.live or found.dormant_revision_id) or is_over(found, day):
        return False
    _tell_drafts(found, day)
    if found.live:
        type(found)._default_manager.filter(pk=found.pk).update(confirmed_at=day, **FORGOTTEN)
        (write_entries if isinstance(found, Company) else write_listings)([found.pk])
    else:
        _bring_back(found, by, now)
    return True


def _tell_drafts(record: Record, day: date) -> None:
    """Publishing a draft later must not make the record older than it is."""
    draft = record.latest_revision
    if draft is not None and (draft.content.get("confirmed_at") or "") < day.isoformat():
        draft.content["confirmed_at"] = day.isoformat()
        draft.save(update_fields=["content"])


def _bring_back(record: Record, by: AbstractUser | None, now: datetime) -> None:
    """Publish what was public before, beside Wagtail's action: that one would end the moderation of a draft."""
    revision = record.dormant_revision
    found = revision.as_object()
    for name, value in FORGOTTEN.items():
        setattr(found, name, value)
    found.confirmed_at, found.live, found.expired = day_of(now), True, False
    found.live_revision, found.last_published_at = revision, now
    found.has_unpublished_changes = record.latest_revision_id not in (None, revision.pk)
    found.save()
    published.send(sender=type(found), instance=found, revision=revision)
    log(found, "wagtail.publish", user=by)


@transaction.atomic
def hide(record: Record, now: datetime) -> None:
    """Take a record that nobody has confirmed out of public view, and keep what was public."""
    kept = _keep(record)
    record.dormant_since, record.dormant_revision = day_of(now), kept
    if not record.has_unpublished_changes:
        record.latest_revision = kept
    record.unpublish()


def _keep(record: Record) -> Revision:
    """Store the public version; where a draft waits, as an older one than that."""
    draft = record.latest_revision if record.has_unpublished_changes else None
    return Revision.objects.create(
        content_object=record,
        base_content_type=record.get_base_content_type(),
        content=record.serializable_data(),
        object_str=str(record)[:255],
        created_at=draft.created_at - timedelta(microseconds=1) if draft else None,
    )


def forget_dormancy(sender: type[Record], instance: Record, **kwargs: object) -> None:
    """What was published in another way need not come back."""
    if instance.dormant_since or instance.dormant_revision_id:
        instance.dormant_since = instance.dormant_revision = None
        sender._default_manager.filter(pk=instance.pk).update(dormant_since=None, dormant_revision=None)


def note_reminder(record: Record, count: int, now: datetime) -> None:
    type(record)._default_manager.filter(pk=record.pk).update(reminders_sent=count, reminded_at=day_of(now))


__all__ = ["confirm", "forget_dormancy", "held", "hide", "note_reminder"]
