"""How often one may do something. Counted in the database, so that it holds whatever process answers."""

import hashlib
import hmac
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from ..models import VisitorCount

COUNT = """
    INSERT INTO home_visitorcount AS known (key, count, until) VALUES (%(key)s, %(count)s, %(until)s)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN known.until <= %(now)s THEN excluded.count ELSE known.count + excluded.count END,
        until = CASE WHEN known.until <= %(now)s THEN excluded.until ELSE known.until END
    RETURNING count
"""


def within_limit(action: str, who: str, limit: int, seconds: int, count: int = 1) -> bool:
    """Count `count` more of `action` of `who`; say whether there were at most `limit` within `seconds` of the first.

    In a transaction, another one that counts the same waits for its end.
    """
    now = timezone.now()
    values = {"key": digest(action, who), "count": count, "now": now, "until": now + timedelta(seconds=seconds)}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        return bool(cursor.fetchone()[0] <= limit)


def sender_of(request: HttpRequest) -> str:
    """Return whose request this is: an account, or a digest of the network address that tells nothing tomorrow."""
    if request.user.is_authenticated:
        return f"account {request.user.pk}"
    address = ip_address(get_adapter().get_client_ip(request))
    if isinstance(address, IPv6Address):
        address = IPv6Address(int(address) >> 64 << 64)  # a household or company has that many at least
    return digest(str(address), timezone.localdate().isoformat())


def digest(*parts: str) -> str:
    """Return a keyed digest of up to a few words, 64 hexadecimal digits."""
    return hmac.new(settings.SECRET_KEY.encode(), "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def forget_counts(now: datetime) -> int:
    """The duty: delete what is over."""
    return VisitorCount.objects.filter(until__lte=now).delete()[0]


__all__ = ["digest", "forget_counts", "sender_of", "within_limit"]
