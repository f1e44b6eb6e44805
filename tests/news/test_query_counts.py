"""A page costs the same number of queries however much it shows.

What would make it grow: topics, institutions, images or companies looked up for each article.
"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.search.write import write_entries
from home.models import HomePage
from tests.factories import CompanyFactory
from tests.home.samples import make_document, make_image

from .making import make_topic, write


@pytest.fixture
def count(client):
    def queries(path):
        client.get(path)  # makes the renditions, and fills the caches of sites and addresses
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    return queries


@pytest.fixture
def fill(index, german, chamber):
    """Return a function that writes articles, each with images, topics, links and a company of its own."""
    target = HomePage.objects.get(locale=german)

    def more(number):
        for _ in range(number):
            company = CompanyFactory(texts={"de": "Dreht."})
            write_entries([company.pk])
            topic = make_topic(f"Thema {company.pk}", f"thema-{company.pk}", german)
            image = {"image": make_image(), "alt": "", "caption": ""}
            body = [
                ("company", company),
                ("text", f'<p><a linktype="page" id="{target.pk}">Start</a></p>'),
                ("gallery", {"heading": "", "images": [image, image]}),
                ("documents", {"heading": "", "documents": [make_document()]}),
                ("image", image),
            ]
            write(
                index, lead_image=make_image(), institution=chamber, topics=[topic], tags=[f"wort{company.pk}"],
                body=body,
            )  # fmt: skip

    return more


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?year=2026&institution=kammer-chemnitz",
        "feed.atom",
        "feed.rss",
        "thema/gemeinsam/",
        "thema/gemeinsam/feed.rss",
    ],
)
def test_lists_and_feeds(count, fill, index, german, path):
    common = make_topic("Gemeinsam", "gemeinsam", german)
    fill(2)
    _share(common)
    few = count(f"/de/aktuelles/{path}")
    fill(5)
    _share(common)
    assert count(f"/de/aktuelles/{path}") == few


def test_a_feed_that_nobody_asked_for_in_a_while(client, fill, index):
    """Without what the cache remembers of renditions, too."""

    def cold():
        client.get("/de/aktuelles/feed.atom")
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get("/de/aktuelles/feed.atom")
        return len(captured)

    fill(2)
    few = cold()
    fill(5)
    assert cold() == few


def test_an_article_with_many_relatives(count, fill, index):
    page = write(index, "Diese")
    fill(1)
    fill(2)
    few = count(page.get_url())
    fill(5)
    assert count(page.get_url()) == few


def test_the_panel_of_the_start_page(fill, index):
    from news.panels import latest_context

    fill(3)
    latest_context(None, None)
    with CaptureQueriesContext(connection) as few:
        latest_context(None, None)
    fill(4)
    latest_context(None, None)
    with CaptureQueriesContext(connection) as many:
        shown = latest_context(None, None)
    assert len(shown["cards"]) == 3
    assert len(many) == len(few)


def _share(topic):
    from news.models import NewsPage

    for page in NewsPage.objects.all():
        page.topics.add(topic)
        page.save()
