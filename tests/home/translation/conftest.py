"""A German and a Czech start page, and a section of news with a page in it."""

import pytest

from home.models import HomePage
from news.models import NewsIndexPage, NewsPage
from tests.home.translation.making import BODY, add_news


@pytest.fixture
def home(db) -> HomePage:
    return HomePage.objects.get(locale__language_code="de")


@pytest.fixture
def index(home) -> NewsIndexPage:
    return home.add_child(instance=NewsIndexPage(title="Aktuelles", slug="aktuelles", introduction="Was es gibt."))


@pytest.fixture
def news(index) -> NewsPage:
    return add_news(index, "Neue Förderung", body=BODY)
