"""The one place where publishing reaches the read model."""

from typing import Any

from wagtail.signals import published, unpublished

from .models import Company
from .search.write import write_entries


def connect() -> None:
    """Connect the read model to companies that are published or unpublished; deleting cascades in the database."""
    for signal in (published, unpublished):
        signal.connect(_write, sender=Company, dispatch_uid="directory-entry")


def _write(sender: type[Company], instance: Company, **kwargs: Any) -> None:
    write_entries([instance.pk])
