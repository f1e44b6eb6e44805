"""The tables of news."""

from .index import NewsIndexPage
from .page import NewsPage, NewsTag
from .topic import Topic

__all__ = ["NewsIndexPage", "NewsPage", "NewsTag", "Topic"]
