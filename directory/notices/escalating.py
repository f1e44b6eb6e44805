"""By the clock: a notice that waits too long is told, once, to those who may decide from then on."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser

from home.duties import each
from home.mail import recipient_of, send_letter

from ..models import Notice, NoticeState
from ..review.people import once
from ..review.responsibility import central_desk
from ..review.roster import Post, Roster, Stage
from . import letters
from .queue import region_of, waited


def tell_of_escalations(now: datetime) -> int:
    """Write to deputies and then to the central desk; return how many steps were told."""
    roster, central = Roster(), list(central_desk())
    found = Notice.objects.filter(state=NoticeState.OPEN, escalated__lt=Stage.CENTRAL)

    def escalate(pk: int) -> int:
        locked = found.filter(pk=pk).select_for_update(of=("self",), skip_locked=True)
        notice = locked.select_related("region", "company__region").first()
        region = region_of(notice) if notice else None
        post = roster.by_region.get(region.pk) if region else None
        if notice is None or post is None:
            return 0  # without a desk, the central one has had it from the beginning
        return _escalate(notice, post, central, now)

    return each(list(found.order_by("opened_at", "pk").values_list("pk", flat=True)), escalate)


def _escalate(notice: Notice, post: Post, central: list[AbstractUser], now: datetime) -> int:
    days, told = waited(notice, now), 0
    steps = [
        (Stage.DEPUTY, post.desk.escalate_after, post.deputies),
        (Stage.CENTRAL, 2 * post.desk.escalate_after, central),
    ]
    for stage, after, people in steps:
        if notice.escalated < stage and days >= after and people:
            for officer in once(people):
                send_letter(
                    recipient_of(officer), lambda stage=stage: letters.escalated(notice, days, stage == Stage.DEPUTY)
                )
            notice.escalated, told = stage, told + 1
    notice.save(update_fields=["escalated"])
    return told


__all__ = ["tell_of_escalations"]
