"""A company's profile as the template needs it."""

import datetime
import json
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from ..models import DirectoryEntry, Membership
from ..public_addresses import listing_addresses
from ..search import Card, Detail, label, similar_across_the_border
from . import jsonld
from .address import Address
from .cards import card_context, foreign, listing_card
from .map import locator
from .origins import origin_notes

MOST_LISTINGS = 12
LINKED = ("sector", "category", "capability", "certificate")  # facets whose terms lead to the filtered list
PLURALS = {"sector": "sectors", "category": "categories", "capability": "capabilities", "certificate": "certificates"}


def profile_context(detail: Detail, language: str, base: str, absolute: str) -> dict[str, Any]:
    """Return the context of a profile; three queries: its listings, companies across the border, whether it is kept.

    :param base: address of the directory in the reader's language, with a slash at the end.
    :param absolute: scheme and host of this site.
    """
    company: dict[str, Any] = json.loads(detail.json)
    logo = company["logo"]
    address = f"{absolute}{base}{detail.slug}/" if base.startswith("/") else f"{base}{detail.slug}/"
    logo_address = "" if not logo else logo["url"] if "//" in logo["url"] else absolute + logo["url"]
    return {
        "company": company,
        "kind": label("kind", company["kind"], language),
        "place": _place(company),
        "facts": _facts(company, language, base),
        "linked": _linked(company, base),
        "foreign": foreign(company["description_language"], language),
        "origin": origin_notes(company["description_origin"], company["description_outdated"]),
        "website": _website(company),
        "confirmed": _date(company["confirmed_at"]),
        "locator": locator(company),
        "kept": Membership.objects.filter(company=detail.company_id).exists(),
        "listings": _listings(detail, language),
        "region_url": base + str(Address((("region", company["region"]["code"]),))),
        "similar": [card_context(card, language, base) for card in similar_across_the_border(detail, language)],
        "similar_heading": _("Similar companies on the Czech side")
        if company["country"] == "DE"
        else _("Similar companies on the German side"),
        "structured": jsonld.as_script(jsonld.organization(company, address, logo_address)),
        "logo_address": logo_address,
        "updated_at": datetime.datetime.fromisoformat(company["updated_at"]),
    }


def _listings(detail: Detail, language: str) -> list[dict[str, Any]]:
    """Return the company's offers and requests, but those that must not be seen to be its own."""
    base = listing_addresses().get(language)
    if not base:
        return []
    entries = DirectoryEntry.objects.shown("listing").filter(
        language=language, company=detail.company_id, listing__hide_company=False
    )
    shown = entries.order_by("-weight", "sort_name", "id").values_list("slug", "card")
    cards = [Card(slug, card, None) for slug, card in shown[:MOST_LISTINGS]]
    # What is written in the row decides: a draft may have changed the listing since.
    return [listing_card(card, language, base) for card in cards if json.loads(card.json)["company"]]


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _place(company: dict[str, Any]) -> str:
    code = company["address"]["postal_code"]
    if company["country"] == "CZ" and len(code) == 5:
        code = f"{code[:3]}\u00a0{code[3:]}"  # as Czech Post writes it
    return f"{code} {company['city']}".strip()


def _website(company: dict[str, Any]) -> dict[str, str] | None:
    """Return the web site's address and its short form."""
    url = jsonld.website_of(company)
    parts = urlsplit(url)
    return {"url": url, "text": (parts.netloc.removeprefix("www.") + parts.path).rstrip("/")} if url else None


def _facts(company: dict[str, Any], language: str, base: str) -> list[tuple[str, str]]:
    """Return (name, value) of the plain facts that are known."""
    register = " ".join(filter(None, (company["register_court"], company["register_number"])))
    facts = [
        (_("Kind"), label("kind", company["kind"], language)),
        (_("Size"), label("size", company["size"], language) if company["size"] else ""),
        (_("Founded"), str(company["founded"] or "")),
        (_("Answers in"), ", ".join(label("language", code, language) for code in company["languages"])),
        (_("Telephone"), company["phone"]),
        (_("Contact person"), company["contact_person"]),
        (_("IČO"), company["ico"]),
        (_("VAT number"), company["vat_id"]),
        (_("Commercial register"), register),
    ]
    return [(name, value) for name, value in facts if value]


def _linked(company: dict[str, Any], base: str) -> dict[str, list[dict[str, str]]]:
    """Return each facet's terms with the address of the list that is filtered by them."""
    return {
        PLURALS[facet]: [
            {"label": term["label"], "href": base + str(Address(((facet, term["code"]),)))}
            for term in company[PLURALS[facet]]
        ]
        for facet in LINKED
    }
