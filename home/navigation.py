"""What stands around every page: menu, footer links, language switch, addresses of the other languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction

from .accounts.addresses import account_alternates
from .models import HomePage, SiteTexts
from .translation.counterparts import counterparts, public


@dataclass(frozen=True)
class Link:
    """`section` is set where the language switch has no translation to lead to: the title of where it leads."""

    title: str
    url: str
    current: bool = False
    language: str = ""
    section: str = ""


@dataclass
class Frame:
    """The surroundings of one page in one language; built with a fixed number of queries."""

    language: str
    home_url: str = "/"
    menu: list[Link] = field(default_factory=list)
    legal: list[Link] = field(default_factory=list)
    languages: list[Link] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    origin: str = ""
    default_url: str = ""
    texts: SiteTexts | None = None


NATIVE_NAMES = {"de": "Deutsch", "cs": "Čeština", "en": "English", "pl": "Polski"}


def home_pages() -> dict[str, HomePage]:
    """Return the public start pages by language code, in the order of `LANGUAGES`. One query."""
    homes = {home.locale.language_code: home for home in public(HomePage.objects.select_related("locale"))}
    return {code: homes[code] for code, _ in settings.LANGUAGES if code in homes}


def build_frame(
    request: HttpRequest | None, page: Page | None = None, alternates: Mapping[str, str] | None = None
) -> Frame:
    """Return the frame for `page`, or for a view that has none.

    `alternates` (language code to absolute address, the current one included) is for views without a page;
    a page says its own by `get_alternates`.
    """
    frame = Frame(language=(get_language() or settings.LANGUAGE_CODE)[:2])
    frame.origin = request.build_absolute_uri("/").rstrip("/") if request else ""
    homes = home_pages()
    if alternates is None and page is None and request:
        alternates = {code: frame.origin + path for code, path in account_alternates(request.path).items()}
    if alternates is None:
        alternates = page.get_alternates(request) if page is not None and hasattr(page, "get_alternates") else {}
    frame.alternates = {code: alternates[code] for code in homes if code in alternates}
    frame.canonical = alternates.get(frame.language, "")
    frame.default_url = frame.alternates.get(settings.LANGUAGE_CODE, "")
    frame.languages = [_language_link(frame, code, page, home, request) for code, home in homes.items()]
    if home := homes.get(frame.language):
        frame.home_url = home.get_url(request) or "/"
        frame.texts = SiteTexts.objects.filter(locale_id=home.locale_id).first()
        _fill_links(frame, home, request)
    return frame


def _language_link(frame: Frame, code: str, page: Page | None, home: HomePage, request: HttpRequest | None) -> Link:
    """Lead to the translation, else to the section in which it would stand, else to the start page."""
    name, current = NATIVE_NAMES.get(code, code), code == frame.language
    if code in frame.alternates:
        return Link(name, _path(frame.alternates[code]), current, code)
    nearest = (counterparts(page).get(code) if page is not None and page.pk else None) or [home]
    section = "" if current or page is None else nearest[0].title
    return Link(name, nearest[0].get_url(request) or "/", current, code, section)


def _fill_links(frame: Frame, home: HomePage, request: HttpRequest | None) -> None:
    here = request.path if request else ""
    pages = (
        Page.objects.live()
        .filter(~Exists(_restrictions_above()))
        .filter(path__startswith=home.path)
        .filter(Q(show_in_menus=True, depth=home.depth + 1) | Q(standardpage__in_footer=True))
        .annotate(in_footer=F("standardpage__in_footer"))
        .order_by("path")
    )
    for page in pages:
        url = page.get_url(request) or ""
        link = Link(page.title, url, current=bool(url) and here.startswith(url))
        if page.in_footer:
            frame.legal.append(link)
        if page.show_in_menus and page.depth == home.depth + 1:
            frame.menu.append(link)


def _restrictions_above() -> QuerySet[PageViewRestriction]:
    """Return what keeps a page from being public, as part of a query; `public()` would ask a query of its own."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.alias(below=path).filter(below__startswith=F("page__path"))


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


__all__ = ["Frame", "Link", "build_frame", "home_pages"]
