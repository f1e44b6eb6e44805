"""How linked objects look in the API's answers: what a reader needs, not a bare number."""

from typing import Any

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page


def represent_page(page: Page | None) -> dict[str, Any] | None:
    return {"id": page.pk, "title": page.title, "url": page.get_url()} if page else None


def represent_image(image: AbstractImage | None, alt: str = "") -> dict[str, Any] | None:
    """Return the image at most 1200 pixels wide."""
    if image is None:
        return None
    rendition = image.get_rendition("width-1200")
    return {
        "id": image.pk, "url": rendition.url, "width": rendition.width, "height": rendition.height,
        "alt": alt, "credit": getattr(image, "credit", ""),
    }  # fmt: skip


def represent_document(document: AbstractDocument | None) -> dict[str, Any] | None:
    """Return the document with its size in bytes."""
    if document is None:
        return None
    return {"id": document.pk, "title": document.title, "url": document.url,
            "type": document.file_extension.upper(), "size": document.get_file_size()}  # fmt: skip


__all__ = ["represent_document", "represent_image", "represent_page"]
