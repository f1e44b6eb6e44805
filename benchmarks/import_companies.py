"""Import a generated register of 10,000 rows, as untidy as real ones, and say how long it took and how much memory.

    python benchmarks/import_companies.py [--rows 10000] [--publish-basic]

Everything is measured in a database of its own, which is dropped afterwards.
"""

import argparse
import csv
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

HEADINGS = [
    "Firma",
    "Rechtsform",
    "Land",
    "IČO",
    "USt-IdNr.",
    "Straße",
    "PLZ",
    "Ort",
    "Mitarbeiterzahl",
    "Gegründet",
    "NACE",
    "CPV",
    "Kompetenzen",
    "Zertifikate",
    "Sprachen",
    "Web",
    "E-Mail",
    "Telefon",
    "Kurzbeschreibung",
    "Popis",
    "Bemerkung",
]
TOWNS = [
    ("DE", "01067", "Dresden"),
    ("D", "1067", "Dresden, Landeshauptstadt"),
    ("Deutschland", "09111", "Chemnitz"),
    ("DE", "08056", "Zwickau"),
    ("DE", "", "Freiberg, Stadt"),
    ("DE", "80331", "München"),
    ("CZ", "400 01", "Ústí nad Labem"),
    ("Česká republika", "36001", "Karlovy Vary"),
    ("CZ", "46001", "Liberec IV - Perštýn"),
    ("CZ", "11000", "Praha 1"),
]
NACE = ["25.62", "25.53", "2511", "25", "Maschinenbau", "99.99", "62.10"]
CAPABILITIES = ["Zerspanung", "Spritzguss; Werkzeugbau", "obrábění, svařování", "Raketenbau", "Pulverbeschichtung"]


def ico(number: int) -> str:
    """Return an IČO with the right check digit, or, for every 50th, a wrong one."""
    digits = f"{number % 10_000_000:07}"
    check = (11 - sum((8 - i) * int(d) for i, d in enumerate(digits)) % 11) % 10
    return f"{digits}{(check + (number % 50 == 7)) % 10}"


def generate(path: Path, rows: int) -> None:
    """Write a register in Windows-1250 with semicolons: gaps, doubles, wrong values, places outside the area."""
    with path.open("w", encoding="cp1250", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        for number in range(rows):
            n = number - 39 if number % 40 == 39 else number  # every 40th row may be a company seen before
            country, code, town = TOWNS[n % len(TOWNS)]
            czech = country[0] == "C" or country.startswith("Č")
            form = (
                ("s.r.o.", "a.s.")[n % 2]
                if czech
                else ("GmbH", "GmbH & Co. KG", "AG")[(number + number % 40 // 39) % 3]
            )
            writer.writerow(
                [
                    f"Muster{n:05}werk Přístroje" if czech else f"Müller {n:05} Gerätebau",
                    form,
                    country,
                    ico(n) if czech else "",
                    "",
                    f"Straße der Einheit {n % 300}",
                    code,
                    town,
                    str(n % 400),
                    str(1990 + n % 35),
                    NACE[n % len(NACE)],
                    "45000000-7" if n % 3 else "45100000",
                    CAPABILITIES[n % len(CAPABILITIES)],
                    "DIN EN ISO 9001:2015" if n % 2 else "",
                    "de, cs" if n % 4 else "deutsch",
                    f"www.beispiel{n}.de",
                    f"info@beispiel{n}.de" if n % 9 else "info(at)beispiel",
                    f"0371 / {n:06}",
                    f"Wir fertigen Drehteile und\nFrästeile „nach Maß“, Los {n}." if n % 3 else "",
                    f"Vyrábíme přesné díly, série {n}." if n % 4 == 0 else "",
                    "intern",
                ]
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--publish-basic", action="store_true")
    options = parser.parse_args()

    from portal.postgres import acquire_if_embedded

    acquire_if_embedded()

    import django

    django.setup()

    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = "benchmark_import"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        call_command("load_vocabularies", verbosity=0)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "register.csv"
            for rows in (options.rows // 10, options.rows):
                generate(path, rows)
                arguments = [str(path), "--source", f"register-{rows}"]
                if options.publish_basic:
                    arguments.append("--publish-basic")
                for title in ("first", "again"):
                    started = time.perf_counter()
                    call_command("import_companies", *arguments, verbosity=int(title == "first"))
                    seconds = time.perf_counter() - started
                    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                    speed = f"{rows / seconds:.0f} rows/s, peak memory {peak:.0f} MB"
                    print(f"{title}: {rows} rows in {seconds:.1f} s, {speed}")
                call_command("undo_import", str(_last()), verbosity=0) if rows < options.rows else None
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


def _last() -> int:
    from directory.models import ImportRun

    return ImportRun.objects.order_by("pk").values_list("pk", flat=True)[0]


if __name__ == "__main__":
    main()
