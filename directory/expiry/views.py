"""What the link in a letter opens."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from home.visitors import visitor_form

from ..public_addresses import listing_addresses
from .links import Dead, Used, listing_of
from .terms import default_day, renew


@visitor_form
@require_http_methods(["GET", "HEAD", "POST"])
def renew_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, and renew on the answer: programs that look into mail follow links, but press no button."""
    try:
        listing = listing_of(token)
    except Used as used:
        return _page(request, {"state": "done", "listing": used.listing, "until": used.listing.valid_until})
    except Dead:
        return _page(request, {"state": "dead"}, 404)
    if request.method == "POST":
        until = renew(listing, now=timezone.now())
        return _page(request, {"state": "done", "listing": listing, "until": until})
    return _page(request, {"state": "ask", "listing": listing, "until": max(default_day(), listing.valid_until)})


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    language = (getattr(request, "LANGUAGE_CODE", "") or "de")[:2]
    context["market"] = listing_addresses().get(language) or "/"
    return TemplateResponse(request, "directory/expiry/renew.html", context, status=status)


urlpatterns = [path("renew/<str:token>/", renew_by_link, name="listings_renew_by_link")]

__all__ = ["renew_by_link", "urlpatterns"]
