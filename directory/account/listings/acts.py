"""What a company does with one of its listings by one click."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ... import review
from ...expiry import default_day
from ...models import Listing, ListingAttachment
from .drafts import FACTS, TERMS, draft_of, prose_of, start, write


def missing(listing: Listing) -> list[str]:
    """Return what a draft still lacks before the chamber can look at it, as sentences."""
    draft = draft_of(listing)
    texts = [text for text in draft.texts.all() if text.title and text.description]  # type: ignore[attr-defined]
    found = []
    if not texts:
        found.append(_("Give it a title and a description in at least one language."))
    if not draft.cooperation:
        found.append(_("Say what kind of cooperation it is about."))
    if not (draft.capabilities.exists() or draft.categories.exists()):
        found.append(_("Choose at least one capability or category, so that the right companies find it."))
    if draft.valid_until < timezone.localdate():
        found.append(_("“Valid until” is in the past."))
    return found


@transaction.atomic
def submit(listing: Listing, user: AbstractUser) -> None:
    """Bring the draft before the chamber; by that the company confirms it.

    :raises ValidationError: it is not complete, or was rejected for good.
    """
    listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    if lacking := missing(listing):
        raise ValidationError(lacking)
    draft = draft_of(listing)
    if draft.confirmed_at != timezone.localdate():
        draft.confirmed_at = timezone.localdate()
        draft.save_revision(user=user, clean=False)
    review.submit(listing, user)


@transaction.atomic
def end(listing: Listing, user: AbstractUser) -> None:
    """Take a listing from the public now, and its draft back from the chamber; it can be edited and submitted again."""
    listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    review.withdraw(listing, user)
    Listing.objects.filter(pk=listing.pk).update(dormant_revision=None, dormant_since=None)
    listing = Listing.objects.get(pk=listing.pk)
    if listing.live:
        listing.unpublish(log_action=False)  # with a user, Wagtail asks for permissions that only pages know
        log(listing, "wagtail.unpublish", user=user)


@transaction.atomic
def copy(listing: Listing, user: AbstractUser) -> Listing:
    """Return a new draft that says the same; files are left out, for each belongs to one listing."""
    draft = draft_of(listing)
    facts = {name: getattr(draft, name) for name in FACTS} | {name: list(getattr(draft, name).all()) for name in TERMS}
    facts |= {"valid_until": default_day(), "needed_by": None}
    return write(start(listing.company, listing.kind, user), facts, prose_of(draft), user)


def may_read(listing: Listing, file: str) -> ListingAttachment | None:
    """Return the attachment of this name that the listing's draft or its public row has, None where there is none."""
    for version in (draft_of(listing), listing):
        for attachment in version.attachments.all():  # type: ignore[attr-defined]
            if attachment.file == file:
                return attachment
    return None


__all__ = ["copy", "end", "may_read", "missing", "submit"]
