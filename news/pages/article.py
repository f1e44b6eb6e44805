"""One piece of news as the template needs it."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.templatetags.static import static

from directory.pages.jsonld import as_script
from directory.public_addresses import directory_addresses
from home.dates import day

from ..addresses import topic_address
from ..models import NewsIndexPage, NewsPage
from . import jsonld
from .cards import cards, picture
from .lists import feed_links

RELATED = 3
LEAD_RENDITIONS = ("fill-480x270|format-webp", "fill-960x540|format-webp", "fill-1600x900|format-webp")


def article_context(page: NewsPage, request: HttpRequest) -> dict[str, Any]:
    """Return the context of an article; the number of queries depends on nothing but the blocks of its text."""
    language = page.locale.language_code
    above = _index(page)
    base = (above.get_url(request) or "") if above else ""
    lead = picture(page, LEAD_RENDITIONS)
    institution = _institution(page, language)
    topics = [
        {"name": topic.name, "url": topic_address(base, language, topic.slug) if base else ""}
        for topic in page.shown_topics
    ]
    origin = request.build_absolute_uri("/").rstrip("/")
    structured = jsonld.news_article(
        page, page.get_full_url(request) or "", origin, lead, institution, [topic["name"] for topic in topics]
    )
    return {
        "date": day(page.date),
        "lead": lead,
        "institution": institution,
        "topics": topics,
        "related": cards(related(page), request),
        "feeds": feed_links(base) if base else [],
        "feed_title": above.title if above else "",
        "structured": as_script(structured),
        "share_address": jsonld.absolute(lead.largest.url if lead else static("img/share.png"), origin),
    }


def related(page: NewsPage) -> list[NewsPage]:
    """Return other news of the language: those that share most topics, then most keywords, then the newest."""
    topics = [topic.pk for topic in page.shown_topics]
    tags = [tag.pk for tag in page.tags.all()]
    others = NewsPage.objects.shown_in(page.locale).exclude(pk=page.pk)
    others = others.annotate(
        shared_topics=Count("topics", filter=Q(topics__in=topics), distinct=True),
        shared_tags=Count("tagged_items", filter=Q(tagged_items__tag__in=tags), distinct=True),
    )
    return list(others.order_by("-shared_topics", "-shared_tags", "-date", "-pk").for_lists()[:RELATED])


def _index(page: NewsPage) -> NewsIndexPage | None:
    """Return the list above all sections, as far as it is public; one query. A page not saved yet has its path."""
    path = page.path or ""
    above = [path[:length] for length in range(page.steplen, len(path), page.steplen)]
    return NewsIndexPage.objects.filter(path__in=above).live().public().order_by("depth").first()


def _institution(page: NewsPage, language: str) -> dict[str, str] | None:
    """Return name and directory profile of the institution that wrote it, None where it is not public."""
    if not page.institution_slug or page.institution is None:
        return None
    base = directory_addresses().get(language)
    return {"name": page.institution.name, "url": f"{base}{page.institution.slug}/" if base else ""}


__all__ = ["article_context", "related"]
