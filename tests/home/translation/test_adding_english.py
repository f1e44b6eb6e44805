"""Adding English is: create the locale, submit the tree. Nothing of it is public before somebody publishes it."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from events.models import EventIndexPage, EventPage
from home.models import HomePage

from .core_data import add_news, add_topic, home, republish, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(django_user_model) -> Client:
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("root", "root@example.org", "x"))
    return client


@pytest.fixture
def tree() -> HomePage:
    """The German tree, with a section of news and one of events."""
    article = add_news("Neue Halle")
    republish(article, topics=[add_topic("Energie")])
    events = home().add_child(instance=EventIndexPage(title="Termine", slug="termine"))
    start = timezone.now() + datetime.timedelta(days=10)
    event = EventPage(title="Messe", slug="messe", teaser="Wer kommt.", start=start, live=False,
                      end=start + datetime.timedelta(hours=2), format="fair")  # fmt: skip
    events.add_child(instance=event)
    event.save_revision().publish()
    return home()


@pytest.fixture
def english(administrator, tree) -> Locale:
    """What an administrator does: two forms."""
    administrator.post(reverse("wagtaillocales:add"), {"language_code": "en"})
    locale = Locale.objects.get(language_code="en")
    administrator.post(
        reverse("wagtail_localize:submit_page_translation", args=[tree.pk]),
        {"locales": [locale.pk], "include_subtree": "on"},
    )
    return locale


def pages(locale: Locale) -> list[Page]:
    return list(Page.objects.filter(locale=locale).order_by("path").specific())


def publish_all(locale: Locale) -> None:
    for page in pages(locale):
        translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
        translate(translation, suffix=str(page.pk))
        translation.save_target(publish=True)


def test_the_tree_is_there_as_drafts(tree, english):
    german = tree.get_descendants(inclusive=True).count()
    assert len(pages(english)) == german >= 5
    assert not any(page.live for page in pages(english))
    assert not any(page.alias_of_id for page in pages(english))
    assert Translation.objects.filter(target_locale=english, enabled=True).count() >= german


def test_nothing_is_public_before_it_is_published(client, tree, english):
    assert client.get("/en/").status_code == 404
    for address in ("/de/", "/de/aktuelles/", "/de/aktuelles/neue-halle/", "/de/termine/messe/"):
        html = client.get(address).text
        assert 'hreflang="en"' not in html
        assert ">English<" not in html
    assert "/en/" not in client.get("/sitemap-pages.xml").text


def test_published_pages_appear_in_switch_hreflang_and_sitemap(client, tree, english):
    publish_all(english)
    for page in pages(english):
        assert client.get(page.get_url()).status_code == 200, page
    html = client.get("/de/aktuelles/neue-halle/").text
    article = next(page for page in pages(english) if page.title.startswith("cs Neue Halle"))
    assert f'hreflang="en" href="{article.full_url}"' in html
    assert f'href="{article.get_url()}" lang="en" hreflang="en"' in html
    assert article.full_url in client.get("/sitemap-pages.xml").text
    assert client.get(article.get_url()).text.count('<html lang="en">') == 1


def test_one_published_section_is_offered_for_what_is_missing(client, tree, english):
    for page in pages(english)[:2]:
        translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=english)
        translate(translation, suffix=str(page.pk))
        translation.save_target(publish=True)
    section = pages(english)[1]
    assert section.live
    child = section.get_children().first()
    missing = Page.objects.get(translation_key=child.translation_key, locale__language_code="de")
    assert f'<a href="{section.get_url()}" hreflang="en">' in client.get(missing.get_url()).text


def test_topics_come_with_the_news_that_have_them(english):
    publish_all(english)
    article = next(page for page in pages(english) if page.title.startswith("cs Neue Halle"))
    topic = article.topics.get()
    assert topic.locale == english
    assert not topic.live
