"""The list of all news leads to the pages of the institutions: to those that are public, and no others."""

from wagtail.models import PageViewRestriction

from news.models import NewsIndexPage
from tests.html import parse


def test_the_list_names_the_public_sections(client, index, django_assert_num_queries):
    for title, slug, live in [("Zittau", "zittau", True), ("Aue", "aue", True), ("Entwurf", "entwurf", False)]:
        index.add_child(instance=NewsIndexPage(title=title, slug=slug, locale=index.locale, live=live))
    closed = index.add_child(instance=NewsIndexPage(title="Intern", slug="intern", locale=index.locale))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    links = parse(client.get(index.get_url())).select(".sections a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Aue", "/de/aktuelles/aue/"),
        ("Zittau", "/de/aktuelles/zittau/"),
    ]
    index = NewsIndexPage.objects.get(pk=index.pk)
    with django_assert_num_queries(1):
        assert len(index.shown_sections()) == 2


def test_no_sections_no_list(client, index):
    assert not parse(client.get(index.get_url())).select(".sections")
