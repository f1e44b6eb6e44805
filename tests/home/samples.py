"""A page with every block on it, and what such a page needs."""

import io
import uuid
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Page

from home.models import HomePage, PortalImage, StandardPage


def home(language: str) -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def make_image(title: str = "Werkhalle") -> PortalImage:
    buffer = io.BytesIO()
    Image.new("RGB", (900, 500), "#0b4560").save(buffer, "PNG")
    return PortalImage.objects.create(
        title=title, credit="Eva Muster", file=ContentFile(buffer.getvalue(), f"{uuid.uuid4().hex}.png")
    )


def make_document() -> Document:
    return Document.objects.create(title="Leitfaden", file=ContentFile(b"%PDF-1.4 sample", "leitfaden.pdf"))


def every_block(target: Page) -> list[tuple[str, Any]]:
    """Return one of each block that a standard page offers; links lead to `target`."""
    link = {"page": target, "url": ""}
    return [
        ("heading", {"text": "Über die Grenze", "level": "h2"}),
        ("text", "<p>Ein <b>Absatz</b>.</p>"),
        ("quote", {"text": "Wir liefern nach Ústí.", "author": "Jana Nováková", "role": "Einkauf"}),
        ("image", {"image": make_image(), "alt": "Drehmaschine in einer Halle", "caption": "Halle 3"}),
        ("documents", {"heading": "Zum Herunterladen", "documents": [make_document()]}),
        ("call_to_action", {"heading": "Mitmachen", "text": "Kostet nichts.", "label": "Zur Seite", "link": link}),
        ("cards", {"heading": "Wege", "numbered": False, "cards": [
            {"title": "Innen", "text": "Eine Seite", "link": link},
            {"title": "Außen", "text": "", "link": {"page": None, "url": "https://example.org/"}},
        ]}),
        ("faq", {"heading": "Fragen", "questions": [{"question": "Was kostet es?", "answer": "<p>Nichts.</p>"}]}),
        ("contact", {"name": "Karl Weber", "role": "Kammer", "photo": None, "email": "weber@example.org",
                     "phone": "+49 371 000", "languages": "Deutsch, Tschechisch"}),
        ("partners", {"heading": "Partner", "partners": [
            {"name": "Institut ohne Logo", "url": "https://example.org/", "logo": None},
            {"name": "Kammer mit Logo", "url": "", "logo": make_image("Logo")},
        ]}),
    ]  # fmt: skip


def add_page(parent: Page, title: str, slug: str, **fields: Any) -> StandardPage:
    """Add a published standard page below `parent`, in its language."""
    page = StandardPage(title=title, slug=slug, locale=parent.locale, **fields)
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    return page
