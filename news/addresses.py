"""Words of the addresses below the pages of news, by the page's language; English for any other."""

from django.http import Http404

TOPICS = {"de": "thema", "cs": "tema", "en": "topic"}
TOPIC_PATTERN = rf"(?P<word>{'|'.join(TOPICS.values())})/(?P<slug>[\w-]+)/"
FEED_PATTERN = r"feed\.(?P<kind>atom|rss)"
FEEDS = {"atom": "application/atom+xml", "rss": "application/rss+xml"}


def topic_word(language: str) -> str:
    return TOPICS.get(language[:2], TOPICS["en"])


def topic_address(base: str, language: str, slug: str) -> str:
    """Return the address of a topic's list below an index page, whose own address is `base`."""
    return f"{base}{topic_word(language)}/{slug}/"


def check_word(language: str, word: str) -> None:
    """Raise Http404 where the word is another language's: a page has one address."""
    if word != topic_word(language):
        raise Http404


__all__ = ["FEEDS", "FEED_PATTERN", "TOPICS", "TOPIC_PATTERN", "check_word", "topic_address", "topic_word"]
