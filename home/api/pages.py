"""Any public page by its address: what it is, what it says and what stands around it."""

from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from ..expiry import unexpired
from ..models import HomePage, StandardPage
from ..navigation import Link, build_frame
from . import answers, content
from .problems import NotFound
from .types import item_models, register_type, resolves, type_of

CHILDREN = 200


class Place(NamedTuple):
    page: Page
    rest: str = ""
    route: str | None = None
    arguments: dict[str, str] = {}


def answer_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with what stands at a path. The number of queries does not depend on how many pages there are."""
    cleaned = _cleaned(path)
    place = _find(request, cleaned) if cleaned is not None else None
    if place is None:
        if cleaned is not None and (moved := _moved(request, cleaned, urlsplit(path).query)):
            return answers.answer(request, answers.to_json(moved).encode(), "de")
        raise NotFound(lambda: _("No public page stands at this address."))
    language = place.page.locale.language_code
    with override(language):
        body = answers.to_json(describe(place, request)).encode()
    return answers.answer(request, body, language, changed=place.page.last_published_at)


def describe(place: Place, request: HttpRequest, draft: bool = False) -> dict[str, Any]:
    """Return all of a page in its specific class; its language must be active."""
    page, found = place.page, type_of(place.page)
    url = content.address_of(page, request)
    others = content.translations([page.translation_key])
    return {
        "type": found.name if found else "page",
        "id": page.pk,
        "path": _path(url),
        "url": url,
        "rest": place.rest,
        "route": place.route,
        "route_arguments": place.arguments,
        "locale": page.locale.language_code,
        "title": page.title,
        "seo": content.seo(page),
        "content": found.describe(page, request) if found else {},
        "breadcrumb": _breadcrumb(page, request),
        "children": _children(page, request),
        "surroundings": _surroundings(page, request),
        "notice": content.notice(page),
        "alternates": content.alternates([o for o in others if o.page.pk != page.pk], request, api_address),
        "published_at": content.moment(page.first_published_at),
        "updated_at": content.moment(page.last_published_at),
        "draft": draft,
    }


def api_address(page: Page, language: str) -> str:
    return f"/api/v1/pages?path={quote(page.get_url() or '', safe='/')}" if page.get_url() else "/api/v1/pages"


def _cleaned(path: str) -> str | None:
    """Return the path of an address, None where no page can stand at it."""
    if path.startswith("//"):  # would be a host name
        return None
    try:
        found = unquote(urlsplit(path).path, errors="strict")
    except ValueError:
        return None
    if not found.startswith("/") or not found.isprintable() or "//" in found or "\\" in found:
        return None
    return None if {".", ".."} & set(found.split("/")) else found


def _find(request: HttpRequest, path: str) -> Place | None:
    """Return the public page at a path; as Wagtail finds it, and without asking any view."""
    language, *components = [part for part in path.split("/") if part] or [""]
    site = Site.find_for_request(request)
    if site is None:
        return None
    home = HomePage.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=language
    ).first()
    if home is None:
        return None
    with override(language):
        try:
            page, arguments, keywords = home.route(request, components)
        except Http404:
            return None
    # Aliases are placeholders that still show another language.
    if page.alias_of_id or not Page.objects.filter(unexpired(), pk=page.pk).live().public().exists():
        return None
    place = _place(page, components, arguments, keywords, request)
    return place if place.route is None or resolves(page, place.route, place.arguments) else None


def _place(page: Page, components: list[str], arguments: Any, keywords: Any, request: HttpRequest) -> Place:
    below = [part for part in urlsplit(page.get_url(request) or "").path.split("/") if part]
    left = components[max(0, len(below) - 1) :]
    last = left[-1] if left else ""
    rest = "/".join(left) + ("/" if left and "." not in last else "")
    if not (left and arguments):
        return Place(page, rest)
    view, positional, named = arguments
    found = {name: str(value) for name, value in named.items()}
    found |= {str(number): str(value) for number, value in enumerate(positional)}
    return Place(page, rest, getattr(view, "__name__", None), found)


def _moved(request: HttpRequest, path: str, query: str) -> dict[str, Any] | None:
    """Return where an address has moved to; as Wagtail does, the one with its query goes before the one without."""
    whole = [f"{quote(path)}?{query}"] if query.isprintable() else []
    tried = (get_redirect(request, Redirect.normalise_path(url, decode_unicode=False)) for url in (*whole, quote(path)))
    found = next(filter(None, tried), None)
    if found is None or not found.link:
        return None
    target = found.redirect_page
    if target is not None and not Page.objects.filter(unexpired(), pk=target.pk).live().public().exists():
        return None
    url = content.origin_of(request) + found.link if found.link.startswith("/") else found.link
    return {"type": "redirect", "status": 301 if found.is_permanent else 302, "url": url}


def _path(url: str | None) -> str:
    return urlsplit(url or "").path


def _link(title: str, url: str, request: HttpRequest) -> dict[str, str]:
    absolute = content.origin_of(request) + url if url.startswith("/") else url
    return {"title": title, "url": absolute, "path": _path(absolute)}


def _breadcrumb(page: Page, request: HttpRequest) -> list[dict[str, str]]:
    above = page.get_ancestors().filter(depth__gt=1).live() if page.path else []
    return [_link(each.title, each.get_url(request) or "", request) for each in above]


def _children(page: Page, request: HttpRequest) -> list[dict[str, str]]:
    if not page.path:
        return []
    items = ContentType.objects.get_for_models(*item_models()).values()
    found = (
        Page.objects.child_of(page).live().public().filter(unexpired(), alias_of=None).exclude(content_type__in=items)
    )
    children = found.order_by("path").specific()[:CHILDREN]
    return [
        {**_link(child.title, child.get_url(request) or "", request),
         "type": known.name if (known := type_of(child)) else "page"}
        for child in children
    ]  # fmt: skip


def _surroundings(page: Page, request: HttpRequest) -> dict[str, Any]:
    frame = build_frame(request, page, alternates={})

    def links(found: list[Link]) -> list[dict[str, str]]:
        return [_link(link.title, link.url, request) for link in found]

    return {
        "home": _link("", frame.home_url, request)["url"],
        "menu": links(frame.menu),
        "footer": links(frame.legal),
        "footer_note": frame.texts.footer_note if frame.texts else "",
        "contact_email": frame.texts.contact_email if frame.texts else "",
    }


def _home(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    return {"heading": page.heading, "lead": page.lead, **_texts(page, request)}


def _standard(page: StandardPage, request: HttpRequest) -> dict[str, Any]:
    return {"introduction": page.introduction, "is_draft_text": page.is_draft_text, **_texts(page, request)}


def _texts(page: Any, request: HttpRequest) -> dict[str, Any]:
    return {"body": content.blocks(page.body, request), "html": content.html(page.body, page, request)}


register_type(HomePage, "home", _home)
register_type(StandardPage, "standard", _standard)
