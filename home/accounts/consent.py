"""Writing down what people agree to."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.utils import timezone

from ..models import Consent


def record(user: AbstractUser | AnonymousUser | None, email: str, purpose: str, wording: str, language: str) -> Consent:
    """Write a line of the log.

    :param user: None for people without an account.
    :param purpose: one of `home.models.Purpose`.
    :param wording: the very words that were shown, without markup.
    :param language: in which they were shown: "de", "cs" or "en".
    """
    account = user if user is not None and user.is_authenticated else None
    return Consent.objects.create(user=account, email=email, purpose=purpose, wording=str(wording), language=language)


def withdraw(consent: Consent) -> None:
    """Write the time on a line; one that is withdrawn already keeps its own."""
    Consent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())


__all__ = ["record", "withdraw"]
