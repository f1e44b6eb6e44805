"""What is kept about subscribers, and where their account shows it."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ..accounts.menu import register_item
from ..models import Bounce, OutgoingMail, Subscription
from ..personal import Holding, register_holding
from . import duties


def _subscriptions(user: AbstractUser) -> QuerySet[Subscription]:
    return Subscription.objects.filter(Q(user=user) | Q(email__iexact=user.email))


def _collect(user: AbstractUser) -> list[dict[str, Any]]:
    names = ("email", "purpose", "language", "search", "created_at", "confirmed_at", "sent_until")
    return list(_subscriptions(user).values(*names))


def _erase(user: AbstractUser) -> None:
    _subscriptions(user).delete()


def _collect_mail(user: AbstractUser) -> dict[str, Any]:
    sent = OutgoingMail.objects.filter(to__iexact=user.email)
    returned = Bounce.objects.filter(email__iexact=user.email)
    return {
        "letters": list(sent.values("subject", "letter", "state", "created_at", "sent_at")),
        "returned": list(returned.values("permanent", "reason", "created_at")),
    }


def _erase_mail(user: AbstractUser) -> None:
    """Mail that waits still goes out: it may be the one that says that the account is gone."""
    if user.email:
        OutgoingMail.objects.filter(to__iexact=user.email).exclude(state="queued").delete()
        Bounce.objects.filter(email__iexact=user.email).delete()


def register() -> None:
    register_holding(Holding("subscriptions", _collect, _erase))
    register_holding(Holding("mail", _collect_mail, _erase_mail))
    register_item(
        "subscriptions", _("Newsletter and alerts"), "subscriptions", order=70,
        text=_("What you get by e-mail, and where you end it."),
    )  # fmt: skip
    duties.register()


__all__ = ["register"]
