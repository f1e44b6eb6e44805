"""The list of news as the template needs it."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from directory.public_addresses import directory_addresses

from ..addresses import FEEDS, topic_address
from ..models import NewsIndexPage, NewsPage, Topic
from .asked import load_choices, read
from .cards import cards

PAGE_SIZE = 12


def list_context(index: NewsIndexPage, request: HttpRequest, topic: Topic | None = None) -> dict[str, Any]:
    """Return the context of a list; a fixed number of queries, however many news there are.

    :param topic: that of the address, where it has one.
    """
    choices = load_choices(index)
    asked = read(request.GET, choices, topic)
    news = NewsPage.objects.shown_in(index.locale).below(index)
    if asked.topic:
        news = news.about(asked.topic)
    if asked.institution:
        news = news.of(asked.institution)
    if asked.year:
        news = news.in_year(asked.year)
    shown = Paginator(news.newest_first().for_lists(), PAGE_SIZE).get_page(asked.page)
    if shown.number < asked.page:
        asked.notices.append(_("There is no page %(page)s. This is the last one.") % {"page": asked.page})
        asked = replace(asked, page=shown.number)
    language, base = index.locale.language_code, index.get_url(request) or ""
    here = topic_address(base, language, asked.topic.slug) if asked.topic else base
    return {
        "asked": asked,
        "base": base,
        "here": here,
        "heading": f"{index.title}: {asked.topic.name}" if asked.topic else index.title,
        "topics": _with_chosen(choices.topics, asked.topic),
        "institutions": choices.institutions,
        "years": choices.years,
        "cards": cards(shown.object_list, request),
        "pages": shown,
        "section": _section(index, language),
        "feeds": feed_links(here),
    }


def feed_links(here: str) -> list[dict[str, str]]:
    """Return type, name and address of each feed of a list."""
    return [{"type": FEEDS[kind], "name": name, "url": f"{here}feed.{kind}"} for kind, name in FEED_NAMES.items()]


FEED_NAMES = {"atom": "Atom", "rss": "RSS"}


def _with_chosen(topics: list[Topic], chosen: Topic | None) -> list[Topic]:
    """Return the topics on offer; the one being shown is among them though it may have no news yet."""
    return topics if chosen is None or chosen in topics else [chosen, *topics]


def _section(index: NewsIndexPage, language: str) -> dict[str, str] | None:
    """Return name and directory profile of the institution whose section this is."""
    institution = index.institution
    if institution is None or not institution.live:
        return None
    base = directory_addresses().get(language)
    return {"name": institution.name, "url": f"{base}{institution.slug}/" if base else ""}


__all__ = ["feed_links", "list_context"]
