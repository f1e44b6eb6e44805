"""Logos and pictures of companies: kept apart from the images of pages, and gone when the company goes."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.db.models.signals import post_delete, pre_delete
from wagtail.models import Collection, CollectionViewRestriction, ReferenceIndex
from wagtail.signals import unpublished

from home.models import PortalImage
from home.models.images import PortalRendition

from .models import Company, CompanyImage
from .models.company import CompanyQuerySet

COLLECTION = "Logos"


def logo_collection() -> Collection:
    """Return the private collection of the logos, which a migration has made for the officers.

    Where it was deleted, it is made anew, for administrators only.
    """
    found = Collection.objects.filter(name=COLLECTION).first()
    if found is None:
        found = Collection.get_first_root_node().add_child(name=COLLECTION)
        CollectionViewRestriction.objects.create(collection=found, restriction_type=CollectionViewRestriction.GROUPS)
    return found


def set_apart(logo: PortalImage) -> None:
    """Move an image out of the root collection, unless something besides companies uses it."""
    if logo.collection.is_root() and not _is_used_elsewhere(logo.pk):
        logo.collection = logo_collection()
        logo.save(update_fields=["collection"])


def connect() -> None:
    """Connect the logos to companies that are unpublished or deleted."""
    unpublished.connect(_withdraw, sender=Company, dispatch_uid="company-logo")
    pre_delete.connect(_remember, sender=Company, dispatch_uid="company-pictures")
    post_delete.connect(_remove, sender=Company, dispatch_uid="company-logo")


def _withdraw(sender: type[Company], instance: Company, **kwargs: Any) -> None:
    """Take the files that readers were shown off the web server; publishing again makes new ones."""
    if instance.logo_id and not _has_other_use(instance, Company.objects.published()):
        for rendition in PortalRendition.objects.filter(image=instance.logo_id):
            rendition.delete()
    shown = instance.images.exclude(image__in=_pictures_of_others(instance)).values("image")  # type: ignore[attr-defined]
    for rendition in PortalRendition.objects.filter(image__in=shown):
        rendition.delete()


def _remember(sender: type[Company], instance: Company, **kwargs: Any) -> None:
    """Note which pictures only this company has; the rows that say so go before it does."""
    mine = CompanyImage.objects.filter(company=instance).exclude(image__in=_pictures_of_others(instance))
    instance.pictures_alone = list(mine.values_list("image", flat=True))  # type: ignore[attr-defined]


def _pictures_of_others(company: Company) -> QuerySet:
    return CompanyImage.objects.exclude(company=company.pk).values("image")


def _remove(sender: type[Company], instance: Company, **kwargs: Any) -> None:
    pictures = getattr(instance, "pictures_alone", [])
    for picture in PortalImage.objects.filter(pk__in=pictures, collection__name=COLLECTION):
        if not _is_used_elsewhere(picture.pk):
            picture.delete()
    if instance.logo_id and not _has_other_use(instance, Company.objects.all()):
        for logo in PortalImage.objects.filter(pk=instance.logo_id, collection__name=COLLECTION):
            logo.delete()


def _has_other_use(company: Company, companies: CompanyQuerySet) -> bool:
    others = companies.filter(logo=company.logo_id).exclude(pk=company.pk)
    return others.exists() or _is_used_elsewhere(company.logo_id)


def _is_used_elsewhere(logo: int) -> bool:
    """Say whether pages or settings use the image; the index of references lags until the worker has run."""
    users = ReferenceIndex.get_references_to(PortalImage(pk=logo))
    return users.exclude(base_content_type=ContentType.objects.get_for_model(Company)).exists()
