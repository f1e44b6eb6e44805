"""News for tests. Values are fixed or counted, never random."""

import datetime
import itertools
from typing import Any

from news.models import NewsIndexPage, NewsPage, Topic

_number = itertools.count(1)


def make_topic(name: str, slug: str, locale: Any, **fields: Any) -> Topic:
    topic = Topic(name=name, slug=slug, locale=locale, **fields)
    topic.save()
    return topic


def write(index: NewsIndexPage, title: str = "", publish: bool = True, **fields: Any) -> NewsPage:
    """Add an article below an index page, in its language."""
    number = next(_number)
    topics, tags = fields.pop("topics", []), fields.pop("tags", [])
    values = {"date": datetime.date(2026, 11, 1), "teaser": f"Kurz gesagt {number}."}
    page = NewsPage(title=title or f"Meldung {number}", locale=index.locale, live=publish, **{**values, **fields})
    index.refresh_from_db()
    index.add_child(instance=page)
    page.topics.set(topics)
    page.tags.add(*tags)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return NewsPage.objects.get(pk=page.pk)
