"""Passages as a translator meets them: an unambiguous address, a name in words, and how long the text may be."""

import re
import uuid
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField

_ADDRESS = re.compile(r"(?P<label>[a-z_]+\.[a-z_]+):(?P<key>[0-9a-f-]{36}):(?P<path>[^\s:]{1,500})")


class Address(NamedTuple):
    """Which passage of which object: "news.newspage:<translation key>:<path of wagtail-localize>"."""

    label: str
    key: uuid.UUID
    path: str

    def __str__(self) -> str:
        return f"{self.label}:{self.key}:{self.path}"


def address_of(text: str | None) -> Address | None:
    """Return the address that an entry's context names, None where it is none."""
    match = _ADDRESS.fullmatch(text or "")
    if match is None:
        return None
    try:
        return Address(match["label"], uuid.UUID(match["key"]), match["path"])
    except ValueError:
        return None


class Place(NamedTuple):
    name: str
    max_length: int | None


def place_of(model: type[models.Model], field_path: str) -> Place:
    """Return the name and limit of the passage at "teaser" or "body.heading.text"."""
    first, *rest = field_path.split(".")
    try:
        field: Any = model._meta.get_field(first)
    except LookupError:
        return Place(field_path, None)
    if isinstance(field, StreamField):
        return _block_place(field.stream_block, rest, [str(capfirst(field.verbose_name))])
    if field.one_to_many and rest:
        return place_of(field.related_model, ".".join(rest))
    return Place(str(capfirst(field.verbose_name)), getattr(field, "max_length", None))


def _block_place(block: Any, path: list[str], names: list[str]) -> Place:
    for name in path:
        if isinstance(block, blocks.ListBlock):
            block = block.child_block
        elif isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock) and name in block.child_blocks:
            block = block.child_blocks[name]
        else:
            break
        if block.label and str(block.label) != names[-1]:
            names.append(str(block.label))
    plain = not isinstance(block, blocks.RichTextBlock)
    return Place(" › ".join(names), getattr(getattr(block, "field", None), "max_length", None) if plain else None)


__all__ = ["Address", "Place", "address_of", "place_of"]
