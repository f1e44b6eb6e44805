"""How fresh a visitor's page is: an ETag over what was written, and what caches may do with it."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from wagtail.models import Page

from directory.models import DirectoryPage, ListingPage
from events.models import EventIndexPage
from home.models import HomePage
from news.models import NewsIndexPage

PRIVATE = "private, no-cache"
LISTS = (HomePage, DirectoryPage, ListingPage, EventIndexPage, NewsIndexPage)  # they change with what stands in them


class Freshness:
    """Middleware right around the views: what it says about a page holds before anything is compressed.

    The ETag is a digest of the page, for a page also changes with its menu, a company that it names and the clock.
    Last-Modified is when the page itself was last published; lists have none. It is told, but nothing is decided by it:
    whoever has an old page because of a new menu would get 304.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.cms = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not self._is_page(request, response):
            return response
        if self._is_personal(request, response):
            response.headers["Cache-Control"] = PRIVATE
            return response
        response.headers.setdefault("Cache-Control", _caching())
        patch_vary_headers(response, ("Accept-Encoding",))  # compression adds it to 200, which a 304 has to repeat
        page = (getattr(response, "context_data", None) or {}).get("page")
        if isinstance(page, Page) and not isinstance(page, LISTS) and page.last_published_at:
            response.headers.setdefault("Last-Modified", http_date(page.last_published_at.timestamp()))
        etag = f'"{hashlib.blake2b(response.content, digest_size=16).hexdigest()}"'
        response.headers["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response

    def _is_page(self, request: HttpRequest, response: HttpResponse) -> bool:
        return (
            request.method in {"GET", "HEAD"}
            and response.status_code == 200
            and not response.streaming
            and not response.has_header("ETag")
            and "no-store" not in response.headers.get("Cache-Control", "")
            and response.headers.get("Content-Type", "").startswith("text/html")
            and not request.path_info.startswith(self.cms)
            and not getattr(request, "is_preview", False)
        )

    @staticmethod
    def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
        """Whether somebody was asked who they are; then the page is theirs alone."""
        session = getattr(request, "session", None)
        return bool(response.cookies) or (session is not None and session.accessed)


def _caching() -> str:
    seconds = settings.SHARED_CACHE_SECONDS
    return f"public, max-age=0, must-revalidate, s-maxage={seconds}" if seconds else "public, no-cache"
