"""Blocks that show files: image with alt text, gallery, video elsewhere, documents."""

from typing import Any
from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue, URLBlock
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


class GalleryBlock(StructBlock):
    heading = CharBlock(label=_("heading"), max_length=120, required=False)
    images = ListBlock(FigureBlock(), label=_("images"), min_num=2, max_num=24)

    class Meta:
        label = _("Gallery")
        icon = "image"
        template = "blocks/gallery.html"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        block = self.child_blocks["images"].child_block
        return {
            "heading": value["heading"],
            "images": [block.get_api_representation(image, context) for image in value["images"]],
        }


class VideoValue(StructValue):
    @property
    def host(self) -> str:
        """Return the site that the link leads to, as people know it."""
        return (urlsplit(self["url"]).hostname or "").removeprefix("www.")


class VideoBlock(StructBlock):
    """A link to a video on another site. Nothing is asked of that site before somebody follows the link."""

    url = URLBlock(
        label=_("address of the video"), validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("The page on which the video can be watched. The portal shows a link that says where it leads."),
    )  # fmt: skip
    title = CharBlock(label=_("title"), max_length=160)
    poster = ImageChooserBlock(
        label=_("still image"), required=False, help_text=_("Shown in place of the video; kept on the portal itself.")
    )

    class Meta:
        label = _("Video on another site")
        icon = "media"
        template = "blocks/video.html"
        value_class = VideoValue

    def get_api_representation(self, value: VideoValue, context: dict | None = None) -> dict[str, Any]:
        poster = represent_image(value["poster"])
        return {"url": value["url"], "title": value["title"], "host": value.host, "poster": poster}


MEDIA_BLOCKS = [("image", FigureBlock()), ("documents", DocumentsBlock())]
# For news and events, not for every page.
EDITORIAL_MEDIA_BLOCKS = [("gallery", GalleryBlock()), ("video", VideoBlock())]

__all__ = [
    "EDITORIAL_MEDIA_BLOCKS", "MEDIA_BLOCKS", "DocumentsBlock", "FigureBlock", "GalleryBlock", "VideoBlock",
]  # fmt: skip
