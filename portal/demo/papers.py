"""Documents of the demo content, one for each language, drawn from papers.toml and kept as PDF."""

from functools import cache
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument

from .canvas import BRAND, DEEP, EMBER
from .items import FOLDER, Item, read
from .lettering import width, write
from .pictures import demo_collection

DPI = 120
WIDTH, HEIGHT = 992, 1403  # A4
MARGIN, LINE, SIZE = 96, 34, 22


@cache
def papers() -> Item:
    return read(FOLDER / "papers.toml")


def paper(name: str, language: str) -> AbstractDocument:
    """Return a document in one language; it is made where there is none yet."""
    item = Item(name, papers().data[name])
    title = item.text("title", language)
    documents, collection = get_document_model().objects, demo_collection()
    found = documents.filter(title=title, collection=collection).first()
    if found:
        return found
    file = ContentFile(pdf(item, language), name=f"{name}-{language}.pdf")
    return documents.create(title=title, collection=collection, file=file)


def pdf(item: Item, language: str) -> bytes:
    data = BytesIO()
    _page(item, language).save(data, "PDF", resolution=DPI, title=item.text("title", language), creator="Glokal")
    return data.getvalue()


def _page(item: Item, language: str) -> Image.Image:
    page = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, WIDTH, 18), fill=EMBER)
    y = MARGIN + 60
    for line in _wrapped(item.text("title", language), 38, 700):
        write(pen, MARGIN, y, line, 38, DEEP, 700)
        y += 48
    y += LINE
    lead = True  # the first line of a paragraph is its heading
    for text in item.text("lines", language):
        weight, colour = (700, BRAND) if lead else (400, "#222222")
        lead = not text
        for line in _wrapped(text, SIZE, weight):
            write(pen, MARGIN, y, line, SIZE, colour, weight)
            y += LINE
        y += 0 if text else LINE // 2
    write(pen, MARGIN, HEIGHT - MARGIN, "Glokal", SIZE, BRAND, 700)
    return page


def _wrapped(text: str, size: int, weight: int) -> list[str]:
    """Return the text as lines that fit between the margins; no-break spaces hold."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if width(longer, size, weight) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if text else []


__all__ = ["paper", "pdf"]
