"""What people are written about their entries, offers and requests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.mail import Button, Letter, Recipient, Sample, recipient_of

from ..models import Company, Listing
from ..review.people import once
from ..search.age import add_months
from .ages import Record, base_of
from .links import link_to


@dataclass(frozen=True)
class Matter:
    """What a letter is about, in words."""

    kind: str  # "company", "offer" or "request"
    name: str
    base: date
    hides: date
    link: str


def matter_of(record: Record, hides_after: int) -> Matter:
    kind = "company" if isinstance(record, Company) else str(record.kind)
    base = base_of(record)
    return Matter(kind, str(record), base, add_months(base, hides_after), link_to(record))


def recipients_of(record: Record) -> list[Recipient]:
    """Return the members of the company; where it has none, its own address, which came from a register."""
    company = record.company if isinstance(record, Listing) else record
    members = once(membership.user for membership in company.memberships.select_related("user").order_by("pk"))
    if members:
        return [recipient_of(user) for user in members]
    if not company.email:
        return []
    spoken = [language for language in company.languages if language in ("de", "cs", "en")]
    usual = "cs" if company.country == "CZ" else "de"
    return [Recipient(company.email, usual if usual in spoken or not spoken else spoken[0])]


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def reminder(matter: Matter, last: bool) -> Letter:
    subjects = {
        "company": _("Is the entry “%(name)s” still right?"),
        "offer": _("Is the offer “%(name)s” still right?"),
        "request": _("Is the request “%(name)s” still right?"),
    }
    words = {"name": matter.name, "day": _day(matter.base), "hides": _day(matter.hides)}
    parts = [
        _("“%(name)s” stands in the Glokal directory and was last confirmed on %(day)s.") % words,
        _("If everything still holds, one click is enough; you need not sign in."),
        Button(_("Yes, it still holds"), matter.link),
        _("If something has changed, please correct it in your account. That counts as a confirmation, too."),
    ]
    if last:
        parts.append(
            _("This is the last reminder: without a confirmation, “%(name)s” leaves the public view on %(hides)s. "
              "Nothing is deleted, and it comes back when you confirm it.") % words
        )  # fmt: skip
    return Letter("freshness_reminder", subjects[matter.kind] % words, tuple(parts), reason=_reason())


def hidden(matter: Matter) -> Letter:
    words = {"name": matter.name, "day": _day(matter.base)}
    return Letter(
        "freshness_hidden",
        _("“%(name)s” is out of public view") % words,
        (
            _("“%(name)s” was last confirmed on %(day)s. Because nobody has answered our reminders, visitors of the "
              "portal do not see it any more.") % words,
            _("Nothing is lost: with one click it is public again as it was."),
            Button(_("Show it again"), matter.link),
        ),
        reason=_reason(),
    )  # fmt: skip


def _reason() -> str:
    return _("You receive this letter because your address belongs to this entry in the directory.")


def _sample(kind: str, name: str, write: Callable[[Matter], Letter]) -> Callable[[], Letter]:
    link = "https://portal.example/konto/still-right/sample/"
    return lambda: write(Matter(kind, name, date(2026, 3, 2), date(2027, 3, 2), link))


MADE_UP = "Böhme & Novák Zerspanung s.r.o."
SAMPLES = [
    Sample(
        "freshness_reminder", gettext_lazy("Reminder to confirm an entry"),
        _sample("company", MADE_UP, lambda matter: reminder(matter, last=True)),
    ),
    Sample("freshness_hidden", gettext_lazy("An entry is out of public view"), _sample("company", MADE_UP, hidden)),
]  # fmt: skip

__all__ = ["SAMPLES", "Matter", "hidden", "matter_of", "recipients_of", "reminder"]
