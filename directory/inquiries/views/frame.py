"""What all pages of inquiries have: the same page in the other languages, and no trace elsewhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def alternates(request: HttpRequest, name: str, *arguments: Any) -> dict[str, str]:
    """Return the page's address in each language of the portal, query included."""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = request.build_absolute_uri(reverse(name, args=arguments)) + query
    return found


def by_secret_link(view: View) -> View:
    """For addresses that nobody can guess: whoever has one may do what it says, and no other site learns it.

    Cookies open nothing here, so there is nothing that a foreign page could misuse.
    """

    @wraps(view)
    def secret(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return csrf_exempt(never_cache(secret))


__all__ = ["alternates", "by_secret_link"]
