"""What the demo pictures show, one function each; what it draws is said by the alternative text beside the picture."""

import math
from collections.abc import Callable

from .canvas import BRAND, DEEP, EMBER, LEAF, MIST, PALE, SAND, SNOW, WIDTH, Canvas


def bridge(canvas: Canvas) -> None:
    canvas.sun(1180, 240, 90)
    canvas.hills(0, 2)
    canvas.polygon([(0, 790), (1600, 760), (1600, 900), (0, 900)], MIST)
    for x in (400, 800, 1200):
        canvas.arc(x, 760, 200, 180, 360, DEEP, 26)
    canvas.rectangle(120, 536, 1480, 570, DEEP)
    for x in range(160, 1480, 80):
        canvas.line([(x, 500), (x, 540)], DEEP, 6)
    canvas.line([(120, 500), (1480, 500)], DEEP, 8)
    canvas.polygon([(0, 520), (180, 536), (250, 900), (0, 900)], canvas.hill_colours[2])
    canvas.polygon([(1600, 520), (1420, 536), (1350, 900), (1600, 900)], canvas.hill_colours[2])
    canvas.circle(760, 470, 26, EMBER)
    canvas.circle(840, 470, 26, SNOW)


def counter(canvas: Canvas) -> None:
    canvas.sun(320, 250, 70)
    canvas.hills()
    for x, colour in ((560, EMBER), (1040, BRAND)):
        canvas.circle(x, 330, 82, SAND)
        canvas.rectangle(x - 120, 430, x + 120, 760, colour, 110)
    canvas.rectangle(420, 600, 1180, 650, DEEP, 25)
    canvas.rectangle(770, 640, 830, 900, DEEP)
    for shift in (0, 30, 60):
        canvas.polygon(
            [(680 + shift, 596 - shift / 3), (850 + shift, 596 - shift / 3), (880 + shift, 560 - shift / 3),
             (710 + shift, 560 - shift / 3)],
            SNOW if shift % 60 else PALE,
        )  # fmt: skip


def fibres(canvas: Canvas) -> None:
    canvas.hills()
    for number in range(7):
        for slope, colour in ((1, (LEAF, EMBER, BRAND)[number % 3]), (-1, (SNOW, SAND)[number % 2])):
            middle = 330 + number * 18
            strand = [
                (x, middle + slope * 130 * math.sin(x / 190 + number * 0.16) + number * 6) for x in range(-40, 1660, 8)
            ]
            canvas.line(strand, colour, 13)


def layers(canvas: Canvas) -> None:
    canvas.hills(0, 2)
    for number, colour in enumerate((DEEP, BRAND, MIST, EMBER)):
        top = 610 - number * 105
        sheet = [(300, top), (800, top - 150), (1300, top), (800, top + 150)]
        canvas.polygon([(x, y + 22) for x, y in sheet], "#0a2c40")
        canvas.polygon(sheet, colour)
        for step in range(1, 8):
            shift = step / 8
            canvas.line([(300 + 500 * shift, top - 150 * shift), (800 + 500 * shift, top + 150 - 150 * shift)], SNOW, 3)
    canvas.circle(1180, 330, 150, None, SNOW, 26)
    canvas.line([(1290, 440), (1420, 570)], SNOW, 34)


def rail(canvas: Canvas) -> None:
    canvas.sun(1250, 220, 80)
    canvas.hills(0, 2)
    canvas.rectangle(0, 690, WIDTH, 900, canvas.hill_colours[2])
    canvas.line([(0, 700), (WIDTH, 700)], DEEP, 14)
    for x in (140, 560, 980):
        canvas.rectangle(x, 470, x + 400, 670, EMBER if x == 980 else BRAND, 34)
        canvas.rectangle(x, 600, x + 400, 632, SNOW)
        for window in range(4):
            canvas.rectangle(x + 36 + window * 86, 510, x + 100 + window * 86, 575, PALE, 12)
        for wheel in (80, 320):
            canvas.circle(x + wheel, 680, 30, DEEP)


def seedling(canvas: Canvas) -> None:
    canvas.sun(800, 300, 170)
    canvas.hills()
    canvas.polygon([(280, 900), (380, 690), (560, 640), (720, 760), (740, 900)], DEEP)
    canvas.polygon([(860, 900), (900, 740), (1080, 620), (1260, 700), (1340, 900)], "#123347")
    canvas.line([(800, 900), (792, 700), (800, 480)], LEAF, 24)
    for side in (-1, 1):
        leaf = [(800 + side * 230 * t, 500 - 200 * math.sin(math.pi * t) * (1 - t) - 120 * t) for t in _steps()]
        back = [(800 + side * 230 * t, 500 - 120 * t + 40 * math.sin(math.pi * t)) for t in reversed(_steps())]
        canvas.polygon([*leaf, *back], LEAF)


def school(canvas: Canvas) -> None:
    canvas.gear(800, 230, 130, 12, EMBER, SAND)
    canvas.hills()
    doors = [(330, 640), (800, 560), (1270, 640)]
    for start, end in ((0, 1), (1, 2), (0, 2)):
        (x1, y1), (x2, y2) = doors[start], doors[end]
        bend = 120 if (start, end) == (0, 2) else 70
        canvas.line(
            [(x1 + (x2 - x1) * t, y1 + 100 + (y2 - y1) * t + bend * math.sin(math.pi * t)) for t in _steps()], SAND, 18
        )
    for (x, y), colour in zip(doors, (BRAND, SNOW, LEAF), strict=True):
        canvas.rectangle(x - 110, y - 90, x + 110, y + 110, colour)
        canvas.polygon([(x - 145, y - 80), (x, y - 200), (x + 145, y - 80)], DEEP)
        canvas.rectangle(x - 28, y + 10, x + 28, y + 110, EMBER, 8)


def circle(canvas: Canvas) -> None:
    canvas.hills(0, 1)
    canvas.hills(2, 3)
    canvas.polygon([(570, 640), (745, 360), (805, 440), (875, 320), (1030, 640)], DEEP)
    canvas.polygon([(745, 360), (708, 419), (748, 440), (775, 400)], SNOW)
    canvas.polygon([(875, 320), (830, 396), (880, 424), (917, 407)], SNOW)
    for start, colour in ((-80, EMBER), (40, SAND), (160, BRAND)):
        canvas.arc(800, 470, 370, start, start + 92, colour, 46)
        angle = math.radians(start + 92)
        x, y = 800 + 347 * math.cos(angle), 470 + 347 * math.sin(angle)
        along, across = (-math.sin(angle), math.cos(angle)), (math.cos(angle), math.sin(angle))
        canvas.polygon(
            [(x + across[0] * 62, y + across[1] * 62), (x - across[0] * 62, y - across[1] * 62),
             (x + along[0] * 84, y + along[1] * 84)],
            colour,
        )  # fmt: skip


def halls(canvas: Canvas) -> None:
    canvas.sun(420, 220, 80)
    canvas.hills(0, 2)
    canvas.rectangle(220, 520, 1380, 800, EMBER)
    for x in range(220, 1380, 232):
        canvas.polygon([(x, 522), (x, 400), (x + 232, 522)], DEEP)
        canvas.polygon([(x + 12, 510), (x + 12, 436), (x + 40, 450), (x + 40, 510)], PALE)
        canvas.rectangle(x + 50, 590, x + 180, 700, SAND, 6)
        canvas.line([(x + 115, 590), (x + 115, 700)], DEEP, 6)
    canvas.rectangle(1240, 230, 1300, 540, DEEP)
    canvas.polygon([(0, 800), (1600, 780), (1600, 900), (0, 900)], canvas.hill_colours[2])


def data(canvas: Canvas) -> None:
    canvas.hills(0, 1)
    line = [(x, canvas.ridge(0, x) - 40) for x in range(60, 780, 8)]
    line += [
        (788 + step * 62, 430 + shift) for step, shift in enumerate((-60, 90, -150, 60, -210, -20, -120, 30, -260))
    ]
    canvas.hills(1, 3)
    for x in range(860, 1420, 100):
        canvas.rectangle(x, 900 - (x - 700) * 0.42, x + 56, 900, BRAND if x % 200 else MIST, 10)
    canvas.line(line, SNOW, 26)
    canvas.line(line, EMBER, 14)
    for x, y in line[-9:]:
        canvas.circle(x, y, 20, SNOW, EMBER, 9)


def hydrogen(canvas: Canvas) -> None:
    canvas.hills(0, 2)
    canvas.rectangle(620, 405, 980, 465, SNOW)
    for x, colour in ((560, BRAND), (1040, EMBER)):
        canvas.circle(x, 435, 215, colour)
        for shift in (-62, 38):
            canvas.rectangle(x + shift, 345, x + shift + 24, 525, SNOW)
        canvas.rectangle(x - 50, 423, x + 50, 447, SNOW)
    for x, y, radius in ((330, 190, 26), (1300, 170, 34), (1400, 320, 18), (250, 380, 16), (820, 170, 20)):
        canvas.circle(x, y, radius, None, SNOW, 8)
    canvas.hills(2, 3)


def path(canvas: Canvas) -> None:
    canvas.sun(1150, 230, 90)
    canvas.hills()
    left = [(560 + 240 * math.sin(t * 5.2) * (1 - 0.55 * t) + 420 * t, 900 - 420 * t) for t in _steps()]
    right = [(x + 210 * (1 - t) + 16, y) for (x, y), t in zip(left, _steps(), strict=True)]
    canvas.polygon([*left, *reversed(right)], SAND)
    canvas.rectangle(1096, 420, 1130, 700, DEEP, 8)
    for step in range(8):
        start, end = step / 8, (step + 1) / 8
        canvas.line(
            [(1112 - 130 * start, 470 - 330 * start), (1112 - 130 * end, 470 - 330 * end)], (EMBER, SNOW)[step % 2], 24
        )


def network(canvas: Canvas) -> None:
    canvas.hills()
    points = [(x, 330 - 120 * math.sin(x / 510) + 90 * ((x // 190) % 2)) for x in range(140, 1560, 190)]
    low = [(x + 95, y + 220) for x, y in points[:-1]]
    for number, point in enumerate(low):
        canvas.line([points[number], point, points[number + 1], points[number]], SNOW, 7)
        if number:
            canvas.line([low[number - 1], point], SNOW, 7)
    for number, (x, y) in enumerate([*points, *low]):
        canvas.circle(x, y, 44 if number % 3 == 0 else 28, (EMBER, DEEP, BRAND)[number % 3], SNOW, 8)


def workshop(canvas: Canvas) -> None:
    canvas.hills(0, 1)
    canvas.polygon([(200, 400), (800, 190), (1400, 400), (1400, 900), (200, 900)], DEEP)
    canvas.polygon([(270, 440), (800, 255), (1330, 440), (1330, 900), (270, 900)], PALE)
    canvas.rectangle(270, 480, 1330, 520, EMBER)
    canvas.rectangle(560, 460, 680, 540, DEEP, 8)
    canvas.line([(620, 540), (620, 640)], DEEP, 10)
    canvas.arc(620, 672, 34, -90, 150, DEEP, 12)
    canvas.gear(980, 700, 150, 12, BRAND, PALE)
    canvas.gear(770, 780, 90, 9, EMBER, PALE)
    canvas.rectangle(0, 860, WIDTH, 900, canvas.hill_colours[2])


def glass(canvas: Canvas) -> None:
    canvas.sun(330, 230, 80)
    canvas.hills(0, 2)
    canvas.rectangle(0, 790, WIDTH, 900, canvas.hill_colours[2])
    bowl = [(800 + 190 * math.cos(angle), 260 + 300 * math.sin(angle)) for angle in (math.pi * t for t in _steps())]
    canvas.polygon(bowl, SNOW)
    wine = [(x, y) for x, y in bowl if y > 400]
    canvas.polygon(wine, EMBER)
    canvas.rectangle(784, 550, 816, 770, SNOW)
    canvas.rectangle(660, 762, 940, 792, SNOW, 14)
    for x, radius, colour in ((420, 95, BRAND), (1120, 120, LEAF), (1320, 70, EMBER), (560, 54, SAND)):
        canvas.circle(x, 790 - radius, radius, colour)
        canvas.circle(x - radius * 0.35, 790 - radius * 1.35, radius * 0.18, SNOW)


def emblem(canvas: Canvas) -> None:
    """The emblem of the European Union as its graphics guide constructs it, on a quiet ground."""
    canvas.rectangle(0, 0, WIDTH, 900, PALE)
    canvas.rectangle(590, 310, 1010, 590, "#003399")
    radius = 280 / 3
    for hour in range(12):
        angle = math.tau * hour / 12
        x, y = 800 + radius * math.cos(angle), 450 + radius * math.sin(angle)
        points = []
        for corner in range(10):
            reach = 280 / 18 * (1 if corner % 2 == 0 else 0.382)
            turn = math.pi * corner / 5 - math.pi / 2
            points.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
        canvas.polygon(points, "#ffcc00")


def _steps(count: int = 60) -> list[float]:
    return [step / count for step in range(count + 1)]


# name → (motif, light, focal point)
MOTIFS: dict[str, tuple[Callable[[Canvas], None], int, tuple[int, int]]] = {
    "bridge": (bridge, 0, (800, 560)),
    "circle": (circle, 1, (800, 470)),
    "counter": (counter, 2, (800, 480)),
    "data": (data, 3, (1040, 440)),
    "emblem": (emblem, 0, (800, 450)),
    "fibres": (fibres, 1, (800, 420)),
    "glass": (glass, 2, (800, 480)),
    "halls": (halls, 3, (800, 560)),
    "hydrogen": (hydrogen, 0, (800, 435)),
    "layers": (layers, 2, (800, 450)),
    "network": (network, 0, (760, 400)),
    "path": (path, 1, (1000, 480)),
    "rail": (rail, 2, (1100, 560)),
    "school": (school, 3, (800, 460)),
    "seedling": (seedling, 0, (800, 520)),
    "workshop": (workshop, 1, (860, 600)),
}
# What is not shown whole: how much is cut off above and below.
CUT = {"emblem": 250}

__all__ = ["CUT", "MOTIFS"]
