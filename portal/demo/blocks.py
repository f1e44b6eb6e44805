"""Blocks of the texts as StreamField holds them. Their ids come from their place, so both languages have the same."""

import uuid
from typing import Any

from wagtail.models import Page

from directory.models import Company

from .papers import paper
from .pictures import picture

NAMESPACE = uuid.UUID("6b1f2c6e-0f5e-4a55-9f3a-5d4f1f7d2c11")
# What editors may leave out, for StreamField writes every part of a block.
PARTS: dict[str, dict[str, Any]] = {
    "quote": {"text": "", "author": "", "role": ""},
    "image": {"image": None, "alt": "", "caption": ""},
    "documents": {"heading": "", "documents": []},
    "cards": {"heading": "", "numbered": False, "cards": []},
    "faq": {"heading": "", "questions": []},
    "contact": {"name": "", "role": "", "photo": None, "email": "", "phone": "", "languages": ""},
    "call_to_action": {"heading": "", "text": "", "label": "", "link": None},
    "partners": {"heading": "", "partners": []},
    "gallery": {"heading": "", "images": []},
    "video": {"url": "", "title": "", "poster": None},
    "panel": {"heading": "", "text": "", "panel": ""},
}
CARD = {"title": "", "text": "", "link": {"page": None, "url": ""}}


def raw_blocks(
    blocks: list[dict[str, Any]], language: str, seed: str, targets: dict[str, Page]
) -> list[dict[str, Any]]:
    """Return the raw data of a StreamField from texts of one language.

    :param seed: names the field of the item; ids follow from it.
    :param targets: pages that links lead to, by the name that texts give them.
    """
    raw = []
    for number, block in enumerate(blocks):
        ((kind, content),) = block.items()
        place = f"{seed}.{number}"
        kind, value = _value(kind, content, language, targets)
        raw.append({"type": kind, "value": with_ids(value, place), "id": block_id(place)})
    return raw


def block_id(place: str) -> str:
    return str(uuid.uuid5(NAMESPACE, place))


def with_ids(value: Any, place: str) -> Any:
    """Return a value whose lists have the form of ListBlock, each item with an id."""
    if isinstance(value, dict):
        return {name: with_ids(item, f"{place}.{name}") for name, item in value.items()}
    if not isinstance(value, list):
        return value
    places = [f"{place}.{number}" for number in range(len(value))]
    return [
        {"type": "item", "value": with_ids(item, here), "id": block_id(here)}
        for item, here in zip(value, places, strict=True)
    ]


def _value(kind: str, content: Any, language: str, targets: dict[str, Page]) -> tuple[str, Any]:
    match kind:
        case "heading" | "subheading":
            return "heading", {"text": content, "level": "h2" if kind == "heading" else "h3"}
        case "text":
            return kind, content
        case "company":
            return kind, Company.objects.get(name=content).pk
    value = {**PARTS.get(kind, {}), **content}
    match kind:
        case "cards":
            value["cards"] = [{**CARD, **card} for card in value["cards"]]
        case "documents":
            value["documents"] = [paper(name, language).pk for name in value["documents"]]
        case "image":
            value["image"] = picture(value["image"]).pk
        case "gallery":
            value["images"] = [
                {"caption": "", **image, "image": picture(image["image"]).pk} for image in value["images"]
            ]
        case "call_to_action":
            value["link"] = {"page": targets[value["link"]].pk, "url": ""}
        case "partners":
            value["partners"] = [{"url": "", "logo": None, **partner} for partner in value["partners"]]
    return kind, value


__all__ = ["block_id", "raw_blocks", "with_ids"]
