"""What the bar above the editor, the note to readers and the language switch cost, however much there is."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.translation.counterparts import counterparts
from home.translation.editor.bar import build_bar
from home.translation.notice import notice_for
from news.models import NewsPage

from .core_data import BODY, add_news, publish, republish, submit, target

pytestmark = pytest.mark.django_db


def count(function, *args) -> int:
    function(*args)  # content types and sites are remembered between requests
    with CaptureQueriesContext(connection) as queries:
        function(*args)
    return len(queries)


def bar_of(translation) -> None:
    translation = type(translation).objects.select_related("source__locale", "target_locale").get(pk=translation.pk)
    page = NewsPage.objects.get(pk=target(translation).pk)
    build_bar(translation, page, User.objects.get(username="root"))


def test_the_bar_costs_the_same_for_a_long_text():
    User.objects.create_superuser("root", "root@example.org", "x")
    short = submit(add_news(body=BODY))
    long = submit(add_news("Lange Fassung", slug="lang", body=[{**BODY[0], "id": f"{n:08}" + BODY[0]["id"][8:]}
                                                              for n in range(30)]))  # fmt: skip
    for number, translation in enumerate((short, long)):
        publish(translation, suffix=str(number))
        republish(translation.source.get_source_instance(), teaser="Neu.")
    assert count(bar_of, long) == count(bar_of, short) <= 25


def test_the_note_costs_one_query_and_two_where_there_is_one():
    translation = submit(add_news())
    page = publish(translation)
    assert count(notice_for, page) == 1
    republish(translation.source.get_source_instance(), teaser="Neu.")
    assert count(notice_for, page) <= 3


def test_the_switch_costs_one_query():
    translation = submit(add_news())
    publish(translation)
    page = NewsPage.objects.get(slug="neue-halle")
    with CaptureQueriesContext(connection) as queries:
        counterparts(page)
        counterparts(page)
    assert len(queries) == 1
