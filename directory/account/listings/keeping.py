"""What the wing adds to the house: menu, letters, duty, personal data, and what waits for a claim."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from home.accounts.menu import register_item
from home.duties import register_duty
from home.personal import Holding, register_holding
from home.uploads import delete_private

from ...models import Listing, ListingAttachment, Membership, PendingRequest
from . import quick, quick_letters

KEPT = timedelta(days=14)  # what nobody has confirmed; the link in the mail is valid for less
KEPT_DONE = timedelta(days=30)


def forget_pending(now: datetime) -> int:
    """The duty: delete what nobody has confirmed, and what has long been a listing. What waits for a claim stays."""
    old = Q(user=None, created_at__lte=now - KEPT) | Q(finished_at__lte=now - KEPT_DONE)
    return PendingRequest.objects.filter(old).delete()[0]


def _collect(user: AbstractUser) -> dict[str, Any]:
    pending = PendingRequest.objects.filter(Q(user=user) | Q(email__iexact=user.email))
    return {
        "requests_on_their_way": [
            {"written_at": one.created_at.isoformat(), "name": one.name, "email": one.email, **one.said}
            for one in pending
        ],
        "listings_written": [
            {"listing": str(listing), "created_at": listing.created_at.isoformat()}
            for listing in Listing.objects.filter(created_by=user).prefetch_related("texts")
        ],
    }


def _erase(user: AbstractUser) -> None:
    PendingRequest.objects.filter(Q(user=user) | Q(email__iexact=user.email)).delete()
    Listing.objects.filter(created_by=user).update(created_by=None)


def _member(sender: type[Membership], instance: Membership, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        quick.post_waiting(instance)


def _drop_file(sender: type[ListingAttachment], instance: ListingAttachment, **kwargs: Any) -> None:
    """A listing that is deleted takes its files along; while it stands, a draft or its history may still show one."""
    if not Listing.objects.filter(pk=instance.listing_id).exists():
        delete_private(instance.file)


def register() -> None:
    post_save.connect(_member, sender=Membership, dispatch_uid="requests-waiting-for-claim")
    post_delete.connect(_drop_file, sender=ListingAttachment, dispatch_uid="listing-files")
    register_item(
        "listings", _("My offers and requests"), "listings_index",
        text=_("Post, renew and end what your company offers and looks for."), order=30,
    )  # fmt: skip
    register_duty("requests_forget", forget_pending)
    register_holding(Holding("requests", _collect, _erase))
    quick_letters.register()


__all__ = ["forget_pending", "register"]
