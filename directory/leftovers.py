"""Files that nothing refers to any more: of drafts that were changed again, of attachments and pictures taken out.

While a revision can still show a file, it stays: somebody may go back to it. Whatever is younger than a month stays,
too, because it may be about to be used.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import storages
from django.db.models import Model
from wagtail.models import ReferenceIndex, Revision

from home.duties import register_duty
from home.models import PortalImage
from home.uploads import delete_private

from .logos import COLLECTION
from .models import Company, CompanyImage, InquiryAttachment, Listing, ListingAttachment

AGE = timedelta(days=30)


def forget_files(now: datetime) -> int:
    """Delete files of the private storage that no listing, revision or inquiry has; return how many."""
    old = [name for name in _stored() if storages["private"].get_modified_time(name) < now - AGE]
    gone = set(old) - _files_in_use() if old else set()
    for name in gone:
        delete_private(name)
    return len(gone)


def _stored(folder: str = "") -> Iterator[str]:
    """Yield the names of all files of the private storage."""
    try:
        folders, files = storages["private"].listdir(folder)
    except FileNotFoundError:
        return  # nothing has ever been stored
    yield from (f"{folder}{name}" for name in files)
    for name in folders:
        yield from _stored(f"{folder}{name}/")


def _files_in_use() -> set[str]:
    rows = (ListingAttachment.objects, InquiryAttachment.objects)
    names = {str(name) for found in rows for name in found.values_list("file", flat=True)}
    return names | {str(file.get("file")) for files in _in_revisions(Listing, "attachments") for file in files or ()}


def forget_pictures(now: datetime) -> int:
    """Delete logos and pictures of companies that no company, revision or page has; return how many."""
    found = PortalImage.objects.filter(collection__name=COLLECTION, created_at__lt=now - AGE)
    found = found.exclude(pk__in=Company.objects.exclude(logo=None).values("logo"))
    found = found.exclude(pk__in=CompanyImage.objects.values("image"))
    left = list(found)
    shown = _pictures_in_revisions() if left else set()
    gone = [image for image in left if image.pk not in shown and not ReferenceIndex.get_references_to(image).exists()]
    for image in gone:
        image.delete()
    return len(gone)


def _pictures_in_revisions() -> set[int]:
    logos = set(_in_revisions(Company, "logo"))
    return logos | {picture["image"] for pictures in _in_revisions(Company, "images") for picture in pictures or ()}


def _in_revisions(model: type[Model], name: str) -> Iterator:
    """Yield what the revisions of a model have under a name."""
    revisions = Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(model))
    return revisions.values_list(f"content__{name}", flat=True).iterator()


def register() -> None:
    register_duty("leftover_files", forget_files)
    register_duty("leftover_pictures", forget_pictures)


__all__ = ["AGE", "forget_files", "forget_pictures", "register"]
