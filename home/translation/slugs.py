"""Addresses made of translated titles, whoever translated them."""

from bs4 import BeautifulSoup
from django.db import models
from django.utils.text import slugify
from wagtail.models import Page

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def plain(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text()


def slug_for(title: str, target: models.Model, field_name: str) -> str:
    """Return an address made of the translated title, short enough and, for snippets, not taken in that language.

    Pages are given a number by wagtail-localize when they are saved.

    :param title: without HTML; what is stored as a translation must go through `plain`.
    """
    german = target.locale.language_code.startswith("de")  # type: ignore[attr-defined]
    words = slugify((title.translate(_UMLAUTS) if german else title).replace("ß", "ss"))
    limit = min(getattr(target._meta.get_field(field_name), "max_length", None) or 100, 100) - 4  # room for a number
    slug = words if len(words) <= limit else words[: limit + 1].rpartition("-")[0] or words[:limit]
    if not slug or isinstance(target, Page):
        return slug
    others = type(target)._default_manager.filter(locale=target.locale).exclude(pk=target.pk)  # type: ignore[attr-defined]
    taken = set(others.filter(**{f"{field_name}__startswith": slug}).values_list(field_name, flat=True))
    return next(name for name in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)


__all__ = ["plain", "slug_for"]
