"""What people are written when an offer or request of theirs ends."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.mail import Button, Letter, Sample

from ..models import Listing
from .links import link_to


@dataclass(frozen=True)
class Ending:
    """What a letter is about, in words; `kind` is "offer" or "request"."""

    kind: str
    name: str
    until: date
    months: int
    link: str


def ending_of(listing: Listing) -> Ending:
    return Ending(str(listing.kind), str(listing), listing.valid_until, settings.LISTING_MONTHS, link_to(listing))


def ends_soon(ending: Ending) -> Letter:
    words = _words(ending)
    subject = _("Your request “%(name)s” ends on %(day)s")
    if ending.kind == "offer":
        subject = _("Your offer “%(name)s” ends on %(day)s")
    parts = (
        _("“%(name)s” stands in the Glokal portal until %(day)s. After that day nobody sees it any more.") % words,
        _renewing(ending),
        Button(_("Renew"), ending.link),
        _("If you no longer need it, there is nothing to do."),
    )
    return Letter("listing_ends_soon", subject % words, parts, reason=_reason())


def ended(ending: Ending) -> Letter:
    words = _words(ending)
    subject = _("Your request “%(name)s” has ended")
    if ending.kind == "offer":
        subject = _("Your offer “%(name)s” has ended")
    parts = (
        _("“%(name)s” was valid until %(day)s and is no longer public. It is kept in your account.") % words,
        _renewing(ending),
        Button(_("Renew"), ending.link),
    )
    return Letter("listing_ended", subject % words, parts, reason=_reason())


def _renewing(ending: Ending) -> str:
    return ngettext(
        "One click renews it for %(count)d month; you need not sign in.",
        "One click renews it for %(count)d months; you need not sign in.",
        ending.months,
    ) % {"count": ending.months}


def _words(ending: Ending) -> dict[str, str]:
    return {"name": ending.name, "day": date_format(ending.until, "DATE_FORMAT")}


def _reason() -> str:
    return _("You get this message because you look after this company’s entries in the Glokal portal.")


def _sample() -> Ending:
    return Ending(
        "request", _("Castings of aluminium, 500 a year"), date(2027, 3, 31), 6, "https://glokal.example/renew"
    )


SAMPLES = (
    Sample("listing_ends_soon", gettext_lazy("Offer or request: ends soon"), lambda: ends_soon(_sample())),
    Sample("listing_ended", gettext_lazy("Offer or request: has ended"), lambda: ended(_sample())),
)

__all__ = ["SAMPLES", "Ending", "ended", "ending_of", "ends_soon"]
