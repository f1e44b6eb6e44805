"""The tables of news."""

from .pages import NewsIndexPage, NewsPage, NewsTag
from .topic import Topic

__all__ = ["NewsIndexPage", "NewsPage", "NewsTag", "Topic"]
