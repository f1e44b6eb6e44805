"""A portal in German and Czech with a directory in each, and companies with fixed facts and dates."""

import datetime
import uuid

import pytest
from django.core.cache import cache
from wagtail.models import Locale, Page, Site

from directory.models import Company, DirectoryPage
from directory.search.write import write_entries
from home.models import HomePage
from tests.factories import CompanyFactory

FIRST_DAY = datetime.datetime(2026, 9, 1, 8, tzinfo=datetime.UTC)


@pytest.fixture
def portal(db):
    """German and Czech start pages with a directory below each."""
    cache.clear()
    root = Page.get_first_root_node()
    keys: dict[str, uuid.UUID] = {"home": uuid.uuid4(), "directory": uuid.uuid4()}
    for language, home_slug, slug in (("de", "start", "unternehmen"), ("cs", "uvod", "firmy")):
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = root.add_child(
            instance=HomePage(title="Glokal", slug=home_slug, locale=locale, translation_key=keys["home"])
        )
        directory = DirectoryPage(title=slug.title(), slug=slug, locale=locale, translation_key=keys["directory"])
        home.add_child(instance=directory)
        if language == "de":
            Site.objects.update_or_create(
                is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": home}
            )
    yield
    cache.clear()


@pytest.fixture
def companies(portal):
    """A workshop in Chemnitz with German text, a turner in Teplice with Czech text, a chamber without any."""
    made = [
        CompanyFactory(
            id=900101, name="Zerspanung „Präzis“ GmbH", slug="zerspanung-praezis", size="small", languages=["de", "cs"],
            website="https://praezis.example", founded=1994, vat_id="DE129274202", email="geheim@praezis.example",
            texts={"de": "Drehteile und Frästeile aus Stahl, ab Stückzahl 1."},
            codes={"sectors": ["25.53"], "capabilities": ["cnc-turning", "cnc-milling"], "certificates": ["iso-9001"]},
        ),
        CompanyFactory(
            id=900102, name="Obrábění Teplice s.r.o.", slug="obrabeni-teplice", country="CZ", region_code="CZ042",
            city="Teplice", postal_code="41501", latitude=50.6404, longitude=13.8245, languages=["cs"], size="medium",
            ico="00006947", texts={"cs": "Soustružené díly z nerezu v sériích od 50 kusů."},
            codes={"sectors": ["25.53"], "capabilities": ["cnc-turning"], "categories": ["45000000"]},
        ),
        CompanyFactory(
            id=900103, name="Kammer ohne Ort", slug="kammer", kind="chamber", region_code="DED42", city="Annaberg",
            latitude=None, longitude=None, languages=["de"], size="", confirmed_at=None,
        ),
    ]  # fmt: skip
    for day, company in enumerate(made):
        moment = FIRST_DAY + datetime.timedelta(days=day)
        Company.objects.filter(pk=company.pk).update(first_published_at=moment, last_published_at=moment)
    write_entries([company.pk for company in made])
    return {company.slug: company for company in made}


@pytest.fixture
def read(client):
    """Read an address of the API; gives the JSON of an answer with the status expected."""

    def get(path: str, status: int = 200, **headers: str):
        response = client.get(f"/api/v1/{path}", headers=headers)
        assert response.status_code == status, response.content.decode()[:500]
        return response.json()

    return get
