"""Letters of both languages on drawings: Pillow's own font has none with a háček, the portal's comes in two files."""

from functools import cache
from itertools import groupby

from django.conf import settings
from PIL import ImageDraw, ImageFont

FONTS = settings.BASE_DIR / "static" / "fonts"
# What the second file has: Latin Extended-A, where Czech letters with a háček or ring are, and the typographic rest.
EXTENDED = range(0x100, 0x250)


@cache
def font(subset: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    found = ImageFont.truetype(FONTS / f"figtree-{subset}-wght-normal.woff2", size)
    found.set_variation_by_axes([weight])
    return found


def runs(text: str, size: int, weight: int) -> list[tuple[str, ImageFont.FreeTypeFont]]:
    """Split a text into stretches that one file can draw."""
    parts = groupby(text, lambda letter: "latin-ext" if ord(letter) in EXTENDED else "latin")
    return [("".join(letters), font(subset, size, weight)) for subset, letters in parts]


def width(text: str, size: int, weight: int = 400) -> float:
    return sum(face.getlength(part) for part, face in runs(text, size, weight))


def write(
    pen: ImageDraw.ImageDraw,
    x: float,
    y: float,
    text: str,
    size: int,
    fill: str,
    weight: int = 400,
    middle: bool = False,
) -> None:
    """Write one line; `y` is its base line, `x` its beginning, or with `middle` its middle."""
    if middle:
        x -= width(text, size, weight) / 2
    for part, face in runs(text, size, weight):
        pen.text((x, y), part, fill=fill, font=face, anchor="ls")
        x += face.getlength(part)


__all__ = ["width", "write"]
