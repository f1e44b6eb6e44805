"""The portal's own typeface for PDFs: the fonts of the web site, unpacked in memory."""

from functools import lru_cache
from io import BytesIO

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from fpdf import FPDF

FAMILY, MORE = "Figtree", "FigtreeMore"  # Latin, and the letters of Czech that it lacks
FILES = {FAMILY: "fonts/figtree-latin-wght-normal.woff2", MORE: "fonts/figtree-latin-ext-wght-normal.woff2"}
WEIGHTS = {"": 400, "B": 650}


@lru_cache(maxsize=4)
def _truetype(path: str, weight: int) -> bytes:
    """Return one weight of a variable WOFF2 font as TrueType."""
    font = instantiateVariableFont(TTFont(finders.find(path)), {"wght": weight})
    font.flavor = None
    data = BytesIO()
    font.save(data)
    return data.getvalue()


def add_fonts(pdf: FPDF) -> None:
    """Embed the fonts; fpdf2 takes only those letters into the file that the text has."""
    for family, path in FILES.items():
        for style, weight in WEIGHTS.items():
            pdf.add_font(family, style, BytesIO(_truetype(path, weight)))
    pdf.set_fallback_fonts([MORE], exact_match=False)


__all__ = ["FAMILY", "add_fonts"]
