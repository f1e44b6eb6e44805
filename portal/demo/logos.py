"""Logos for the made-up companies: a mark and the initials, drawn anew from the name, the same every time."""

import hashlib
from io import BytesIO

from django.core.files.images import ImageFile
from django.db import transaction
from PIL import Image, ImageDraw

from directory.logos import logo_collection
from directory.models import Company
from home.models import PortalImage

from .lettering import width, write

LETTERS = 600  # weight
SIZE = 320  # pixels of the finished square
SCALE = 3  # drawn larger, then reduced, for smooth edges
# (mark, ground), each with a contrast of at least 4.5 : 1
COLOURS = [
    ("#0b4f6c", "#e6f1f5"), ("#8a3b12", "#fbeee4"), ("#2f5d3a", "#eaf3ea"), ("#5b2a6e", "#f3ebf6"),
    ("#7a1f2b", "#fae9eb"), ("#1f3a6e", "#e8edf7"), ("#5c5312", "#f6f3dd"), ("#234e52", "#e4f1f1"),
    ("#ffffff", "#14425c"), ("#ffffff", "#7a3410"), ("#ffffff", "#2d5a3d"), ("#ffffff", "#4a2c5e"),
]  # fmt: skip
LEGAL_FORMS = {"gmbh", "co", "kg", "ag", "ug", "ohg", "gbr", "mbh", "sro", "as", "vos", "ks", "zs", "zu", "spol", "und"}
ONE_IN = 3  # companies of which one has no logo, as in life


def draw(name: str) -> Image.Image:
    """Return a square logo for a name."""
    digest = hashlib.sha256(name.encode()).digest()
    mark, ground = COLOURS[digest[0] % len(COLOURS)]
    side = SIZE * SCALE
    image = Image.new("RGB", (side, side), ground)
    pen = ImageDraw.Draw(image)
    _MARKS[digest[1] % len(_MARKS)](pen, side, mark, ground)
    letters, size = initials(name), side // 5
    write(pen, (side - width(letters, size, LETTERS)) / 2, side * 0.885, letters, size, mark, LETTERS)
    return image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


def initials(name: str) -> str:
    """Return up to two initials, legal forms left out: "Weber & Sohn GmbH" → "WS"."""
    found = [word for word in name.replace(".", "").split() if word[0].isalpha() and word.lower() not in LEGAL_FORMS]
    return "".join(word[0].upper() for word in found[:2]) or name[0].upper()


def _ring(pen: ImageDraw.ImageDraw, side: int, mark: str, ground: str) -> None:
    pen.ellipse(_box(side, 0.22), fill=mark)
    pen.ellipse(_box(side, 0.12), fill=ground)


def _bars(pen: ImageDraw.ImageDraw, side: int, mark: str, ground: str) -> None:
    for step, height in enumerate((0.2, 0.32, 0.44)):
        left = side * (0.3 + step * 0.15)
        pen.rectangle((left, side * (0.62 - height), left + side * 0.1, side * 0.62), fill=mark)


def _hexagon(pen: ImageDraw.ImageDraw, side: int, mark: str, ground: str) -> None:
    pen.regular_polygon((side / 2, side * 0.4, side * 0.25), 6, rotation=30, fill=mark)
    pen.regular_polygon((side / 2, side * 0.4, side * 0.11), 6, rotation=30, fill=ground)


def _peaks(pen: ImageDraw.ImageDraw, side: int, mark: str, ground: str) -> None:
    points = [(0.2, 0.62), (0.4, 0.22), (0.52, 0.46), (0.62, 0.32), (0.8, 0.62)]
    pen.polygon([(x * side, y * side) for x, y in points], fill=mark)


def _wave(pen: ImageDraw.ImageDraw, side: int, mark: str, ground: str) -> None:
    for step in range(3):
        top = side * (0.22 + step * 0.14)
        box = (side * 0.22, top, side * 0.5, top + side * 0.14)
        pen.arc(box, 180, 360, fill=mark, width=side // 24)
        pen.arc((side * 0.5 - side // 24, top, side * 0.78, top + side * 0.14), 0, 180, fill=mark, width=side // 24)


def _squares(pen: ImageDraw.ImageDraw, side: int, mark: str, ground: str) -> None:
    pen.rounded_rectangle((side * 0.26, side * 0.18, side * 0.58, side * 0.5), side * 0.04, fill=mark)
    pen.rounded_rectangle(
        (side * 0.44, side * 0.34, side * 0.74, side * 0.64), side * 0.04, fill=ground, outline=mark, width=side // 32
    )


_MARKS = (_ring, _bars, _hexagon, _peaks, _wave, _squares)


def _box(side: int, radius: float) -> tuple[float, float, float, float]:
    return (side * (0.5 - radius), side * (0.4 - radius), side * (0.5 + radius), side * (0.4 + radius))


@transaction.atomic
def create_logos(source: str) -> int:
    """Give two of three published companies that were imported from `source` a logo; return how many were drawn now."""
    made, collection = 0, logo_collection()
    imported = Company.objects.published().filter(import_rows__run__source=source, logo=None)
    for company in imported.distinct().order_by("pk"):
        if hashlib.sha256(company.slug.encode()).digest()[2] % ONE_IN == 0:
            continue
        data = BytesIO()
        draw(company.name).save(data, "PNG", optimize=True)
        file = ImageFile(data, name=f"logo-{company.slug}.png")
        logo = PortalImage.objects.create(title=company.name, file=file, collection=collection)
        company.logo = logo
        company.save_revision().publish()
        made += 1
    return made
