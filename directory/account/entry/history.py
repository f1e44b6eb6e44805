"""Who changed an entry, and when."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail.models import Revision

from ...models import Company

SHOWN = 8


@dataclass(frozen=True)
class Change:
    """A saved version; `by_chamber`: somebody else than the company's own people saved it."""

    when: datetime
    who: str
    by_chamber: bool


def history(company: Company) -> list[Change]:
    """Return the latest changes, the newest first, in three queries."""
    rows = Revision.objects.for_instance(company).order_by("-created_at", "-pk").values_list("created_at", "user_id")
    rows = list(rows[:SHOWN])
    people = get_user_model().objects.in_bulk({user for _when, user in rows if user})
    own = set(company.memberships.values_list("user_id", flat=True))
    changes = []
    for when, user in rows:
        if user in own:
            changes.append(Change(when, people[user].get_full_name() or people[user].email, by_chamber=False))
        elif user in people:
            changes.append(Change(when, _("the chamber"), by_chamber=True))
        else:
            changes.append(Change(when, _("the portal"), by_chamber=False))
    return changes


__all__ = ["Change", "history"]
