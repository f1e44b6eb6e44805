"""Who may post. Visitors have no cookie that a foreign page could misuse, but it could post in their name."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]
READING = {"GET", "HEAD", "OPTIONS"}


def visitor_form(view: View) -> View:
    """Let a view take forms of people who have no account, without setting a cookie.

    Visitors' posts must come from a page of this portal by the browser's own word; those signed in pass Django's
    check. What the view answers is never kept by a cache, for it carries a puzzle that is good once.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READING:
            if request.user.is_authenticated:
                if (refusal := _Check(view).process_view(request, view, args, kwargs)) is not None:
                    return refusal
            elif not comes_from_here(request):
                raise PermissionDenied("a form of another site")
        return view(request, *args, **kwargs)

    return csrf_exempt(never_cache(guarded))


class _Check(CsrfViewMiddleware):
    """Django's check for one view, though `csrf_exempt` has kept the middleware from it."""

    def process_view(self, request: HttpRequest, callback: View, args: Any, kwargs: Any) -> HttpResponse | None:
        request.csrf_processing_done = False  # type: ignore[attr-defined]
        self.process_request(request)
        return super().process_view(request, callback, args, kwargs)


def comes_from_here(request: HttpRequest) -> bool:
    """Say whether the browser names a page of this portal as where the request comes from.

    https://web.dev/articles/fetch-metadata; browsers before 2023 name the origin only.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    parts = urlsplit(request.headers.get("Origin", ""))
    origin = f"{parts.scheme}://{parts.netloc}"
    ours = f"{'https' if request.is_secure() else 'http'}://{request.get_host()}"
    return origin == ours or origin in settings.CSRF_TRUSTED_ORIGINS


__all__ = ["comes_from_here", "visitor_form"]
