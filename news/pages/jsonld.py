"""An article for machines: schema.org's NewsArticle as JSON-LD, all addresses absolute."""

from typing import Any

from django.templatetags.static import static
from django.utils import timezone

from ..models import NewsPage
from .cards import Picture

PUBLISHER = "Glokal"


def news_article(
    page: NewsPage, address: str, origin: str, lead: Picture | None, institution: dict[str, str] | None,
    topics: list[str],
) -> dict[str, Any]:  # fmt: skip
    """Return the description of an article.

    :param address: the article's absolute address.
    :param origin: scheme and host of this site, without a slash.
    :param institution: name and address (which may be empty) of the author.
    """
    publisher = {
        "@type": "Organization", "name": PUBLISHER, "url": f"{origin}/",
        "logo": {"@type": "ImageObject", "url": absolute(static("img/share.png"), origin)},
    }  # fmt: skip
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "url": address,
        "headline": page.title,
        "description": page.search_description or page.teaser,
        "inLanguage": page.locale.language_code,
        "datePublished": page.date.isoformat(),
        "dateModified": _modified(page),
        "author": _author(institution, origin) or publisher,
        "publisher": publisher,
        "image": _images(lead, origin),
        "articleSection": topics,
        "keywords": sorted(tag.name for tag in page.tags.all()),
        "isAccessibleForFree": True,
    }
    return {key: value for key, value in found.items() if value not in ("", [], None)}


def absolute(url: str, origin: str) -> str:
    return url if "//" in url else origin + url


def _modified(page: NewsPage) -> str:
    """Return when the text was last published; never before its date, as a reader would find odd."""
    moment = page.last_published_at or page.latest_revision_created_at
    if moment is None or timezone.localtime(moment).date() < page.date:
        return page.date.isoformat()
    return timezone.localtime(moment).replace(microsecond=0).isoformat()


def _author(institution: dict[str, str] | None, origin: str) -> dict[str, Any] | None:
    if not institution:
        return None
    author = {"@type": "Organization", "name": institution["name"]}
    return {**author, "url": absolute(institution["url"], origin)} if institution["url"] else author


def _images(lead: Picture | None, origin: str) -> list[dict[str, Any]]:
    return [
        {"@type": "ImageObject", "url": absolute(item.url, origin), "width": item.width, "height": item.height}
        for item in ([lead.largest] if lead else [])
    ]


__all__ = ["absolute", "news_article"]
