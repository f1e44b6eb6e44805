"""Addresses of a list in the other languages."""

from ..addresses import topic_address
from ..models import Topic
from .asked import Asked


def alternates(pages: dict[str, str], asked: Asked | None) -> dict[str, str]:
    """Return where the list that is shown stands in each language; one query where it has a topic.

    :param pages: absolute address of the index page by language code.
    """
    if asked is None:
        return pages
    if asked.topic is not None:
        slugs = topic_slugs(asked.topic)
        pages = {code: topic_address(url, code, slugs[code]) for code, url in pages.items() if code in slugs}
    return {code: url + asked.parameters for code, url in pages.items()}


def topic_slugs(topic: Topic) -> dict[str, str]:
    """Return the slug of a topic in each language in which it is published."""
    translations = Topic.objects.filter(translation_key=topic.translation_key, live=True)
    return dict(translations.values_list("locale__language_code", "slug"))


__all__ = ["alternates", "topic_slugs"]
