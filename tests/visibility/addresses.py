"""Every public address of the portal, collected from its patterns: a new one that is not known here fails a test."""

import datetime
from collections.abc import Iterator
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import override
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, get_page_models

from directory.models import Company, Listing
from directory.models.page import ATTACHMENT_WORDS, FEED_NAMES
from events.addresses import CALENDARS, EVENT_FILES, MONTHS, PAST
from news.addresses import TOPICS
from portal import urls
from portal.api import api

TOPIC = {"de": "foerderung", "cs": "dotace"}
COMPANY = "musterwerk"
LISTING = "gesuch-der-sichtbarkeit"
ORDERING = {"de": "reihenfolge", "cs": "razeni"}

# (model, name of the route) → what stands there below the page, by language.
ROUTES = {
    ("NewsIndexPage", "all_news"): lambda code: [
        "", "?year=2026", f"?topic={TOPIC[code]}", f"?institution={COMPANY}", "?page=1",
    ],
    ("NewsIndexPage", "on_topic"): lambda code: [f"{TOPICS[code]}/{TOPIC[code]}/"],
    ("NewsIndexPage", "feed"): lambda code: ["feed.atom", "feed.rss"],
    ("NewsIndexPage", "topic_feed"): lambda code: [
        f"{TOPICS[code]}/{TOPIC[code]}/feed.{kind}" for kind in ("atom", "rss")
    ],
    ("EventIndexPage", "coming"): lambda code: ["", "?format=workshop", "?from=2020-01-01", f"?organiser={COMPANY}"],
    ("EventIndexPage", "past"): lambda code: [f"{PAST[code]}/"],
    ("EventIndexPage", "month"): lambda code: [f"{MONTHS[code]}/{day:%Y}/{day:%m}/" for day in (_soon(),)],
    ("EventIndexPage", "calendar_file"): lambda code: [CALENDARS[code]],
    ("EventPage", "show"): lambda code: [""],
    ("EventPage", "calendar_file"): lambda code: [EVENT_FILES[code]],
    ("DirectoryPage", "index"): lambda code: ["", "?q=a"],
    ("DirectoryPage", "ordering"): lambda code: [f"{ORDERING[code]}/"],
    ("DirectoryPage", "profile"): lambda code: [f"{slug}/" for slug in _slugs(Company)],
    ("ListingPage", "index"): lambda code: ["", "?q=a"],
    ("ListingPage", "ordering"): lambda code: [f"{ORDERING[code]}/"],
    ("ListingPage", "profile"): lambda code: [f"{slug}/" for slug in _slugs(Listing)],
    ("ListingPage", "feed"): lambda code: [f"{name}.{form}" for name in FEED_NAMES[code] for form in ("atom", "rss")],
    ("ListingPage", "attachment"): lambda code: [f"{LISTING}/{ATTACHMENT_WORDS[code]}/1/"],
}  # fmt: skip

# Patterns of portal/urls.py → what is asked of them here. Empty: not for visitors, or no page's text.
PORTAL = {
    "root": ["/"],
    "robots": ["/robots.txt"],
    "sitemap_index": ["/sitemap.xml"],
    "sitemap": ["/sitemap-pages.xml", "/sitemap-companies.xml", "/sitemap-listings.xml"],
    "api/v1/": [],  # from its own reference, below
    "api/cms/v2/": [],  # below
    "mail_bounces": [],  # for mail servers
    "cms/login/": [],
    "cms/": [],
    "konto/": [],  # private; each wing's tests try it as other people
    "dokumente/": [],
    "media/images/<path:path>": [],
    "^media/(?P<path>.*)$": [],
    "i18n": [],  # the page tree, below
}

# Paths of API v1's reference → queries.
API = {
    "/companies": ["", "?locale=cs"],
    "/companies/{slug}": [],  # with every slug, below
    "/listings": ["", "?locale=cs&facets=true"],
    "/listings/{slug}": [],  # with every slug, below
    "/suggest": ["?q=Zyx", "?q=Zyx&record=listing"],
    "/places": ["?q=Zyx"],
    "/vocabularies/{name}": [],
    "/news": ["?locale=de&limit=100", "?locale=cs&limit=100", "?locale=de&topic=foerderung", "?year=2026"],
    "/news/{slug}": [],  # with every slug, below
    "/events": ["?locale=de&when=all", "?locale=cs&when=all", "?from=2020-01-01"],
    "/events/{slug}": [],
    "/pages": [],  # with every path, below
}


def _slugs(model: type[Company | Listing]) -> list[str]:
    """Return the addresses of all, hidden ones too."""
    return list(model.objects.order_by("pk").values_list("slug", flat=True))


def _soon() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=10)


def unknown() -> set[str]:
    """Return what there is by the patterns and is not known here."""
    routes = {
        (model.__name__, name)
        for model in get_page_models()
        if issubclass(model, RoutablePageMixin)
        for name in route_names(model)
    }
    with override("de"):  # the first part of the account's addresses is in the reader's language
        portal = {_name(pattern) for pattern in urls.urlpatterns}
    paths = {path.removeprefix("/api/v1") for path in api.get_openapi_schema()["paths"]}
    return {str(each) for each in (routes ^ set(ROUTES)) | (portal - set(PORTAL)) | (paths ^ set(API))}


def route_names(model: type[RoutablePageMixin]) -> list[str]:
    """Return the names of a page type's routes; the mixin's own `index_route` stands where "" has another one."""
    return [pattern.name for pattern in model.get_subpage_urls() if pattern.name != "index_route"]


def _name(pattern: object) -> str:
    if type(pattern.pattern).__name__ == "LocalePrefixPattern":
        return "i18n"
    return getattr(pattern, "name", None) or str(pattern.pattern)


def below(page: Page) -> Iterator[str]:
    """Yield the addresses of a page and of everything below it that is no page, whether they answer or not."""
    base, code = page.get_url() or "", page.locale.language_code
    names = route_names(type(page)) if isinstance(page, RoutablePageMixin) else []
    if not names:
        yield base
    for name in names:
        for rest in ROUTES[type(page).__name__, name](code):
            yield f"{base}{rest}"


def everything() -> list[str]:
    """Return every address, those of hidden pages included."""
    found = [address for addresses in PORTAL.values() for address in addresses]
    pages = list(Page.objects.filter(depth__gt=1).select_related("locale").specific())
    for page in pages:
        found += below(page)
        found += [f"/api/v1/pages?path={quote(page.get_url() or '')}", f"/api/cms/v2/pages/{page.pk}/?fields=*"]
        if kind := {"NewsPage": "news", "EventPage": "events"}.get(type(page).__name__):
            found.append(f"/api/v1/{kind}/{page.slug}?locale={page.locale.language_code}")
    for path, queries in API.items():
        if "{" not in path:
            found += [f"/api/v1{path}{query}" for query in queries]
    for model, kind in ((Company, "companies"), (Listing, "listings")):
        found += [f"/api/v1/{kind}/{slug}?locale=de" for slug in _slugs(model)]
    for kind in ("pages", "images", "documents"):
        found += [f"/api/cms/v2/{kind}/?limit=100", f"/api/cms/v2/{kind}/?search=Zyxmarker"]
    found.append("/api/cms/v2/pages/?fields=*&limit=100")
    found += [
        f"/api/cms/v2/pages/?type={kind}&fields=*&limit=100&locale={code}"
        for kind in ("news.NewsPage", "events.EventPage")
        for code in ("de", "cs")
    ]
    return list(dict.fromkeys(found))
