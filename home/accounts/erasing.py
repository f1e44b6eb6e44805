"""Handing out what is kept about a person, and erasing it."""

import io
import json
import zipfile
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from ..mail import recipient_of, send_letter
from ..models import Consent, Purpose
from ..personal import holdings
from . import letters

UNCONFIRMED = timedelta(days=7)


class LastAdministrator(Exception):
    """Nobody would be left who may do everything."""


def collect(user: AbstractUser) -> dict[str, Any]:
    """Return all that is kept, by the names of the holdings."""
    return {"exported_at": timezone.now(), **{holding.name: holding.collect(user) for holding in holdings()}}


def as_json(user: AbstractUser) -> bytes:
    return json.dumps(collect(user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()


def as_zip(user: AbstractUser) -> bytes:
    """Return data.json and the person's files, each in a folder named for its holding."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", as_json(user))
        for holding in holdings():
            for number, (name, content) in enumerate(holding.files(user), 1):
                plain = name.replace("\\", "/").rsplit("/", 1)[-1] or "file"
                archive.writestr(f"{holding.name}/{number:03} {plain}", content)
    return result.getvalue()


def erase(user: AbstractUser, *, tell: bool = True) -> None:
    """Erase a person, all or nothing.

    :param tell: whether a last letter says so.
    :raises LastAdministrator: when nobody else is a superuser.
    """
    with transaction.atomic():
        others = get_user_model().objects.select_for_update().filter(is_superuser=True, is_active=True)
        if user.is_superuser and not [other for other in others if other.pk != user.pk]:
            raise LastAdministrator
        recipient = recipient_of(user)
        for holding in holdings():
            holding.erase(user)
        end_sessions(user)
        user.delete()
        if tell and recipient.email:
            send_letter(recipient, letters.erased)


def forget_unconfirmed(now: datetime) -> int:
    """The duty: erase sign-ups whose address nobody has confirmed; it may be somebody else's.

    Accounts that administrators have made, or given another address, are no sign-ups.
    """
    own = Consent.objects.filter(user=OuterRef("pk"), purpose=Purpose.ACCOUNT, email__iexact=OuterRef("email"))
    stale = get_user_model().objects.filter(
        Exists(own), date_joined__lt=now - UNCONFIRMED, last_login=None, is_superuser=False, groups=None
    )
    stale = stale.exclude(emailaddress__verified=True)
    return sum(_forget(stale, pk) for pk in list(stale.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _forget(stale: QuerySet[AbstractUser], pk: int) -> bool:
    """Ask again under locks, then erase: the code may be entered at this very moment."""
    list(EmailAddress.objects.select_for_update().filter(user=pk).order_by("pk"))
    user = stale.select_for_update(of=("self",)).filter(pk=pk).first()
    if user is None:
        return False
    user.email = ""  # nobody has shown that it is theirs: what others left under it is not theirs to erase
    erase(user, tell=False)
    return True


def end_sessions(user: AbstractUser) -> None:
    """Sign a person out everywhere; sessions name their account only inside."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


__all__ = ["LastAdministrator", "as_json", "as_zip", "collect", "end_sessions", "erase", "forget_unconfirmed"]
