"""Links to pages in rich text: in the reader's language, only to what is public, in a fixed number of queries."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import PageViewRestriction
from wagtail.rich_text import expand_db_html

from home.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()
    yield
    cache.clear()


def home(code):
    return HomePage.objects.get(locale__language_code=code)


def add(slug, code="de", **fields):
    parent = home(code)
    return parent.add_child(instance=StandardPage(title=slug, slug=slug, locale=parent.locale, **fields))


def link(number):
    return expand_db_html(f'<p><a linktype="page" id="{number}">dort</a></p>')


def test_a_page_is_linked_in_the_readers_language():
    page = add("hilfe")
    assert link(page.pk) == '<p><a href="/de/hilfe/">dort</a></p>'
    draft = add("napoveda", "cs", translation_key=page.translation_key, live=False)
    with override("cs"):
        assert "/de/hilfe/" in link(page.pk)
        draft.save_revision().publish()
        assert link(page.pk) == '<p><a href="/cs/napoveda/">dort</a></p>'


def test_of_what_is_not_public_only_the_words_are_left():
    private = add("intern")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    below = private.add_child(instance=StandardPage(title="U", slug="unter", locale=private.locale))
    for number in (add("entwurf", live=False).pk, private.pk, below.pk, 999999, "x", "²", "9" * 30):
        assert link(number) == "<p><a>dort</a></p>"


def test_the_number_of_queries_is_fixed():
    pages = [add(f"seite-{number}") for number in range(7)]

    def count(shown):
        text = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in shown)
        expand_db_html(text)
        with CaptureQueriesContext(connection) as captured:
            assert expand_db_html(text).count("href") == len(shown)
        return len(captured)

    assert count(pages[:1]) == count(pages) <= 3
