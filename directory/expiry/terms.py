"""How long an offer or request is valid."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..freshness import confirm
from ..models import Listing
from ..search.age import add_months


def default_day(today: date | None = None) -> date:
    """Return until when a new listing is valid if nothing else is said."""
    return add_months(today or timezone.localdate(), settings.LISTING_MONTHS)


def latest_day(today: date | None = None) -> date:
    """Return the last day until which a listing may be valid."""
    return add_months(today or timezone.localdate(), settings.LISTING_MOST_MONTHS)


@transaction.atomic
def renew(
    listing: Listing, months: int | None = None, by: AbstractUser | None = None, now: datetime | None = None
) -> date | None:
    """Have a listing be valid for so many months from today, and vouched for; one that has ended comes back.

    Who may do so, the caller has judged. What is public stays as it is: a draft that waits for the chamber goes on
    waiting, and learns of the new day.

    :param months: 1 to `LISTING_MOST_MONTHS`; `LISTING_MONTHS` where none is given.
    :param by: None for the link in a letter.
    :returns: the new last day; None where the listing was never public, or was taken back by somebody.
    """
    now = now or timezone.now()
    found = Listing.objects.select_for_update(of=("self",)).filter(pk=listing.pk).first()
    if found is None or not (found.live or found.dormant_revision_id):
        return None
    months = min(max(months or settings.LISTING_MONTHS, 1), settings.LISTING_MOST_MONTHS)
    until = max(add_months(timezone.localdate(now), months), found.valid_until)
    Listing.objects.filter(pk=found.pk).update(valid_until=until)
    kept = {revision.pk: revision for revision in (found.latest_revision, found.dormant_revision) if revision}
    for revision in kept.values():
        revision.content["valid_until"] = until.isoformat()
        revision.save(update_fields=["content"])
    confirm(found, by, now)
    log(found, "wagtail.edit", user=by)
    return until


__all__ = ["default_day", "latest_day", "renew"]
