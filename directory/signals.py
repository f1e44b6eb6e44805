"""The one place where publishing reaches the read model."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale
from wagtail.signals import published, unpublished

from .models import Company, DirectoryEntry, Listing
from .search.tasks import rebuild_directory
from .search.write import write_entries, write_listings


def connect() -> None:
    """Connect the read model to companies and listings published, unpublished or deleted, and to the languages."""
    for signal in (published, unpublished, post_delete):
        signal.connect(_write, sender=Company, dispatch_uid="directory-entry")
        signal.connect(_write_listing, sender=Listing, dispatch_uid="directory-listing")
    post_save.connect(_add_language, sender=Locale, dispatch_uid="directory-language")
    post_delete.connect(_remove_language, sender=Locale, dispatch_uid="directory-language")


def _write(sender: type[Company], instance: Company, **kwargs: Any) -> None:
    write_entries([instance.pk])


def _write_listing(sender: type[Listing], instance: Listing, **kwargs: Any) -> None:
    write_listings([instance.pk])


def _add_language(sender: type[Locale], instance: Locale, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        transaction.on_commit(rebuild_directory.enqueue)


def _remove_language(sender: type[Locale], instance: Locale, **kwargs: Any) -> None:
    DirectoryEntry.objects.filter(language=instance.language_code).delete()
