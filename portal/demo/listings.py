"""Offers and requests of the demo content, published as the chamber would have."""

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from directory.expiry import default_day
from directory.models import (
    Capability,
    Category,
    Certificate,
    Company,
    Country,
    Listing,
    ListingAttachment,
    ListingText,
    Region,
)
from home.uploads import CleanFile, store_private

from .items import FOLDER, LANGUAGES, Item, read
from .papers import pdf
from .typeset import typeset

TERMS = {"capabilities": Capability, "categories": Category, "certificates": Certificate, "areas": Region}


def create_listings() -> int:
    """Create the listings that are missing, and return how many; what somebody has changed or ended stays so."""
    known = set(Listing.objects.values_list("slug", flat=True))
    items = {name: Item(name, data) for name, data in read(FOLDER / "listings.toml").data.items()}
    missing = [item for name, item in items.items() if name not in known]
    for number, item in enumerate(missing):
        _create(item, number)
    return len(missing)


@transaction.atomic
def _create(item: Item, number: int) -> None:
    """Create and publish one; `number` spreads the days on which they were confirmed over some weeks."""
    today = timezone.localdate()
    company = Company.objects.get(name=item.get("company"))
    language = "cs" if company.country == Country.CZ else "de"
    listing = Listing(
        company=company, slug=item.name, kind=item.get("kind"), cooperation=item.get("cooperation"), live=False,
        quantity=typeset(item.get("quantity"), language),
        valid_until=default_day(today) - datetime.timedelta(days=number),
        needed_by=today + datetime.timedelta(days=item.get("needed_in")) if item.get("needed_in") else None,
        languages=item.get("languages", []), hide_company=item.get("hide", False), contact_person=item.get("contact"),
        confirmed_at=today - datetime.timedelta(days=number),
    )  # fmt: skip
    listing.full_clean()
    listing.save()
    for name, model in TERMS.items():
        getattr(listing, name).set(_terms(model, item.get(name, [])))
    for each in LANGUAGES:
        if title := item.text("title", each):
            ListingText.objects.create(listing=listing, language=each, title=title, description=item.text("text", each))
    if item.get("paper"):
        _attach(listing, item, language)
    listing.save()
    listing.save_revision().publish()


def _terms(model: Any, codes: list[str]) -> list[Any]:
    """Return the terms of codes; one that the vocabulary has not is a mistake of ours and raises."""
    return [model.objects.get(code=code) for code in codes]


def _attach(listing: Listing, item: Item, language: str) -> None:
    data = pdf(Item(item.name, item.get("paper")), language)
    name = f"{item.name}.pdf"
    stored = store_private(CleanFile(name, ContentFile(data), "application/pdf"))
    ListingAttachment.objects.create(
        listing=listing, file=stored, name=name, content_type="application/pdf", size=len(data)
    )


__all__ = ["create_listings"]
