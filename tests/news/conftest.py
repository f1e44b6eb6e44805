"""An index of news in German and in Czech, a topic in both, and two institutions, one of them with a section."""

import pytest
from wagtail.models import Locale

from directory.models import Company
from directory.models.page import DirectoryPage
from directory.search.write import write_entries
from home.models import HomePage
from news.models import NewsIndexPage, Topic
from tests.factories import CompanyFactory

from .making import make_topic


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def german(db) -> Locale:
    return Locale.objects.get(language_code="de")


@pytest.fixture
def czech(db) -> Locale:
    return Locale.objects.get(language_code="cs")


def _index(language: str, title: str, slug: str, **fields) -> NewsIndexPage:
    home = HomePage.objects.get(locale__language_code=language)
    return home.add_child(instance=NewsIndexPage(title=title, slug=slug, locale=home.locale, **fields))


@pytest.fixture
def index(german) -> NewsIndexPage:
    return _index("de", "Aktuelles", "aktuelles")


@pytest.fixture
def czech_index(czech, index) -> NewsIndexPage:
    return _index("cs", "Aktuality", "aktuality", translation_key=index.translation_key)


@pytest.fixture
def topic(german) -> Topic:
    return make_topic("Förderung", "foerderung", german)


@pytest.fixture
def czech_topic(czech, topic) -> Topic:
    return make_topic("Dotace", "dotace", czech, translation_key=topic.translation_key)


@pytest.fixture
def directory(german) -> DirectoryPage:
    home = HomePage.objects.get(locale__language_code="de")
    return home.add_child(instance=DirectoryPage(title="Unternehmen", slug="unternehmen", locale=german))


@pytest.fixture
def chamber(directory) -> Company:
    chamber = CompanyFactory(name="Kammer Chemnitz", slug="kammer-chemnitz", kind="chamber")
    write_entries([chamber.pk])
    return chamber


@pytest.fixture
def section(index, chamber) -> NewsIndexPage:
    return index.add_child(
        instance=NewsIndexPage(title="Aus der Kammer", slug="kammer", locale=index.locale, institution=chamber)
    )
