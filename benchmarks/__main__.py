"""Fill a database, serve it by gunicorn, read it from all sides, and print what came of it.

python -m benchmarks [--companies 10000] [--seconds 3] [--rounds 3] [--readers 4] [--json] [--fresh]
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

WORDS = (
    "Zerspanung", "Drehteile", "obrábění", "svařování", "Spritzguss", "Pulverbeschichtung", "Werkzeugbau", "Montage",
    "lakování", "Blechbearbeitung", "Chemnitz", "Liberec", "Elbe Metall", "Schweißen", "kalibrace", "Härten",
)  # fmt: skip
AIM_STOCK, AIM_STATIC = 20, 0.35
MOST = 20_000  # requests of one target in one round

NOTE = """\
cpu ms: processor time of gunicorn and PostgreSQL for one answer; unlike the rates, other work on the machine leaves it
client: processors that the load generator itself used, out of those the server could have had"""
LISTING, STOCK, STATIC = "API listing", "a: stock Wagtail API v2, listing", "b: static JSON of the listing's size"


def targets(companies: int) -> dict[str, Callable[[int], str]]:
    """Return what is read, by name: the n-th address of each. Addresses vary, so that nothing is answered twice."""
    pages = max(companies // 20 - 1, 1)
    sorts = ("relevance", "name", "newest")

    def locale(n: int) -> str:
        return "de" if n % 2 else "cs"

    def word(n: int) -> str:
        return quote(WORDS[n % len(WORDS)])

    def listing(n: int) -> str:
        return f"/api/v1/companies?locale={locale(n)}&sort={sorts[n // 2 % 3]}&limit=20&offset="

    return {
        LISTING: lambda n: f"{listing(n)}{n * 7 % min(pages, 50) * 20}",
        "API listing, any page to the last": lambda n: f"{listing(n)}{n * 7 % pages * 20}",
        "API search": lambda n: f"/api/v1/companies?locale={locale(n)}&q={word(n)}&offset={n // 32 % 5 * 20}",
        "API filter and radius": lambda n: (
            f"/api/v1/companies?locale={locale(n)}&sector={25 + n % 5}&near=Annaberg-Buchholz&radius_km={30 + n % 50}"
        ),
        "API search with facets": lambda n: f"/api/v1/companies?locale={locale(n)}&q={word(n)}&facets=true",
        "API detail": lambda n: f"/api/v1/companies/bench-{n * 13 % companies}?locale={locale(n)}",
        "HTML result page": lambda n: f"/{'de/unternehmen' if n % 2 else 'cs/firmy'}/?q={word(n)}",
        "API offers and requests": lambda n: (
            f"/api/v1/listings?locale={locale(n)}&sort={sorts[n // 2 % 3]}&offset={n * 7 % max(pages // 5, 1) * 20}"
        ),
        "API offers and requests, search": lambda n: f"/api/v1/listings?locale={locale(n)}&q={word(n)}&facets=true",
        "HTML page of offers and requests": lambda n: f"/{'de/angebote' if n % 2 else 'cs/nabidky'}/?q={word(n)}",
        STOCK: lambda n: f"/bench/stock/companies/?limit=20&offset={n * 7 % min(pages, 50) * 20}",
        STATIC: lambda n: f"/bench/static.json?n={n}",
        "   the same without most middleware": lambda n: f"/api/v1/static.json?n={n}",
    }


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    import django

    from portal.postgres import acquire_if_embedded

    acquire_if_embedded()
    django.setup()
    from benchmarks import fill, load, meter, server

    started = time.monotonic()
    fill.prepare(options.companies, options.fresh)
    _say(options, f"{options.companies} companies in two languages are ready ({time.monotonic() - started:.0f} s)")

    found: dict[str, list[load.Outcome]] = {}
    with tempfile.TemporaryDirectory() as folder:
        body = Path(folder) / "listing.json"
        with server.serve(options.workers, options.worker_class, options.threads, body) as (port, pid):
            used = meter.meter(pid)
            chosen = targets(options.companies)
            _status, listing = load.Reader(port).get(chosen[LISTING](0))
            body.write_bytes(listing)
            for name, address in list(chosen.items()):
                try:
                    load.run(port, address, options.readers, options.seconds, 24, used)  # so that each worker is warm
                except RuntimeError as error:
                    _say(options, f"{name} is left out: {error}")
                    del chosen[name]
            for _round in range(options.rounds):
                for name, address in chosen.items():
                    found.setdefault(name, []).append(
                        load.run(port, address, options.readers, options.seconds, MOST, used)
                    )
    result = _summary(found, options, len(listing))
    print(json.dumps(result, indent=1) if options.json else _table(result))
    return 0


def _summary(found: dict, options: argparse.Namespace, listing_bytes: int) -> dict:
    """Take the median of the rounds; a ratio is that of the same round, so that both had the same machine."""
    rows = {}
    for name, outcomes in found.items():
        row = {
            "requests_per_second": round(statistics.median(o.rate for o in outcomes), 1),
            "median_ms": round(statistics.median(o.median for o in outcomes) * 1000, 2),
            "p95_ms": round(statistics.median(o.p95 for o in outcomes) * 1000, 2),
            "bytes": round(sum(o.bytes for o in outcomes) / sum(o.requests for o in outcomes)),
            "requests": sum(o.requests for o in outcomes),
            "server_cpu_ms": round(sum(o.server_cpu for o in outcomes) / sum(o.requests for o in outcomes) * 1000, 2),
            "client_cpus": round(sum(o.client_cpu for o in outcomes) / sum(o.seconds for o in outcomes), 2),
        }
        for key, other in (("times_stock", STOCK), ("of_static", STATIC)):
            pairs = zip(outcomes, found[other], strict=True)
            row[key] = round(statistics.median(o.rate / c.rate for o, c in pairs), 3)
        rows[name] = row
    listing = rows[LISTING]
    return {
        "companies": options.companies,
        "server": f"gunicorn, {options.workers} workers ({options.worker_class}), {os.cpu_count()} processors",
        "readers": options.readers,
        "listing_bytes": listing_bytes,
        "rows": rows,
        "aims": {
            f"listing at least {AIM_STOCK} times the stock API": listing["times_stock"] >= AIM_STOCK,
            f"listing at least {AIM_STATIC} of static JSON": listing["of_static"] >= AIM_STATIC,
        },
    }


def _table(result: dict) -> str:
    lines = [
        f"{result['companies']} companies in two languages; {result['server']}; {result['readers']} readers",
        "",
        f"{'':38}{'req/s':>9}{'median ms':>11}{'p95 ms':>9}{'bytes':>8}{'cpu ms':>8}"
        f"{'× stock':>9}{'of static':>11}{'client':>8}",
    ]
    for name, row in result["rows"].items():
        lines.append(
            f"{name:38}{row['requests_per_second']:>9.0f}{row['median_ms']:>11.2f}{row['p95_ms']:>9.2f}"
            f"{row['bytes']:>8}{row['server_cpu_ms']:>8.2f}{row['times_stock']:>9.1f}{row['of_static']:>11.2f}{row['client_cpus']:>8.2f}"
        )
    lines += ["", NOTE, ""]
    lines += [f"{'reached' if reached else 'MISSED'}: {aim}" for aim, reached in result["aims"].items()]
    return "\n".join(lines)


def _say(options: argparse.Namespace, text: str) -> None:
    print(text, file=sys.stderr if options.json else sys.stdout, flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--companies", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=3, help="of each target in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--readers", type=int, default=4, help="that read at the same time")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--worker-class", default="sync", choices=["sync", "gthread"])
    parser.add_argument("--threads", type=int, default=1, help="of each worker (gthread)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--fresh", action="store_true", help="drop the database of the benchmark and fill it anew")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
