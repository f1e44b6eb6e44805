"""Blocks that are text: heading, rich text, quote."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock, StructValue, TextBlock
from wagtail.rich_text import expand_db_html

RICH_TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link", "superscript", "subscript"]


class HeadingValue(StructValue):
    @property
    def anchor(self) -> str:
        """The heading's address within the page; keeps letters of both languages."""
        return slugify(self["text"], allow_unicode=True)


class HeadingBlock(StructBlock):
    text = CharBlock(label=_("text"), max_length=160)
    level = ChoiceBlock(label=_("level"), choices=[("h2", _("Heading")), ("h3", _("Subheading"))], default="h2")

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "blocks/heading.html"
        value_class = HeadingValue

    def get_api_representation(self, value: HeadingValue, context: dict | None = None) -> dict[str, Any]:
        return {"text": value["text"], "level": value["level"], "anchor": value.anchor}


class ProseBlock(RichTextBlock):
    """Rich text; the API gets it as finished HTML."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        template = "blocks/prose.html"

    def get_api_representation(self, value: Any, context: dict | None = None) -> str:
        return expand_db_html(value.source)


class QuoteBlock(StructBlock):
    text = TextBlock(label=_("quote"), max_length=600)
    author = CharBlock(label=_("who said it"), max_length=120, required=False)
    role = CharBlock(label=_("function, organisation"), max_length=160, required=False)

    class Meta:
        label = _("Quote")
        icon = "openquote"
        template = "blocks/quote.html"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        return {"text": value["text"], "author": value["author"], "role": value["role"]}


TEXT_BLOCKS = [("heading", HeadingBlock()), ("text", ProseBlock()), ("quote", QuoteBlock())]

__all__ = ["RICH_TEXT_FEATURES", "TEXT_BLOCKS", "HeadingBlock", "ProseBlock", "QuoteBlock"]
