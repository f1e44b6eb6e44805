"""Blocks that show files: image with alt text, documents."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .represent import represent_document, represent_image


class FigureBlock(StructBlock):
    image = ImageChooserBlock(label=_("image"))
    alt = CharBlock(
        label=_("alternative text"), max_length=200, required=False,
        help_text=_("What the image says, for those who do not see it. Empty only where it merely decorates."),
    )  # fmt: skip
    caption = CharBlock(label=_("caption"), max_length=250, required=False)

    class Meta:
        label = _("Image")
        icon = "image"
        template = "blocks/figure.html"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        return {"image": represent_image(value["image"], value["alt"]), "caption": value["caption"]}


class DocumentsBlock(StructBlock):
    heading = CharBlock(label=_("heading"), max_length=120, required=False)
    documents = ListBlock(DocumentChooserBlock(), label=_("documents"), min_num=1)

    class Meta:
        label = _("Documents")
        icon = "doc-full-inverse"
        template = "blocks/documents.html"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        documents = [represent_document(document) for document in value["documents"]]
        return {"heading": value["heading"], "documents": documents}


MEDIA_BLOCKS = [("image", FigureBlock()), ("documents", DocumentsBlock())]

__all__ = ["MEDIA_BLOCKS", "DocumentsBlock", "FigureBlock"]
