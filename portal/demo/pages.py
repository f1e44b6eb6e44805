"""Demo pages in German and Czech: start page, directory, about, and drafts of the legal pages."""

import re
import uuid
from typing import Any

from wagtail.models import Locale, Page

from directory.models import DirectoryPage
from home.models import HomePage, SiteTexts, StandardPage

from . import page_texts as texts

# A one-letter Czech preposition or conjunction never ends a line (ČSN 01 6910).
ONE_LETTER = re.compile(r"(?<![\w&])([KkSsVvZzOoUuAaIi]) (?=\S)")


def create_pages() -> int:
    """Create what is missing and return how many pages that was; what an editor has changed stays as it is."""
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    homes = {language: homes[language] for language in ("de", "cs")}
    directory = _create(DirectoryPage, homes, texts.DIRECTORY, show_in_menus=True)
    about = _create(StandardPage, homes, texts.ABOUT, show_in_menus=True)
    legal = [
        _create(StandardPage, homes, page, in_footer=True, is_draft_text=True)
        for page in (texts.IMPRINT, texts.PRIVACY, texts.ACCESSIBILITY)
    ]
    for language, home in homes.items():
        _fill_home(home, language, directory[language], about[language])
        _fill_site_texts(home.locale, language)
    return sum(page.just_created for group in (directory, about, *legal) for page in group.values())


def _create(model: type[Page], homes: dict[str, HomePage], pages: texts.Texts, **shared: Any) -> dict[str, Page]:
    """Return the page of each language, created below its start page where it is missing."""
    found = {
        language: model.objects.child_of(home).filter(slug=pages[language]["slug"]).first()
        for language, home in homes.items()
    }
    key = next((page.translation_key for page in found.values() if page), None) or uuid.uuid4()
    for language, home in homes.items():
        page = found[language]
        if page is None:
            fields = _typeset(pages[language]) if language == "cs" else dict(pages[language])
            page = model(**fields, **shared, locale=home.locale, translation_key=key)
            Page.objects.get(pk=home.pk).add_child(instance=page)
            page.save_revision().publish()
            page.just_created = True
        else:
            page.just_created = False
        found[language] = page
    return found


def _fill_home(home: HomePage, language: str, directory: Page, about: Page) -> None:
    if home.heading or home.body:
        return
    home.refresh_from_db(fields=["numchild"])  # publishing writes it, and children have been added since
    content = _typeset(texts.HOME[language]) if language == "cs" else texts.HOME[language]
    heading, lead = content["map"]
    steps, cards = content["steps"]
    title, text, label = content["action"]
    nowhere = {"page": None, "url": ""}
    home.heading, home.lead = content["heading"], content["lead"]
    home.search_description = content["search_description"]
    home.search_page = directory.page_ptr
    home.body = [
        ("panel", {"heading": heading, "text": lead, "panel": "directory_map"}),
        ("cards", {"heading": steps, "numbered": True,
                   "cards": [{"title": name, "text": what, "link": nowhere} for name, what in cards]}),
        ("partners", {"heading": content["partners"],
                      "partners": [{"name": name, "url": "", "logo": None} for name in texts.PARTNERS]}),
        ("call_to_action", {"heading": title, "text": text, "label": label,
                            "link": {"page": about.page_ptr, "url": ""}}),
    ]  # fmt: skip
    home.save_revision().publish()


def _fill_site_texts(locale: Locale, language: str) -> None:
    if not SiteTexts.objects.filter(locale=locale).exists():
        other = SiteTexts.objects.first()
        key = other.translation_key if other else uuid.uuid4()
        note = texts.FOOTER_NOTE[language]
        SiteTexts.objects.create(
            locale=locale, translation_key=key, footer_note=_typeset(note) if language == "cs" else note
        )


def _typeset(value: Any) -> Any:
    """Return Czech texts, however nested, with no-break spaces behind one-letter words; addresses stay."""
    if isinstance(value, str):
        return ONE_LETTER.sub("\\1\u00a0", value)
    if isinstance(value, dict):
        return {name: item if name in {"slug", "level"} else _typeset(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_typeset(item) for item in value)
    return value


__all__ = ["create_pages"]
