"""Views that belong to no room: the bare address, robots.txt, error pages."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from home.language import language_of, negotiate
from home.navigation import home_pages


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Lead from `/` to the start page in the reader's language; nothing is remembered."""
    homes = home_pages()
    if not homes:
        raise Http404
    home = homes[negotiate(request, homes)]
    response = HttpResponseRedirect(home.get_url(request) or reverse("wagtail_serve", args=[""]))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap_index'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in the language of the address, or where it has none, in that of Accept-Language."""
    language = language_of(request, home_pages())
    with translation.override(language):
        response = render(request, "404.html", status=404)
    response.headers["Content-Language"] = language  # else the middleware says what it made of the address
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500 without database, session or context processors, any of which may be what broke."""
    language = language_of(request, ["de", "cs"])
    with translation.override(language):
        return HttpResponse(render_to_string("500.html"), status=500, headers={"Content-Language": language})
