"""The one place where publishing reaches the read model."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale
from wagtail.signals import published, unpublished

from .models import Company, DirectoryEntry
from .search.tasks import rebuild_directory
from .search.write import write_entries


def connect() -> None:
    """Connect the read model to companies published, unpublished or deleted, and to the portal's languages."""
    for signal in (published, unpublished, post_delete):
        signal.connect(_write, sender=Company, dispatch_uid="directory-entry")
    post_save.connect(_add_language, sender=Locale, dispatch_uid="directory-language")
    post_delete.connect(_remove_language, sender=Locale, dispatch_uid="directory-language")


def _write(sender: type[Company], instance: Company, **kwargs: Any) -> None:
    write_entries([instance.pk])


def _add_language(sender: type[Locale], instance: Locale, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        transaction.on_commit(rebuild_directory.enqueue)


def _remove_language(sender: type[Locale], instance: Locale, **kwargs: Any) -> None:
    DirectoryEntry.objects.filter(language=instance.language_code).delete()
