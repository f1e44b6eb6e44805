"""Where the account leads to confirming."""

from django.utils.translation import gettext_lazy as _

from home.accounts.menu import register_item

from ..models import Membership
from .overview import count_due


def register() -> None:
    register_item(
        "freshness",
        _("Still right?"),
        "freshness_overview",
        count_due,
        text=_("Confirm your entries, offers and requests, so that they stay public."),
        order=40,
        shown=lambda user: Membership.objects.filter(user=user).exists(),
    )


__all__ = ["register"]
