"""A directory below the German and the Czech start page, and companies that are read as published."""

import datetime

import pytest
from django.core.cache import cache
from wagtail.models import Locale

from directory.models import DirectoryPage
from directory.search.write import write_entries
from home.models import HomePage
from tests.factories import CompanyFactory

NOON = datetime.datetime(2026, 10, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def directory(db):
    """The directory's addresses by language."""
    cache.clear()
    key = None
    for home in HomePage.objects.select_related("locale").order_by("pk"):
        title, slug = {"de": ("Unternehmen", "unternehmen"), "cs": ("Firmy", "firmy")}[home.locale.language_code]
        page = DirectoryPage(title=title, slug=slug, locale=home.locale, show_in_menus=True)
        page.translation_key = key or page.translation_key
        home.add_child(instance=page)
        key = page.translation_key
    assert Locale.objects.count() == 2
    yield {"de": "/de/unternehmen/", "cs": "/cs/firmy/"}
    cache.clear()


@pytest.fixture
def publish(db):
    """Return a function that makes a company whose rows are in the read model; dates are fixed."""

    def make(**facts):
        facts = {"first_published_at": NOON, "last_published_at": NOON, **facts}
        company = CompanyFactory(**facts)
        write_entries([company.pk])
        return company

    return make


@pytest.fixture
def region_pair(directory, publish):
    """A turner in Annaberg (Erzgebirge), and a foundry in Ústí with Czech prose only."""
    turner = publish(
        name="Dreherei Nord GmbH", slug="dreherei-nord", region_code="DED42", city="Annaberg-Buchholz",
        postal_code="09456", latitude=50.58, longitude=13.0, texts={"de": "Drehteile aus Messing."},
        codes={"sectors": ["25.53"], "capabilities": ["cnc-turning"], "certificates": ["iso-9001"]},
    )  # fmt: skip
    foundry = publish(
        name="Slévárna Labe s.r.o.", slug="slevarna-labe", country="CZ", region_code="CZ042", city="Ústí nad Labem",
        postal_code="40001", latitude=50.66, longitude=14.04, size="large", languages=["cs", "de"],
        texts={"cs": "Odlitky z hliníku."}, codes={"sectors": ["24.53"]},
    )  # fmt: skip
    return turner, foundry
