"""The twelve regions as paths of an SVG, drawn once per process."""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ..models import Region
from ..search.terms import Vocabularies, vocabularies
from .address import Address
from .wording import WORDINGS

WIDTH = 720  # units of the drawing; its points stand on whole numbers, so this is its resolution, too
MARGIN = 8
LINE_LENGTH = 15  # characters of a label, after which it goes on in a new line
LEVELS = 4  # shades for regions that have entries; 0 is for those that have none

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """One region: its path, where its label stands, and the label's lines by language."""

    code: str
    path: str
    x: int
    y: int
    lines: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Drawing:
    """All regions on one sheet; `border` is the line between Germany and the Czech Republic."""

    view_box: str
    shapes: dict[str, Shape]
    outline: str
    border: str
    west: float
    north: float
    scale_x: float
    scale_y: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Return where a position (degrees WGS 84) stands on the sheet."""
        x = (longitude - self.west) * self.scale_x + MARGIN
        return round(x), round((self.north - latitude) * self.scale_y + MARGIN)


def drawing() -> Drawing:
    """Return the map of the vocabulary that is loaded."""
    return _draw(vocabularies())


@lru_cache(maxsize=1)
def _draw(_of: Vocabularies) -> Drawing:
    regions = list(Region.objects.order_by("-country", "code"))
    points = [point for region in regions for ring in region.outline for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    # Equirectangular: a degree of longitude is as long as in the middle of the area.
    squash = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * squash)
    height = round((north - south) * scale) + 2 * MARGIN
    sheet = Drawing(f"0 0 {WIDTH} {height}", {}, "", "", west, north, scale * squash, scale)
    rings = {region.code: [_ring(sheet, ring) for ring in region.outline] for region in regions}
    shapes = {}
    for region in regions:
        x, y = sheet.point(region.label_lon, region.label_lat)
        lines = {"de": _lines(region.short_de), "cs": _lines(region.short_cs), "en": _lines(region.short_de)}
        shapes[region.code] = Shape(region.code, "".join(_path(ring) for ring in rings[region.code]), x, y, lines)
    countries = {region.code: region.country for region in regions}
    outline = "".join(shape.path for shape in shapes.values())
    return Drawing(sheet.view_box, shapes, outline, _border(rings, countries), west, north, scale * squash, scale)


def _ring(sheet: Drawing, ring: list[list[float]]) -> list[Point]:
    """Return a ring on the sheet, without points that fall together or lie on a straight line."""
    found: list[Point] = []
    for longitude, latitude in ring:
        point = sheet.point(longitude, latitude)
        if found and found[-1] == point:
            continue
        found.append(point)
    return found


def _path(points: list[Point], closed: bool = True) -> str:
    """Return path data: the first point, and the steps to the others."""
    start = points[0]
    steps = "".join(f"{bx - ax:+d}{by - ay:+d}" for (ax, ay), (bx, by) in pairwise(points))
    # A plus sign is needed between two numbers only, and a letter ends a number as well.
    return f"M{start[0]} {start[1]}l{steps.replace('+', ' ').strip()}{'z' if closed else ''}"


def _border(rings: dict[str, list[list[Point]]], countries: dict[str, str]) -> str:
    """Return the edges that a German and a Czech region share, joined to lines."""
    owners: dict[frozenset[Point], set[str]] = defaultdict(set)
    for code, outline in rings.items():
        for ring in outline:
            for edge in pairwise(ring):
                owners[frozenset(edge)].add(countries[code])
    lines = []
    for code, outline in rings.items():
        if countries[code] != "DE":
            continue
        for ring in outline:
            line: list[Point] = []
            for edge in pairwise(ring):
                if len(owners[frozenset(edge)]) > 1:
                    line = [*line, edge[1]] if line else list(edge)
                elif line:
                    lines.append(line)
                    line = []
            if line:
                lines.append(line)
    return "".join(_path(line, closed=False) for line in lines)


def _lines(text: str) -> tuple[str, ...]:
    """Break a label at spaces and after hyphens."""
    lines = [""]
    for word in text.replace("-", "- ").split():
        glue = "" if lines[-1].endswith("-") or not lines[-1] else " "
        if lines[-1] and len(lines[-1] + glue + word) > LINE_LENGTH:
            lines.append(word)
        else:
            lines[-1] += glue + word
    return tuple(lines)


def level(count: int, most: int) -> int:
    """Return the shade of a region: 0 for none, else 1 to LEVELS; by the root, for one city outweighs the rest."""
    return math.ceil(LEVELS * math.sqrt(count / most)) if count else 0


def region_map(
    counts: dict[str, int], language: str, address: Address, base: str = "", record: str = "company"
) -> dict[str, Any]:
    """Return what `directory/map.html` shows: each region with its count, leading to the list of its entries.

    :param address: the list's parameters now; a click adds the region to them or takes it away.
    :param base: address of the list, empty on the list itself.
    """
    sheet, terms = drawing(), vocabularies().by_code["region"]
    most = max(counts.values(), default=0)
    regions = []
    for code, shape in sheet.shapes.items():
        count, lines = counts.get(code, 0), shape.lines[language]
        name = terms[code].labels[language]
        regions.append(
            {
                "code": code,
                "name": name,
                "country": code[:2],
                "path": shape.path,
                "x": str(shape.x),
                "lines": [(line, str(shape.y - 8 * len(lines) + 16 * i)) for i, line in enumerate(lines)],
                "count_y": str(shape.y + 8 * len(lines) + 2),
                "count": count,
                "told": WORDINGS[record].told(count),
                "level": level(count, most),
                "chosen": address.has("region", code),
                "href": base + str(address.toggled("region", code)),
            }
        )
    return {"label": WORDINGS[record].map_label, "view_box": sheet.view_box, "regions": regions, "border": sheet.border}


def locator(company: dict[str, Any]) -> dict[str, Any] | None:
    """Return what `directory/locator.html` shows: the company's region among the others, and where it is."""
    sheet = drawing()
    shape = sheet.shapes.get(company["region"]["code"])
    if shape is None:
        return None
    found: dict[str, Any] = {
        "view_box": sheet.view_box, "outline": sheet.outline, "border": sheet.border, "region": shape.path,
    }  # fmt: skip
    if company["latitude"] is not None and company["longitude"] is not None:
        x, y = sheet.point(company["longitude"], company["latitude"])
        found |= {"x": str(x), "y": str(y)}
    return found
