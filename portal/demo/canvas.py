"""Hills under a sky in the portal's colours, on which motifs are drawn; smooth, and the same every time."""

import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
SCALE = 2  # drawn larger, then reduced, for smooth edges
DEEP, BRAND, MIST, PALE = "#0b3d57", "#1f6a8c", "#8fbdd2", "#dcecf3"
EMBER, SAND, LEAF, SNOW = "#c8642a", "#f3e4d0", "#5f8f72", "#fbfaf6"
# (upper sky, horizon, far to near hills)
LIGHTS = [
    ("#bfdcea", SAND, ("#9fc3d3", "#5c93ad", "#1f6a8c")),
    ("#f6dfc6", "#fdf4e6", ("#c9d6cf", "#86ab98", "#44705a")),
    ("#cfe3ee", "#f7efe2", ("#b7cbd6", "#7495aa", "#2a5470")),
    ("#f1d9c8", "#eef3f4", ("#d3c3b6", "#8e9fa8", "#35586d")),
]

Point = tuple[float, float]


class Canvas:
    """Draws in units of the finished picture, 1600 by 900."""

    def __init__(self, light: int, seed: int) -> None:
        self.upper, self.horizon, self.hill_colours = LIGHTS[light % len(LIGHTS)]
        self.seed = seed
        self.image = self._sky().resize((WIDTH * SCALE, HEIGHT * SCALE))
        self.pen = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def hills(self, first: int = 0, last: int = 3) -> None:
        """Draw the ranges from `first` to before `last`, of three."""
        for number in range(first, last):
            ridge = [(x, self.ridge(number, x)) for x in range(0, WIDTH + 8, 8)]
            self.polygon([(0, HEIGHT), *ridge, (WIDTH, HEIGHT)], self.hill_colours[number])

    def ridge(self, number: int, x: float) -> float:
        """Return how far down the outline of a range is at `x`."""
        phase = self.seed * 1.7 + number * 2.3
        height = 70 * math.sin(x / (310 - 40 * number) + phase) + 34 * math.sin(x / 117 + phase * 1.9)
        return 520 + number * 120 - height * (1 - 0.22 * number)

    def sun(self, x: float, y: float, radius: float, colour: str = "#fff6e4") -> None:
        self.circle(x, y, radius, colour)

    def polygon(self, points: Iterable[Point], colour: str) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def circle(
        self, x: float, y: float, radius: float, colour: str | None = None, line: str = "", width: int = 0
    ) -> None:
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.pen.ellipse(box, fill=colour, outline=line or None, width=width * SCALE)

    def rectangle(self, left: float, top: float, right: float, bottom: float, colour: str, radius: float = 0) -> None:
        self.pen.rounded_rectangle(
            [left * SCALE, top * SCALE, right * SCALE, bottom * SCALE], radius * SCALE, fill=colour
        )

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=colour, width=round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.circle(x, y, width / 2, colour)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, colour: str, width: float) -> None:
        """Draw a part of a circle, from `start` to `end` in degrees, clockwise from the right."""
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.pen.arc(box, start, end, fill=colour, width=round(width * SCALE))

    def gear(self, x: float, y: float, radius: float, teeth: int, colour: str, hole: str) -> None:
        outline = []
        for step in range(teeth * 4):
            angle = math.tau * (step + 0.5) / (teeth * 4)
            reach = radius if step % 4 < 2 else radius * 0.8
            outline.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
        self.polygon(outline, colour)
        self.circle(x, y, radius * 0.36, hole)

    def _sky(self) -> Image.Image:
        """A gradient, drawn small, for it has nothing but colours from top to bottom."""
        shade = Image.linear_gradient("L").resize((WIDTH // 4, HEIGHT // 4))
        upper, horizon = (Image.new("RGB", shade.size, colour) for colour in (self.upper, self.horizon))
        return Image.composite(horizon, upper, shade.point(lambda value: min(255, value * 2)))


__all__ = ["BRAND", "DEEP", "EMBER", "HEIGHT", "LEAF", "MIST", "PALE", "SAND", "SNOW", "WIDTH", "Canvas"]
