"""hreflang and the language switch follow the translations; where there is none, the switch says so."""

import pytest
from wagtail.models import PageViewRestriction

from news.models import NewsIndexPage, NewsPage

from .core_data import add_news, home, locale, publish, submit, target

pytestmark = pytest.mark.django_db
GERMAN = "/de/aktuelles/neue-halle/"


@pytest.fixture
def article() -> NewsPage:
    return add_news()


@pytest.fixture
def translation(article):
    section = submit(article.get_parent().specific)
    publish(section, suffix="-s")
    return submit(article)


def alternates(client, path: str = GERMAN) -> list[str]:
    html = client.get(path).content.decode()
    return [part.split('"')[0] for part in html.split('rel="alternate" hreflang="')[1:]]


def switch(client, path: str = GERMAN) -> str:
    html = client.get(path).content.decode()
    return html[html.index('class="languages"') :].split("</nav>")[0]


def test_a_draft_is_no_translation_and_the_section_is_offered(client, translation):
    assert alternates(client) == ["de", "x-default"]
    html = switch(client)
    section = NewsIndexPage.objects.get(locale__language_code="cs")
    assert f'href="{section.get_url()}" hreflang="cs"' in html
    assert "language-missing" in html
    assert f'<span lang="cs">{section.title}</span>' in html


def test_a_published_translation_is_linked_both_ways(client, translation):
    publish(translation)
    assert alternates(client) == ["de", "cs", "x-default"]
    assert "language-missing" not in switch(client)
    assert alternates(client, target(translation).get_url()) == ["de", "cs", "x-default"]
    assert f'href="{GERMAN}"' in switch(client, target(translation).get_url())


@pytest.mark.parametrize("where", ["page", "section"])
def test_what_is_not_public_is_not_linked(client, translation, where):
    publish(translation)
    page = target(translation)
    restricted = page if where == "page" else page.get_parent()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert alternates(client) == ["de", "x-default"]
    assert page.get_url() not in switch(client)


def test_a_copy_in_the_source_s_language_is_not_linked(client, article):
    alias = article.copy_for_translation(locale("cs"), copy_parents=True, alias=True)
    assert alias.live
    assert alternates(client) == ["de", "x-default"]
    assert 'href="/cs/" hreflang="cs"' in switch(client), "neither the copy nor its section, which is one too"


def test_without_a_section_it_is_the_start_page(client, article):
    assert 'href="/cs/" hreflang="cs"' in switch(client)
    assert home("cs").title in switch(client)


def test_unpublishing_takes_the_link_away(client, translation):
    publish(translation)
    target(translation).unpublish()
    assert alternates(client) == ["de", "x-default"]
