"""The lists of news, as the resolver of addresses shows them."""

from typing import Any

from django.http import HttpRequest

from directory.api.organisations import organisation
from home.api.content import address_of, origin_of
from home.api.types import register_routes, register_type

from ..addresses import topic_word
from ..models import NewsIndexPage, Topic


def describe(page: NewsIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return what stands above the list, and where the list is."""
    language, origin, url = page.locale.language_code, origin_of(request), address_of(page, request)
    institution = organisation(page.institution, language, origin)
    narrowed = f"&institution={institution['slug']}" if institution else ""
    return {
        "introduction": page.introduction,
        "institution": institution,
        "list": f"{origin}/api/v1/news?locale={language}{narrowed}",
        "feeds": [f"{url}feed.atom", f"{url}feed.rss"] if url else [],
    }


def resolves(page: NewsIndexPage, route: str, arguments: dict[str, str]) -> bool:
    """Return whether the topic of an address exists and is called by the word of the page's language."""
    if "word" not in arguments:
        return True
    right = arguments["word"] == topic_word(page.locale.language_code)
    return right and Topic.objects.filter(locale_id=page.locale_id, slug=arguments["slug"], live=True).exists()


register_type(NewsIndexPage, "news_index", describe)
register_routes(NewsIndexPage, resolves)
