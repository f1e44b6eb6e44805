"""Address, region and coordinates."""

import re

from directory.places import Location, gazetteer, in_window, normalise

from ..problems import ValueProblem
from .facts import Cells, Facts, first


class Addresses:
    """Finds the region and the coordinates of addresses; holds the gazetteer in memory."""

    def __init__(self) -> None:
        self.gazetteer = gazetteer()
        self.regions = _region_words()
        self.region_codes = {key: code for code, key in self.regions.items() if re.fullmatch(r"[a-z]{2}\w{3}", code)}

    def take(self, facts: Facts, cells: Cells) -> None:
        """Take the address; a row outside the programme area is rejected."""
        country = facts.values["country"]
        street, number = first(cells, "street"), first(cells, "house_number")
        if street:
            facts.values["street"] = f"{street} {number}".strip() if number not in street.split() else street
        code = _postal_code(first(cells, "postal_code"), country)
        city = re.sub(r"\s+", " ", first(cells, "city"))
        if code:
            facts.values["postal_code"] = code
        region = self._region(facts, cells)
        if facts.rejected:
            return
        position = _position(facts, cells)
        latitude, longitude = position or (None, None)
        where = self.gazetteer.locate(country, code, city, latitude, longitude, region)
        place = " ".join(part for part in (code, city) if part) or first(cells, "region")
        if where.outside:
            return facts.reject("city" if city else "postal_code", "outside-area", place=f"{place} ({country})")
        if where.unknown:
            return facts.reject("region" if place else "city", *(("place-unknown",) if place else ("missing",)),
                                **({"place": place} if place else {}))  # fmt: skip
        if not city and (places := self.gazetteer.by_code.get((country, code.replace(" ", "")))):
            city = places[0].name
        if not city:
            return facts.reject("city", "missing")
        facts.values["city"] = city
        self._place(facts, where, region, position)

    def _place(self, facts: Facts, where: Location, region: int | None, position: tuple[float, float] | None) -> None:
        assert where.region is not None
        facts.values["region_id"] = where.region
        if region and region != where.region:
            said, found = self.region_codes[region].upper(), self.region_codes[where.region].upper()
            facts.note("region", ValueProblem("region-contradicts", value=said, region=found))
        if position and not in_window(*position):
            facts.note("latitude", ValueProblem("coordinates", value=f"{position[0]}, {position[1]}"))
            position = None
        if where.latitude is not None:
            facts.values["latitude"], facts.values["longitude"] = where.latitude, where.longitude
        facts.explicit_position = position is not None

    def _region(self, facts: Facts, cells: Cells) -> int | None:
        """Return the region that the row names; a NUTS code of elsewhere rejects the row."""
        if not (value := first(cells, "region")):
            return None
        region = self.regions.get(normalise(value))
        if region is None and re.fullmatch(r"[A-Z]{2}[0-9A-Z]{3}", value.upper()):
            place = " ".join(part for part in (first(cells, "postal_code"), first(cells, "city"), value) if part)
            facts.reject("region", "outside-area", place=place)
        elif region is None:
            facts.note("region", ValueProblem("region-unknown", value=value))
        return region


def _postal_code(value: str, country: str) -> str:
    """Return "01067" or "360 01"; a zero that a spreadsheet dropped comes back, a prefix (D-, CZ-) goes."""
    digits = re.sub(r"^(?:D|DE|CZ)\s*-\s*|\s", "", value, flags=re.IGNORECASE)
    if not re.fullmatch(r"\d{4,5}", digits):
        return value[:10]
    digits = digits.zfill(5)
    return f"{digits[:3]} {digits[3:]}" if country == "CZ" else digits


def _position(facts: Facts, cells: Cells) -> tuple[float, float] | None:
    if "latitude" not in cells or "longitude" not in cells:
        return None
    try:
        latitude, longitude = _degrees(cells["latitude"][0]), _degrees(cells["longitude"][0])
    except ValueProblem as problem:
        facts.note("latitude", problem)
        return None
    return latitude, longitude


def _degrees(value: str) -> float:
    try:
        number = float(value.replace(",", ".").rstrip("°").strip())
    except ValueError:
        raise ValueProblem("number", value=value) from None
    if not -180 <= number <= 180:
        raise ValueProblem("number", value=value)
    return round(number, 6)


def _region_words() -> dict[str, int]:
    """Return folded code, label and short label → key of the region."""
    from directory.models import Region

    words = {}
    for region in Region.objects.all():
        for word in (region.code, region.de, region.cs, region.en, region.short_de, region.short_cs):
            words[normalise(word)] = region.pk
    return words
