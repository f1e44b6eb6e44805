"""Addresses that do not take mail: a permanent bounce keeps all later mail from them."""

from email.utils import parseaddr

from django.core.mail import EmailMessage

from ..models import Bounce

REASON_LENGTH = 500


def record_bounce(email: str, *, permanent: bool, reason: str, source: str) -> Bounce:
    """Record that mail to an address came back; the same report again adds nothing."""
    known = Bounce.objects.filter(email__iexact=email, permanent=permanent).first()
    if known:
        return known
    reason = " ".join(reason.split())[:REASON_LENGTH]
    return Bounce.objects.create(email=email, permanent=permanent, reason=reason, source=source[:60])


def bounce_of(email: str) -> Bounce | None:
    """Return why nothing is sent to an address, None where mail is."""
    return Bounce.objects.filter(email__iexact=email, permanent=True).first() if email else None


def without_bounced(message: EmailMessage) -> EmailMessage | None:
    """Take the addresses that bounced out of a message; None where nobody is left."""
    for name in ("to", "cc", "bcc"):
        setattr(message, name, [address for address in getattr(message, name) if not bounce_of(parseaddr(address)[1])])
    return message if message.recipients() else None


__all__ = ["bounce_of", "record_bounce", "without_bounced"]
