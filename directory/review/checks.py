"""What ran over a draft by itself: registers, likely duplicates, suspicious words. None of it asks another server."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ..exchange.names import core_of, town_key
from ..exchange.records import contradict, identities
from ..folding import Folded, folded
from ..models import CheckResult, Company, Listing, RegisterCheck
from .words import signs

CANDIDATES = 50  # of the same first letters, compared one by one
SHOWN = 5


@dataclass(frozen=True)
class Suspect:
    """A company that the draft may be a second time, and why."""

    company: Company
    reason: str


def register_checks(draft: Company) -> list[tuple[RegisterCheck, str]]:
    """Return the latest answer of each register, with "good", "bad" or "open": unreachable, or of another number."""
    found: dict[str, tuple[RegisterCheck, str]] = {}
    numbers = {draft.ico, draft.vat_id} - {""}
    for check in draft.register_checks.order_by("-checked_at", "-pk")[:20]:
        if check.register in found:
            continue
        mark = {CheckResult.VALID: "good", CheckResult.UNREACHABLE: "open"}.get(CheckResult(check.result), "bad")
        found[check.register] = (check, mark if check.number in numbers else "open")
    return list(found.values())


def suspects(draft: Company) -> list[Suspect]:
    """Return companies with the same number, or of the same name in the same place: at most `SHOWN` of each."""
    others = Company.objects.exclude(pk=draft.pk)
    numbers = identities(draft)
    found = {company.pk: Suspect(company, _("same number")) for company in _same_number(others, draft)}
    core, town = core_of(draft.name), town_key(draft.city)
    beginning = folded(draft.name)[:4]
    alike = others.annotate(folded_name=Folded("name")).filter(folded_name__startswith=beginning, country=draft.country)
    for company in alike.filter(Q(city=draft.city) | Q(postal_code=draft.postal_code) & ~Q(postal_code=""))[
        :CANDIDATES
    ]:
        if company.pk in found or contradict(numbers, identities(company)):
            continue
        if core_of(company.name) == core and (
            town_key(company.city) == town or company.postal_code == draft.postal_code
        ):
            found[company.pk] = Suspect(company, _("same name in the same place"))
    return list(found.values())[: 2 * SHOWN]


def _same_number(others: QuerySet, draft: Company) -> QuerySet:
    condition = Q(pk__in=[])
    if draft.ico:
        condition |= Q(ico=draft.ico)
    if draft.vat_id:
        condition |= Q(vat_id=draft.vat_id)
    if draft.register_number and draft.register_court:
        condition |= Q(register_number=draft.register_number, register_court=draft.register_court)
    return others.filter(condition)[:SHOWN]


def domain_note(draft: Company) -> tuple[str, str] | None:
    """Return whether the e-mail address is at the web site's domain, with "good" or "open"; None without both."""
    site = (urlsplit(draft.website).hostname or "").removeprefix("www.")
    mailbox = draft.email.rpartition("@")[2].lower()
    if not site or not mailbox:
        return None
    if mailbox == site or mailbox.endswith(f".{site}") or site.endswith(f".{mailbox}"):
        return _("The e-mail address is at the domain of the web site."), "good"
    return _("The e-mail address is at another domain than the web site."), "open"


def suspicious_words(draft: Company | Listing) -> list[tuple[str, str, str]]:
    """Return signs of advertising or fraud in the texts, as language, what it is, and the passage."""
    return [
        (text.get_language_display(), label, passage)
        for text in draft.texts.all()
        for label, passage in signs(
            "\n".join(filter(None, (getattr(text, name, "") for name in ("title", "summary", "description"))))
        )
    ]


__all__ = ["Suspect", "domain_note", "register_checks", "suspects", "suspicious_words"]
