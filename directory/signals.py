"""The one place where publishing reaches the read model."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.signals import published, unpublished

from .models import Company
from .search.write import write_entries


def connect() -> None:
    """Connect the read model to companies that are published, unpublished or deleted."""
    for signal in (published, unpublished, post_delete):
        signal.connect(_write, sender=Company, dispatch_uid="directory-entry")


def _write(sender: type[Company], instance: Company, **kwargs: Any) -> None:
    write_entries([instance.pk])
