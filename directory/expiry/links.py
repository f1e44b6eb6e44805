"""The link in a letter: good for one listing and one last day, and used up when it is renewed."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ..models import Listing

SALT = "expiry"
PERIOD = timedelta(days=180)


class Dead(Exception):
    """A link that leads nowhere any more."""


class Used(Exception):
    """A link whose listing has been renewed since."""

    def __init__(self, listing: Listing) -> None:
        super().__init__()
        self.listing = listing


def link_to(listing: Listing) -> str:
    """Return the absolute address, in the language that is active."""
    token = signing.dumps([listing.pk, listing.valid_until.isoformat()], salt=SALT)
    return settings.WAGTAILADMIN_BASE_URL + reverse("listings_renew_by_link", args=[token])


def listing_of(token: str) -> Listing:
    """Return what a link is about.

    :raises Dead: it is garbled or too old, or the listing is gone or was taken back.
    :raises Used: the listing was renewed after the letter was written.
    """
    try:
        key, until = signing.loads(token, salt=SALT, max_age=PERIOD)
    except (signing.BadSignature, ValueError, TypeError):
        raise Dead from None
    listing = Listing.objects.filter(pk=key).first()
    if listing is None or not (listing.live or listing.dormant_revision_id):
        raise Dead
    if listing.valid_until.isoformat() != until:
        raise Used(listing)
    return listing


__all__ = ["Dead", "Used", "link_to", "listing_of"]
