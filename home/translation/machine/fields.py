"""What a text is for: sent, kept as it is, or an address; and how long its translation may be."""

from django.db import models
from django.utils.text import slugify
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import TranslationContext

from ..members import title_field

# Fields of blocks that hold a person's or an organisation's name, or a number: the same in every language.
NAMES = {"author", "name", "phone", "speaker"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def is_slug(model: type[models.Model], path: str) -> bool:
    return "." not in path and isinstance(model._meta.get_field(path), models.SlugField)


def is_name(path: str) -> bool:
    """Say whether it is a name inside of a block; a field of the record itself, as a topic's name, is a text."""
    parts = path.split(".")
    return len(parts) > 2 and parts[-1] in NAMES


def title_path(model: type[models.Model]) -> str:
    return title_field(model) or "title"


def longest(instance: models.Model, context: TranslationContext) -> int | None:
    """Return how many characters the translation may have, None without a limit."""
    path = context.get_field_path(instance).split(".")
    field = instance._meta.get_field(path[0])
    if not isinstance(field, StreamField):
        return getattr(field, "max_length", None)
    block: blocks.Block = field.stream_block
    for name in path[1:]:
        block = block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks.get(name)
        if block is None:
            return None
    return getattr(getattr(block, "field", None), "max_length", None)


def slug_for(title: str, target: models.Model, field_name: str) -> str:
    """Return an address made of the translated title, short enough and, for snippets, not taken in that language.

    Pages are given a number by wagtail-localize when they are saved.
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


__all__ = ["is_name", "is_slug", "longest", "slug_for", "title_path"]
