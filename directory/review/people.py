"""Who hears of a moderation."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from wagtail.models import WorkflowState

from .responsibility import company_of


def company_side(state: WorkflowState) -> list[AbstractUser]:
    """Return who submitted it, and the members of the company."""
    members = [membership.user for membership in company_of(state.content_object).memberships.select_related("user")]
    return once([*([state.requested_by] if state.requested_by else []), *members])


def once(people: Iterable[AbstractUser]) -> list[AbstractUser]:
    """Return accounts in use that have an address, each address once."""
    found: dict[str, AbstractUser] = {}
    for user in people:
        if user.is_active and user.email:
            found.setdefault(user.email.lower(), user)
    return list(found.values())


__all__ = ["company_side", "once"]
