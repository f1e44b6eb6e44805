"""Which claims wait for an officer: those of the desk's regions, older ones for its deputy and the central desk too."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db.models import BigIntegerField, Case, F, Q, QuerySet, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from ..models import Claim, ClaimState, Proof
from ..review.roster import Roster, is_officer

NEEDS_OFFICER = (
    Q(proof=Proof.OFFICER) | Q(proof=Proof.LETTER, code_digest="") | Q(proven_at__isnull=False)
)  # fmt: skip


def works_on_claims(user: AbstractUser) -> bool:
    """Say whether there is a queue for this user at all."""
    return user.is_active and (user.is_superuser or is_officer(user))


def open_claims_of(user: AbstractUser, now: datetime | None = None) -> QuerySet[Claim]:
    """Return the open claims that the user may decide by now, oldest first."""
    found = Claim.objects.filter(state=ClaimState.OPEN, user__is_active=True).order_by("created_at", "pk")
    if not works_on_claims(user):
        return found.none()
    if user.is_superuser:
        return found
    drafted = Cast(KeyTextTransform("region", "company__latest_revision__content"), BigIntegerField())
    region = Case(
        When(company__live=True, then=F("company__region_id")),
        default=Coalesce(drafted, F("company__region_id")),
        output_field=BigIntegerField(),
    )
    mine = Q(pk__in=[])
    for condition in Roster().waiting_for(user, now or timezone.now()).values():
        mine |= condition
    return found.annotate(region=region, started_at=F("created_at")).filter(mine)


def may_decide_claim(user: AbstractUser, claim: Claim) -> bool:
    """Say whether the user may print, grant and refuse this claim by now; nobody decides their own."""
    return claim.user_id != user.pk and open_claims_of(user).filter(pk=claim.pk).exists()


def open_claims_for(user: AbstractUser, now: datetime | None = None) -> int:
    """Return how many claims need this officer by now."""
    return open_claims_of(user, now).filter(NEEDS_OFFICER).exclude(user=user).count()


__all__ = ["NEEDS_OFFICER", "may_decide_claim", "open_claims_for", "open_claims_of", "works_on_claims"]
