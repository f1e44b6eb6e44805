"""Companies with prose in German and Czech, and listings of some: the same ones each time, written in bulk."""

import datetime
import uuid
from collections.abc import Iterator, Sequence
from typing import TypeVar

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Locale, Page, Site

from directory.models import (
    Capability,
    Category,
    Certificate,
    Company,
    CompanyText,
    DirectoryEntry,
    DirectoryPage,
    ListingPage,
    Place,
    Region,
    Sector,
)
from directory.search.write import rebuild
from home.models import HomePage

from .listings import make_listings, number_of

T = TypeVar("T")
CONFIRMED = datetime.date(2026, 10, 1)
FIRST = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
SIZES = ("micro", "small", "small", "medium", "large")
NAMES = ("Berg", "Elbe", "Mulde", "Ohre", "Fichtel", "Neisse", "Eger", "Zschopau", "Spree", "Keilberg", "Polzen")
TRADES = ("Technik", "Werk", "Service", "Bau", "Systeme", "Metall", "Holz", "Textil", "Logistik", "Elektro")
DE = (
    "Wir fertigen seit {year} in {city}: {first}, {second} und {third}. Kleine Stückzahlen übernehmen wir ebenso wie"
    " Serien; Muster liefern wir innerhalb von zwei Wochen. Unsere Kunden kommen aus dem Maschinenbau, der Bahntechnik"
    " und der Medizintechnik in Sachsen und Böhmen."
)
CS = (
    "Od roku {year} vyrábíme v místě {city}: {first}, {second} a {third}. Přijímáme malé zakázky i sériovou výrobu;"
    " vzorky dodáme do dvou týdnů. Naši zákazníci působí ve strojírenství, kolejové technice a zdravotnické technice"
    " v Sasku a v Čechách."
)


def prepare(count: int, fresh: bool = False) -> None:
    """Make the database, migrate it, and fill it unless it has as many companies already."""
    if fresh:
        _maintain("DROP DATABASE IF EXISTS {}")
    _maintain("CREATE DATABASE {}", unless_present=True)
    call_command("migrate", verbosity=0)
    if (
        Company.objects.count() == count
        and DirectoryEntry.objects.filter(language="de").count() == count + number_of(count)
        and DirectoryPage.objects.count() == ListingPage.objects.count() == 2
    ):
        return
    call_command("load_vocabularies", verbosity=0)
    with transaction.atomic():
        _make_pages()
        Company.objects.all().delete()
        _make_companies(count)
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _maintain(statement: str, unless_present: bool = False) -> None:
    name = settings.DATABASES["default"]["NAME"]
    parameters = connection.get_connection_params() | {"dbname": settings.MAINTENANCE_DATABASE}
    wanted = {key: parameters[key] for key in ("dbname", "user", "password", "host", "port") if parameters.get(key)}
    with psycopg.connect(**wanted, autocommit=True) as maintenance:
        present = maintenance.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not (unless_present and present):
            maintenance.execute(psycopg.sql.SQL(statement).format(psycopg.sql.Identifier(name)))


def _make_pages() -> None:
    root = Page.get_first_root_node()
    for model in (DirectoryPage, ListingPage):
        model.objects.all().delete()
    root = Page.objects.get(pk=root.pk)
    keys = uuid.UUID(int=1), uuid.UUID(int=2), uuid.UUID(int=3)
    for language, slug, market in (("de", "unternehmen", "angebote"), ("cs", "firmy", "nabidky")):
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = HomePage.objects.filter(locale=locale).first()
        if home is None:
            home = HomePage(title="Glokal", slug=f"bench-{language}", locale=locale, translation_key=keys[0])
            root.add_child(instance=home)
        home.add_child(instance=DirectoryPage(title=slug, slug=slug, locale=locale, translation_key=keys[1]))
        home.add_child(instance=ListingPage(title=market, slug=market, locale=locale, translation_key=keys[2]))
        if language == "de":
            Site.objects.update_or_create(
                is_default_site=True, defaults={"hostname": "127.0.0.1", "port": 80, "root_page": home}
            )


def _make_companies(count: int) -> None:
    regions = list(Region.objects.order_by("code"))
    towns = {region.pk: list(Place.objects.filter(region=region, postcode="")[:40]) for region in regions}
    companies = [_company(n, regions[n % len(regions)], towns) for n in range(count)]
    Company.objects.bulk_create(companies, batch_size=2000)
    capabilities = list(Capability.objects.order_by("code"))
    terms = {
        "sectors": (list(Sector.objects.filter(level=4).order_by("code")), 2),
        "categories": (list(Category.objects.filter(level__gte=3).order_by("code")), 2),
        "capabilities": (capabilities, 3),
        "certificates": (list(Certificate.objects.order_by("code")), 2),
    }
    for name, (rows, most) in terms.items():
        through = getattr(Company, name).through
        column = f"{rows[0]._meta.model_name}_id"
        through.objects.bulk_create(
            (
                through(**{"company_id": company.pk, column: row.pk})
                for n, company in enumerate(companies)
                for row in _some(rows, n, 1 + n % most)
            ),
            batch_size=5000,
        )
    texts = (text for n, company in enumerate(companies) for text in _texts(n, company, _some(capabilities, n, 3)))
    CompanyText.objects.bulk_create(texts, batch_size=2000)
    make_listings(companies, capabilities)


def _company(n: int, region: Region, towns: dict[int, list[Place]]) -> Company:
    town = _pick(towns[region.pk], n // 12)
    moment = FIRST + datetime.timedelta(hours=n)
    legal = "GmbH" if region.country == "DE" else "s.r.o."
    return Company(
        name=f"{_pick(NAMES, n)}-{_pick(TRADES, n // 11)} {n} {legal}",
        slug=f"bench-{n}",
        kind="company",
        country=region.country,
        city=town.name,
        region=region,
        street=f"Hauptstraße {n % 200 + 1}",
        postal_code="09111" if region.country == "DE" else "40001",
        latitude=town.latitude,
        longitude=town.longitude,
        size=_pick(SIZES, n),
        languages=["de", "cs"] if n % 3 == 0 else ["de"] if region.country == "DE" else ["cs"],
        website=f"https://bench-{n}.example",
        confirmed_at=CONFIRMED - datetime.timedelta(days=n % 900),
        first_published_at=moment,
        last_published_at=moment,
    )


def _texts(n: int, company: Company, terms: Sequence[Capability]) -> Iterator[CompanyText]:
    """Two of three companies write in both languages, the others in their own."""
    own = "de" if company.country == "DE" else "cs"
    for language, pattern in (("de", DE), ("cs", CS)):
        if n % 3 != 2 or language == own:
            first, second, third = (term.label(language) for term in terms)
            text = pattern.format(year=1950 + n % 70, city=company.city, first=first, second=second, third=third)
            summary = f"{first}, {second}"[:240]
            yield CompanyText(company_id=company.pk, language=language, summary=summary, description=text)


def _pick(items: Sequence[T], n: int) -> T:
    return items[n % len(items)]


def _some(items: Sequence[T], n: int, count: int) -> list[T]:
    """Return `count` different items that are far from each other and change with n."""
    step = len(items) // (count + 1) or 1
    return [items[(n * 7 + k * step) % len(items)] for k in range(count)]
