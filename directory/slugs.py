"""Addresses made from names."""

from django.db import models
from django.utils.text import slugify

# German practice: ä is written ae, not a.
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def slug_of(name: str) -> str:
    """Return an ASCII slug of at most 100 characters, "eintrag" where nothing is left of the name."""
    return slugify(name.translate(GERMAN))[:100].strip("-") or "eintrag"


def unique_slug(record: models.Model) -> str:
    """Return a slug from `record.name` that no other row of its model has."""
    base = slug_of(record.name)  # type: ignore[attr-defined]
    others = type(record)._default_manager.exclude(pk=record.pk)
    taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)
