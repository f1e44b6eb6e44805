"""Ordering, confirming, ending."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from ..accounts import consent
from ..mail import Recipient, send_letter
from ..models import Consent, Subscription
from ..visitors.limits import within_limit
from . import letters

LETTERS_A_DAY = 5  # to one address that has not confirmed


@transaction.atomic
def order(email: str, purpose: str, search: str, language: str, user: AbstractUser | AnonymousUser) -> None:
    """Write down the wish and ask by mail whether it is one; a confirmed one stays as it is, and nobody is told."""
    same = {"email": email.lower(), "purpose": purpose, "search": search, "language": language}
    found, _new = Subscription.objects.get_or_create(**same)
    if found.confirmed_at is None:
        if user.is_authenticated and user.email.lower() == found.email:
            Subscription.objects.filter(pk=found.pk).update(user=user)
        if not within_limit("subscription letter", found.email, LETTERS_A_DAY, 24 * 3600):
            return  # nobody has the portal fill a foreign mailbox
        send_letter(Recipient(found.email, language), lambda: letters.confirm(found))


@transaction.atomic
def confirm(subscription: Subscription) -> None:
    """Begin to send; what was agreed to is written down. Again does nothing."""
    found = Subscription.objects.select_for_update().get(pk=subscription.pk)
    if found.confirmed_at is None:
        found.confirmed_at = found.sent_until = timezone.now()
        found.save(update_fields=["confirmed_at", "sent_until"])
        with override(found.language):
            consent.record(found.user, found.email, found.purpose, letters.wording(found.purpose), found.language)


@transaction.atomic
def end(subscription: Subscription) -> None:
    """Forget the subscription; the consent is withdrawn unless another subscription of the kind rests on it."""
    same = {"email": subscription.email, "purpose": subscription.purpose}
    subscription.delete()
    if not Subscription.objects.filter(**same, confirmed_at__isnull=False).exists():
        for line in Consent.objects.filter(**same, withdrawn_at=None):
            consent.withdraw(line)


__all__ = ["confirm", "end", "order"]
