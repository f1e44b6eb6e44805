"""The portal's own typeface for PDFs: the fonts of the web site, unpacked once per process.

fpdf2 reads WOFF2 itself, but takes seconds for it each time.
"""

import logging
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from fpdf import FPDF

FAMILY, MORE = "Figtree", "FigtreeMore"  # Latin, and the letters of Czech that it lacks
FILES = {FAMILY: "fonts/figtree-latin-wght-normal.woff2", MORE: "fonts/figtree-latin-ext-wght-normal.woff2"}
WEIGHTS = {"": 400, "B": 650}
logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of every table


@lru_cache(maxsize=1)
def _folder() -> "TemporaryDirectory[str]":
    """Return a folder with a TrueType file per family and weight; it goes with the process."""
    folder = TemporaryDirectory(prefix="glokal-fonts-")
    for family, path in FILES.items():
        for style, weight in WEIGHTS.items():
            font = instantiateVariableFont(TTFont(finders.find(path)), {"wght": weight})
            font.flavor = None
            font.save(_file(folder.name, family, style))
    return folder


def _file(folder: str, family: str, style: str) -> Path:
    return Path(folder) / f"{family}{style}.ttf"


def add_fonts(pdf: FPDF) -> None:
    """Embed the fonts; fpdf2 takes only those letters into the file that the text has."""
    folder = _folder().name
    for family in FILES:
        for style in WEIGHTS:
            pdf.add_font(family, style, _file(folder, family, style))
    pdf.set_fallback_fonts([MORE], exact_match=False)


__all__ = ["FAMILY", "add_fonts"]
