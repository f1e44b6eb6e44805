"""A new company by one of its own people, after a look at whether the directory has it."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.visitors import within_limit

from ..exchange.names import core_of, town_key
from ..exchange.records import contradict, identities
from ..folding import Folded, folded
from ..models import Company, Membership, Role

MOST_OFFERED, CANDIDATES = 8, 200
NEW_A_DAY, DAY = 5, 24 * 3600


def with_keepers(companies: QuerySet[Company]) -> QuerySet[Company]:
    """Annotate whether somebody keeps the entry: `is_kept`."""
    return companies.annotate(is_kept=Exists(Membership.objects.filter(company=OuterRef("pk"))))


def surely_the_same(company: Company) -> Company | None:
    """Return the company with the same IČO: one number, one organisation."""
    return Company.objects.filter(ico=company.ico).order_by("pk").first() if company.ico else None


def duplicates_of(company: Company) -> list[Company]:
    """Return companies that this one may be, the likeliest first: same numbers, or same name in the same place.

    Legal forms, spellings and accents do not matter, nor whether they are published.
    """
    numbers = identities(company)
    same_numbers = Q(pk__in=[])
    for name in ("ico", "vat_id"):
        if value := getattr(company, name):
            same_numbers |= Q(**{name: value})
    certain = list(with_keepers(Company.objects.filter(same_numbers).order_by("pk"))[:MOST_OFFERED])
    core, town = core_of(company.name), town_key(company.city)
    alike = Company.objects.filter(country=company.country).alias(spelt=Folded("name"))
    alike = alike.filter(spelt__trigram_similar=folded(company.name)).exclude(pk__in=[one.pk for one in certain])
    found = []
    for one in with_keepers(alike)[:CANDIDATES]:
        same_name = core_of(one.name) == core
        near = town_key(one.city) == town or (company.postal_code and one.postal_code == company.postal_code)
        if (same_name or (near and _contained(core, core_of(one.name)))) and not contradict(numbers, identities(one)):
            found.append((not (same_name and near), not same_name, one.pk, one))
    return [*certain, *(one for *_order, one in sorted(found, key=lambda each: each[:3]))][:MOST_OFFERED]


def _contained(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 5 and shorter in longer


@transaction.atomic
def create(company: Company, user: AbstractUser, seen: set[int]) -> Company | None:
    """Save a checked company as a draft with the person as its administrator.

    One at a time creates companies of a name, so that a form sent twice makes one company.

    :param seen: keys of the companies that the person has said it is none of.
    :returns: None where there are others that it may be.
    :raises ValidationError: with a sentence for people, where the company is there already or the limit is reached.
    """
    lock(company)
    if surely_the_same(company):
        raise ValidationError(_("The company with this IČO is in the directory already."), code="same")
    if not {one.pk for one in duplicates_of(company)} <= seen:
        return None
    save_new(company, user)
    return company


def lock(company: Company) -> None:
    """Let one at a time look for companies of this name or number and make one; before looking, until the end."""
    _wait(f"company {core_of(company.name)}")
    for number in (company.ico, company.vat_id):
        if number:
            _wait(f"company {number}")


def _wait(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])


def save_new(company: Company, user: AbstractUser) -> None:
    """Save a company that nobody has found under `lock`, with the person as its administrator.

    :raises ValidationError: with a sentence for people, where the limit is reached.
    """
    if not within_limit("new-company", str(user.pk), NEW_A_DAY, DAY):
        raise ValidationError(_("That was a lot at once. Please try again tomorrow."), code="limit")
    _wait("company slug")  # two of the same name find two addresses
    company.live = False
    company.full_clean()
    company.save()
    Membership.objects.create(company=company, user=user, role=Role.ADMIN)
    company.save_revision(user=user, clean=False, log_action=False)
    log(company, "wagtail.create", user=user)


__all__ = ["create", "duplicates_of", "lock", "save_new", "surely_the_same", "with_keepers"]
