"""Towns, postal codes and regions: from what people write to a place on the map."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from .folding import fold
from .models import Place, Region

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def normalise(name: str) -> str:
    """Return `name` in lower case, without accents and punctuation: "Ústí n. L." becomes "usti n l"."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(name)).split())


def keys_of(names: Iterable[str]) -> list[str]:
    """Return the look-up keys of a place: every name without accents, and with ä written ae."""
    keys = {normalise(form) for name in names if name for form in (name, _spelt_out(name))}
    return sorted(keys - {""})


def _spelt_out(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)


# What stands behind a town's name in registers: "Schwarzenberg/Erzgeb.", "Freiberg, Stadt", "Děčín III", "Praha 4".
_TAIL = re.compile(r"\s*(?:[/,(;]|\s-\s|\s+(?:OT|čp|č\.\s*p)\b|\s+(?:[IVX]+|\d+)\b(?:\s*-.*)?$).*", re.IGNORECASE)
_SHORT = {"st": "sankt", "i": "in", "a": "an", "d": "der", "sa": "sachsen", "n": "nad", "l": "labem"}


@dataclass(frozen=True, slots=True)
class Location:
    """Where an address lies: `region` is set when it is inside the programme area."""

    region: int | None
    outside: bool
    latitude: float | None = None
    longitude: float | None = None

    @property
    def unknown(self) -> bool:
        return self.region is None and not self.outside


UNKNOWN = Location(None, outside=False)
OUTSIDE = Location(None, outside=True)

# Degrees WGS 84 around the programme area, with a belt: what lies outside cannot be an address inside.
WINDOW = (11.5, 49.8, 15.5, 51.8)
BELT_KM = 1.5  # how far the simplified outlines may be off
KM_PER_DEGREE = 111.2


class Gazetteer:
    """All towns, postal codes and outlines in memory, for locating many addresses."""

    def __init__(self) -> None:
        self.by_code: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self.by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self.by_prefix: dict[tuple[str, str], set[int | None]] = defaultdict(set)
        for place in Place.objects.all():
            if place.postcode:
                self.by_code[place.country, place.postcode].append(place)
                self.by_prefix[place.country, place.postcode[:3]].add(place.region_id)
            else:
                for key in place.keys:
                    self.by_name[place.country, key].append(place)
        self.outlines = list(Region.objects.values_list("pk", "country", "outline"))

    def locate(
        self, country: str, postal_code: str, city: str, lat: float | None = None, lon: float | None = None,
        region: int | None = None,
    ) -> Location:  # fmt: skip
        """Return where an address lies; the postal code decides, then the town, then the coordinates.

        :param country: ISO 3166-1 alpha-2, in capitals
        :param postal_code: with or without a space; may be empty
        :param city: name in any language, with or without what registers add; may be empty
        :param lat: degrees WGS 84, as `lon`
        :param region: where it is said to lie; chooses among towns of the same name, and holds if nothing else is known
        """
        if country not in ("DE", "CZ"):
            return OUTSIDE
        found = self._address(country, re.sub(r"\D", "", postal_code), city, region)
        if found.unknown and lat is not None and lon is not None:
            found = self._point(country, lat, lon)
        if found.unknown and region is not None:
            found = Location(region, False, found.latitude, found.longitude)
        if lat is None or lon is None:
            return found
        return Location(found.region, found.outside, lat, lon) if in_window(lat, lon) else found

    def _address(self, country: str, code: str, city: str, region: int | None) -> Location:
        towns = self.towns(country, city)
        towns = [town for town in towns if town.region_id == region] or towns if region else towns
        places = self.by_code.get((country, code), [])
        if places:
            regions = {place.region_id for place in places}
            same = [town for town in towns if town.region_id in regions]
            best = same[0] if same else places[0]
            if len(regions) > 1 and not same:
                return UNKNOWN
            return _at(best if len(same) == 1 else next(p for p in places if p.region_id == best.region_id))
        near = self.by_prefix.get((country, code[:3]), set()) if len(code) == 5 else set()
        if near:
            towns = [town for town in towns if town.region_id in near] or towns
        if towns:
            regions = {town.region_id for town in towns}
            return _at(towns[0]) if len(regions) == 1 else UNKNOWN
        if len(near) == 1:
            region = next(iter(near))
            return Location(region, outside=region is None)
        return OUTSIDE if len(code) == 5 and not near else UNKNOWN

    def towns(self, country: str, city: str) -> list[Place]:
        """Return the towns of that name, the largest first."""
        for form in _forms(city):
            if found := self.by_name.get((country, form)):
                return sorted(found, key=lambda place: -place.population)
        return []

    def _point(self, country: str, lat: float, lon: float) -> Location:
        nearest, best = None, BELT_KM
        for region, of, outline in self.outlines:
            if of == country:
                distance = _distance_km(lat, lon, outline)
                if distance <= best:
                    nearest, best = region, distance
        return Location(nearest, nearest is None, lat, lon)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer of this process; `load_vocabularies` clears it in its own."""
    return Gazetteer()


def find_places(text: str, limit: int = 10) -> list[Place]:
    """Return towns and postal codes for what someone typed, best match first, then the largest.

    :param text: a town's name or its beginning in any language, or a postal code or its first digits
    """
    digits = re.sub(r"\s", "", text)
    places = Place.objects.select_related("region")
    if digits.isascii() and digits.isdigit():
        return list(places.filter(postcode__startswith=digits[:5]).order_by("postcode", "-population")[:limit])
    keys = _forms(text)
    if not keys:
        return []
    start = keys[0].replace("%", "").replace("_", "") + "%"
    begins = RawSQL("EXISTS (SELECT 1 FROM unnest(keys) AS key WHERE key LIKE %s)", [start], models.BooleanField())
    towns = places.filter(postcode="").annotate(exact=Q(keys__overlap=keys), begins=begins)
    return list(towns.filter(Q(exact=True) | Q(begins=True)).order_by("-exact", "-population", "name")[:limit])


@lru_cache(maxsize=4096)
def place_named(text: str) -> Place | None:
    """Return the best match for what someone typed; remembered, as places change with the vocabularies only."""
    return next(iter(find_places(text, limit=1)), None)


def in_window(lat: float, lon: float) -> bool:
    """Say whether coordinates are near the programme area at all."""
    west, south, east, north = WINDOW
    return west <= lon <= east and south <= lat <= north


def _at(place: Place) -> Location:
    return Location(place.region_id, place.region_id is None, place.latitude, place.longitude)


def _forms(city: str) -> list[str]:
    """Return the keys under which a written town may be found, the fullest first."""
    forms = [normalise(city), normalise(_TAIL.sub("", city))]
    forms.append(" ".join(_SHORT.get(word, word) for word in forms[0].split()))
    if "-" in city:
        forms.append(normalise(city.partition("-")[0]))
    return [form for form in dict.fromkeys(forms) if form]


def _distance_km(lat: float, lon: float, rings: list[list[list[float]]]) -> float:
    """Return the distance to an outline, 0 inside; flat, good to a per cent within the area."""
    squash = math.cos(math.radians(lat))
    inside, best = False, math.inf
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
                inside = not inside
            dx, dy = (bx - ax) * squash, by - ay
            length = dx * dx + dy * dy
            t = max(0.0, min(1.0, ((lon - ax) * squash * dx + (lat - ay) * dy) / length)) if length else 0.0
            best = min(best, ((ax - lon) * squash + t * dx) ** 2 + (ay + t * dy - lat) ** 2)
    return 0.0 if inside else math.sqrt(best) * KM_PER_DEGREE
