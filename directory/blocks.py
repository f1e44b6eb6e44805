"""The blocks of editorial pages: the shared ones, and what needs the directory."""

import json
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from home.blocks import BODY_BLOCKS
from home.blocks.media import EDITORIAL_MEDIA_BLOCKS

from .models import Company, DirectoryEntry
from .public_addresses import directory_addresses

CARDS = "company_cards"  # what a list of pages puts into the context, so that it needs one query for all of them
Card = dict[str, Any]


def load_cards(companies: set[int], language: str) -> dict[int, Card]:
    """Return what the directory shows of these companies in `language`, with their addresses; one query.

    A company that is not public, or a language without a directory, has none.
    """
    base = directory_addresses().get(language)
    if not companies or not base:
        return {}
    entries = DirectoryEntry.objects.filter(record="company", language=language, company_id__in=companies)
    rows = entries.values_list("company_id", "slug", "card")
    return {company: {**json.loads(card), "url": f"{base}{slug}/"} for company, slug, card in rows}


class CompanyBlock(SnippetChooserBlock):
    """“About this company”: its card as the directory shows it today; nothing where it is not public."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Company, **kwargs)

    class Meta:
        label = _("About this company")
        icon = "factory"
        template = "blocks/company.html"

    def get_context(self, value: Company | None, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        language = _language(context.get("page"))
        cards = context.get(CARDS)
        if cards is None:
            cards = load_cards({value.pk} if value else set(), language)
        card = cards.get(value.pk) if value else None
        return context | {"card": card, "language": language}

    def get_api_representation(self, value: Company | None, context: dict | None = None) -> Card | None:
        """Return slug, name, summary, place and address of the company; None where it is not public."""
        card = load_cards({value.pk} if value else set(), _language(None)).get(value.pk if value else 0)
        names = ("slug", "name", "kind", "summary", "summary_language", "city", "country", "url")
        return {name: card[name] for name in names} if card else None


def _language(page: Any) -> str:
    locale = getattr(page, "locale", None)
    return (locale.language_code if locale else get_language() or "de")[:2]


EDITORIAL_BLOCKS = [*BODY_BLOCKS, *EDITORIAL_MEDIA_BLOCKS, ("company", CompanyBlock())]

__all__ = ["CARDS", "EDITORIAL_BLOCKS", "CompanyBlock", "load_cards"]
