"""Published companies as plain facts, many at a time with a fixed number of queries."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail.images import get_image_model

from ..models import Company, CompanyImage, CompanyText
from .terms import MODELS

FIELDS = (
    "id", "slug", "name", "kind", "country", "ico", "vat_id", "register_court", "register_number",
    "street", "postal_code", "city", "region_id", "latitude", "longitude", "size", "founded", "languages",
    "website", "phone", "contact_person", "logo_id", "confirmed_at", "first_published_at", "last_published_at",
    "created_at",
)  # fmt: skip
RELATIONS = {"sector": "sectors", "category": "categories", "capability": "capabilities", "certificate": "certificates"}
LOGO_RENDITION = "max-320x200|format-webp"
PICTURE_RENDITION = "max-960x720|format-webp"


@dataclass(slots=True)
class Facts:
    """One company: its own columns by name, the keys of its terms by facet, its texts by language."""

    row: dict[str, Any]
    terms: dict[str, list[int]] = field(default_factory=dict)
    texts: dict[str, CompanyText] = field(default_factory=dict)
    logo: dict[str, Any] | None = None
    pictures: list[dict[str, Any]] = field(default_factory=list)  # with "descriptions" by language

    @property
    def published_at(self) -> datetime.datetime:
        """When it first came to the public, for "newest"."""
        return self.row["first_published_at"] or self.row["created_at"]

    @property
    def updated_at(self) -> datetime.datetime:
        return self.row["last_published_at"] or self.published_at


def load_facts(ids: Sequence[int]) -> list[Facts]:
    """Return the facts of those of the companies that are published, in 8 queries (more where there are pictures)."""
    found = {row["id"]: Facts(row) for row in Company.objects.published().filter(pk__in=ids).values(*FIELDS)}
    if not found:
        return []
    for facet, name in RELATIONS.items():
        through = getattr(Company, name).through
        column = f"{MODELS[facet]._meta.model_name}_id"
        keys: dict[int, list[int]] = defaultdict(list)
        pairs = through.objects.filter(company_id__in=found).order_by("id").values_list("company_id", column)
        for company_id, key in pairs:
            keys[company_id].append(key)
        for company_id, facts in found.items():
            facts.terms[facet] = keys[company_id]
    for text in CompanyText.objects.filter(company_id__in=found):
        found[text.company_id].texts[text.language] = text
    add_logos(found.values())
    shown: dict[int, list[CompanyImage]] = defaultdict(list)
    for picture in CompanyImage.objects.filter(company_id__in=found).order_by("sort_order", "pk"):
        shown[picture.company_id].append(picture)
    add_pictures([(found[company_id], pictures) for company_id, pictures in shown.items()])
    return list(found.values())


def add_logos(found: Collection[Facts]) -> None:
    """Fill in the logos as readers are shown them."""
    renditions = _renditions({facts.row["logo_id"] for facts in found} - {None}, LOGO_RENDITION)
    for facts in found:
        facts.logo = renditions.get(facts.row["logo_id"])


def add_pictures(found: Collection[tuple[Facts, Iterable[CompanyImage]]]) -> None:
    """Fill in the pictures of profiles, in their order, as readers are shown them."""
    wanted = {picture.image_id for _facts, pictures in found for picture in pictures}
    renditions = _renditions(wanted, PICTURE_RENDITION)
    for facts, pictures in found:
        facts.pictures = [
            {
                **renditions[picture.image_id],
                "descriptions": {"de": picture.description_de, "cs": picture.description_cs},
            }
            for picture in pictures
            if picture.image_id in renditions
        ]


def _renditions(keys: set[int], spec: str) -> dict[int, dict[str, Any]]:
    """Return address and size of images by key; those whose file is gone are left out."""
    found: dict[int, dict[str, Any]] = {}
    if not keys:
        return found
    for image in get_image_model().objects.filter(pk__in=keys).prefetch_renditions(spec):
        try:
            rendition = image.get_rendition(spec)
        except OSError:
            continue
        found[image.pk] = {"url": rendition.url, "width": rendition.width, "height": rendition.height}
    return found
