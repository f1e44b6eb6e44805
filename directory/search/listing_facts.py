"""Published offers and requests as plain facts, many at a time with a fixed number of queries.

Of a company that does not want to be named, nothing but its region gets into the facts, so whatever is made of them
cannot tell more.
"""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils import timezone

from ..models import Listing, ListingAttachment, ListingText, Region
from .terms import MODELS

OWN = (
    "id", "company_id", "slug", "kind", "cooperation", "quantity", "needed_by", "valid_until", "languages",
    "hide_company", "contact_person", "confirmed_at", "first_published_at", "last_published_at", "created_at",
)  # fmt: skip
COMPANY = ("slug", "name", "live", "city", "postal_code", "country", "region_id", "latitude", "longitude", "languages")
RELATIONS = {
    "category": "categories", "capability": "capabilities", "certificate": "certificates", "area": "areas",
}  # fmt: skip


@dataclass(slots=True)
class ListingFacts:
    """One listing: its columns by name, the keys of its terms by facet, its texts by language.

    :ivar place: country, region_id, city, postal_code, latitude, longitude; of a company that hides, the region alone,
      with the middle of it to search around.
    :ivar company: slug and name, None where it hides; the slug is empty where the company has no profile to show.
    """

    row: dict[str, Any]
    place: dict[str, Any]
    company: dict[str, str] | None
    terms: dict[str, list[int]] = field(default_factory=dict)
    texts: dict[str, ListingText] = field(default_factory=dict)
    attachments: list[dict[str, Any]] = field(default_factory=list)

    @property
    def published_at(self) -> datetime.datetime:
        return self.row["first_published_at"] or self.row["created_at"]

    @property
    def updated_at(self) -> datetime.datetime:
        return self.row["last_published_at"] or self.published_at


def shown_listings(today: datetime.date | None = None) -> Any:
    """Return the listings that the public sees: valid, and of a company that was not taken from the public.

    A company whose own entry is not finished yet may look for partners; its listing was approved by the chamber.
    """
    companies = Q(company__live=True) | Q(company__first_published_at=None)
    return Listing.objects.published().filter(companies, valid_until__gte=today or timezone.localdate())


def load_listing_facts(ids: Sequence[int]) -> list[ListingFacts]:
    """Return the facts of those of the listings that the public sees, in 8 queries."""
    columns = (*OWN, *(f"company__{name}" for name in COMPANY))
    rows = list(shown_listings().filter(pk__in=ids).order_by("pk").values(*columns))
    if not rows:
        return []
    regions = region_points()
    found = {row["id"]: _facts(row, regions) for row in rows}
    for facet, name in RELATIONS.items():
        through = getattr(Listing, name).through
        column = f"{MODELS[facet]._meta.model_name}_id"
        keys: dict[int, list[int]] = defaultdict(list)
        pairs = through.objects.filter(listing_id__in=found).order_by("id").values_list("listing_id", column)
        for listing_id, key in pairs:
            keys[listing_id].append(key)
        for listing_id, facts in found.items():
            facts.terms[facet] = keys[listing_id]
    for text in ListingText.objects.filter(listing_id__in=found):
        found[text.listing_id].texts[text.language] = text
    files = ListingAttachment.objects.filter(listing_id__in=found).order_by("sort_order", "pk")
    for listing_id, key, name, kind, size in files.values_list("listing_id", "pk", "name", "content_type", "size"):
        found[listing_id].attachments.append({"id": key, "name": name, "content_type": kind, "size": size})
    return list(found.values())


def region_points() -> dict[int, tuple[float, float]]:
    """Return for each region's key the middle of it: latitude, longitude."""
    return {key: (lat, lon) for key, lat, lon in Region.objects.values_list("pk", "label_lat", "label_lon")}


def _facts(row: dict[str, Any], regions: dict[int, tuple[float, float]]) -> ListingFacts:
    own = {name: row[name] for name in OWN}
    company = {name: row[f"company__{name}"] for name in COMPANY}
    return facts_from(own, company, regions)


def facts_from(own: dict[str, Any], company: dict[str, Any], regions: dict[int, tuple[float, float]]) -> ListingFacts:
    """Return the facts without terms and texts; the one place that decides what of the company may be shown."""
    place = {"country": company["country"], "region_id": company["region_id"]}
    if own["hide_company"]:
        latitude, longitude = regions[company["region_id"]]
        own = own | {"contact_person": ""}
        place |= {"city": "", "postal_code": "", "latitude": latitude, "longitude": longitude}
        return ListingFacts(own, place, None)
    own = own | {"languages": own["languages"] or company["languages"]}
    place |= {name: company[name] for name in ("city", "postal_code", "latitude", "longitude")}
    return ListingFacts(own, place, {"slug": company["slug"] if company["live"] else "", "name": company["name"]})


__all__ = ["COMPANY", "OWN", "RELATIONS", "ListingFacts", "facts_from", "load_listing_facts", "region_points",
           "shown_listings"]  # fmt: skip
