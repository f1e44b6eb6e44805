"""The link in a letter: good for one record as it is now, and used up when the record is confirmed."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from .ages import MODELS, Record, base_of

SALT = "freshness"
PERIOD = timedelta(days=2 * 365)  # what has left the public view can be brought back for about a year


class Dead(Exception):
    """A link that leads nowhere any more."""


class Used(Exception):
    """A link whose record has been confirmed since."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record


def link_to(record: Record) -> str:
    """Return the absolute address, in the language that is active."""
    token = signing.dumps([record._meta.model_name, record.pk, base_of(record).isoformat()], salt=SALT)
    return settings.WAGTAILADMIN_BASE_URL + reverse("freshness_link", args=[token])


def record_of(token: str) -> Record:
    """Return what a link is about.

    :raises Dead: it is garbled, too old, or its record is gone or not public for another reason.
    :raises Used: the record was confirmed after the letter was written.
    """
    try:
        name, key, base = signing.loads(token, salt=SALT, max_age=PERIOD)
    except (signing.BadSignature, ValueError, TypeError):
        raise Dead from None
    model = {model._meta.model_name: model for model in MODELS}[name]
    record = model._default_manager.filter(pk=key).first()
    if record is None or not (record.live or record.dormant_revision_id):
        raise Dead
    if base_of(record).isoformat() != base:
        raise Used(record)
    return record


__all__ = ["Dead", "Used", "link_to", "record_of"]
