"""What a text is for: sent, kept as it is, or an address; and how long its translation may be."""

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.models import TranslationContext

from ..members import title_field

# Fields of blocks that hold a person's or an organisation's name, or a number: the same in every language.
NAMES = {"author", "name", "phone", "speaker"}


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


__all__ = ["is_name", "is_slug", "longest", "title_path"]
