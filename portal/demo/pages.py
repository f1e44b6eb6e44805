"""Demo pages that stand by themselves: lists, news, events, project, drafts of the legal pages, start pages."""

import json

from wagtail.models import Page

from directory.models import DirectoryPage, ListingPage
from events.models import EventIndexPage
from home.models import HomePage, SiteTexts, StandardPage
from news.models import NewsIndexPage

from .blocks import raw_blocks
from .create import Kind, create, locales
from .items import FOLDER, LANGUAGES, Item, read

TITLES = ("title", "slug", "search_description")
IN_MENU = {"show_in_menus": True}
DRAFTS = {"in_footer": True, "is_draft_text": True}

KINDS = {  # in the order of the menu
    "directory": Kind(DirectoryPage, TITLES, lambda item: IN_MENU),
    "listings": Kind(ListingPage, TITLES, lambda item: IN_MENU),
    "news": Kind(NewsIndexPage, (*TITLES, "introduction"), lambda item: IN_MENU),
    "events": Kind(EventIndexPage, (*TITLES, "introduction"), lambda item: IN_MENU),
    "project": Kind(StandardPage, (*TITLES, "introduction", "body"), lambda item: IN_MENU),
    "imprint": Kind(StandardPage, (*TITLES, "body"), lambda item: DRAFTS),
    "privacy": Kind(StandardPage, (*TITLES, "body"), lambda item: DRAFTS),
    "accessibility": Kind(StandardPage, (*TITLES, "body"), lambda item: DRAFTS),
}


def create_pages() -> int:
    """Create what is missing and return of how many pages; what an editor has changed stays as it is."""
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    created = sum(create(kind, _text(name), homes[_text(name).source]) for name, kind in KINDS.items())
    for language in LANGUAGES:
        _fill_home(homes[language], language)
        _fill_site_texts(language)
    return created


def find_page(name: str) -> Page:
    """Return one of the pages above, in the language it was written in."""
    kind, item = KINDS[name], _text(name)
    return kind.model.objects.get(translation_key=kind.key(item), locale=locales()[item.source])


def _text(name: str) -> Item:
    return read(FOLDER / "pages" / f"{name}.toml")


def _fill_home(home: HomePage, language: str) -> None:
    """Fill a start page that nobody has filled yet. It exists from the beginning in both, so each is written anew."""
    if home.heading or home.body:
        return
    home.refresh_from_db(fields=["numchild"])  # publishing writes it, and children have been added since
    item, locale = _text("home"), locales()[language]
    targets = {name: find_page(name).get_translation(locale) for name in ("directory", "project")}
    home.heading, home.lead = item.text("heading", language), item.text("lead", language)
    home.search_description = item.text("search_description", language)
    home.search_page = targets["directory"].page_ptr
    home.body = json.dumps(raw_blocks(item.text("body", language), language, "home.body", targets))
    home.save_revision().publish()


def _fill_site_texts(language: str) -> None:
    locale = locales()[language]
    if SiteTexts.objects.filter(locale=locale).exists():
        return
    other = SiteTexts.objects.first()
    same = {"translation_key": other.translation_key} if other else {}
    note = _text("home").text("footer", language)["note"]
    SiteTexts.objects.create(locale=locale, footer_note=note, **same)


__all__ = ["create_pages", "find_page"]
