"""Loading the vocabularies from `data/` into the database, as often as one likes."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import models, transaction

from directory.models import Capability, Category, Certificate, LoadedVocabulary, Place, Region, Sector, Term
from directory.places import keys_of
from directory.search.terms import forget_vocabularies

DATA = Path(__file__).resolve().parent / "data"

Row = dict[str, str]
Values = dict[str, object]


def load_vocabularies(folder: Path = DATA) -> dict[str, int]:
    """Bring every vocabulary in the database to the state of the files in `folder`, in one transaction.

    A vocabulary whose files have not changed since is left alone.

    :return: vocabulary → number of rows loaded, only of those that were loaded
    """
    loaded = {}
    with transaction.atomic():
        known = dict(LoadedVocabulary.objects.values_list("name", "digest"))
        for name, (files, load) in VOCABULARIES.items():
            digest = _digest(folder, files)
            if known.get(name) != digest:
                loaded[name] = load(folder)
                LoadedVocabulary.objects.update_or_create(name=name, defaults={"digest": digest})
    forget_vocabularies()
    return loaded


def _digest(folder: Path, files: tuple[str, ...]) -> str:
    """Return the digest of the files and of this module: a changed way of loading loads again."""
    digest = hashlib.sha256()
    for path in [Path(__file__), *(folder / file for file in files)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _terms(model: type[Term], file: str, values: Callable[[Row], Values]) -> Callable[[Path], int]:
    def load(folder: Path) -> int:
        records = [
            model(**{name: row[name] for name in ("code", "de", "cs", "en")}, **values(row))
            for row in _rows(folder / file)
        ]
        _upsert(model, records)
        return len(records)

    return load


def _upsert(model: type[Term], records: list[Term]) -> None:
    fields = [field.name for field in model._meta.concrete_fields if field.name not in ("id", "code")]
    model.objects.bulk_create(
        records, batch_size=2000, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
    _remove_unused(model.objects.exclude(code__in=[record.code for record in records]))


def _remove_unused(gone: models.QuerySet[Term]) -> None:
    """Delete terms that the files no longer have; one that a company carries stays, with its last label."""
    for relation in gone.model._meta.related_objects:
        if relation.name == "company":
            gone = gone.filter(company__isnull=True)
    gone.delete()


def _tree(row: Row) -> Values:
    return {"level": int(row["level"]), "parent": row["parent"]}


def _capability(row: Row) -> Values:
    synonyms = {f"synonyms_{code}": _split(row[f"synonyms_{code}"]) for code in ("de", "cs", "en")}
    return {"group": row["group"], "nace": row["nace"], **synonyms}


def _certificate(row: Row) -> Values:
    return {f"about_{code}": row[f"about_{code}"] for code in ("de", "cs", "en")}


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _load_regions(folder: Path) -> int:
    outlines = {}
    for feature in json.loads((folder / "regions.geojson").read_text(encoding="utf-8"))["features"]:
        outlines[feature["properties"]["code"]] = _rings(feature["geometry"])
    records = [
        Region(
            **{name: row[name] for name in ("code", "de", "cs", "en", "country", "short_de", "short_cs")},
            label_lat=float(row["label_lat"]), label_lon=float(row["label_lon"]), outline=outlines[row["code"]],
        )
        for row in _rows(folder / "regions.csv")
    ]  # fmt: skip
    _upsert(Region, records)
    return len(records)


def _rings(geometry: dict) -> list:
    """Return a GeoJSON Polygon's or MultiPolygon's rings in one flat list."""
    if geometry["type"] == "Polygon":
        return geometry["coordinates"]
    return [ring for polygon in geometry["coordinates"] for ring in polygon]


def _load_places(folder: Path) -> int:
    """Replace all places: nothing refers to one."""
    regions = dict(Region.objects.values_list("code", "id"))
    Place.objects.all().delete()
    places = [
        Place(
            **{name: row[name] for name in ("name", "de", "cs", "country")},
            aliases=(aliases := _split(row["aliases"])),
            region_id=regions.get(row["region"]), population=int(row["population"] or 0),
            latitude=float(row["lat"]), longitude=float(row["lon"]),
            keys=keys_of([row["name"], row["de"], row["cs"], *aliases]),
        )
        for row in _rows(folder / "places.csv")
    ]  # fmt: skip
    places += [
        Place(
            name=row["place"], de=row["place"], cs=row["place"], postcode=row["code"], country=row["country"],
            region_id=regions.get(row["region"]), latitude=float(row["lat"]), longitude=float(row["lon"]),
            keys=keys_of([row["place"]]),
        )
        for row in _rows(folder / "postcodes.csv")
    ]  # fmt: skip
    Place.objects.bulk_create(places, batch_size=2000)
    return len(places)


# Places come after the regions that they point to.
VOCABULARIES: dict[str, tuple[tuple[str, ...], Callable[[Path], int]]] = {
    "sectors": (("sectors.csv",), _terms(Sector, "sectors.csv", _tree)),
    "categories": (("categories.csv",), _terms(Category, "categories.csv", _tree)),
    "capabilities": (("capabilities.csv",), _terms(Capability, "capabilities.csv", _capability)),
    "certificates": (("certificates.csv",), _terms(Certificate, "certificates.csv", _certificate)),
    "regions": (("regions.csv", "regions.geojson"), _load_regions),
    "places": (("places.csv", "postcodes.csv", "regions.csv"), _load_places),
}
