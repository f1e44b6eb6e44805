"""The page of an offer or request as its template needs it."""

import json
from datetime import datetime
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from home.dates import day

from ...models.page import ATTACHMENT_WORDS
from ...public_addresses import directory_addresses
from ...search import Detail, label, load_card, similar_across_the_border
from .. import jsonld
from ..address import Address
from ..cards import card_context, day_of, foreign, listing_card
from ..origins import origin_notes
from .jsonld import demand_or_offer

PLURALS = {"capability": "capabilities", "category": "categories", "certificate": "certificates"}
FITTING = 4  # companies across the border that could answer a request


def listing_context(detail: Detail, language: str, base: str, absolute: str) -> dict[str, Any]:
    """Return the context of a listing's page; up to three queries: its company, similar ones, companies that fit.

    :param base: address of the list in the reader's language, with a slash at the end.
    :param absolute: scheme and host of this site.
    """
    listing: dict[str, Any] = json.loads(detail.json)
    address = f"{absolute}{base}{detail.slug}/" if base.startswith("/") else f"{base}{detail.slug}/"
    directory = directory_addresses().get(language) or ""
    similar = similar_across_the_border(detail, language, record="listing")
    fits = listing["type"] == "request" and directory
    fitting = similar_across_the_border(detail, language, FITTING) if fits else []
    return {
        "listing": listing,
        "badge": label("type", listing["type"], language),
        "company": _company(listing, language, directory),
        "facts": _facts(listing, language),
        "linked": _linked(listing, base),
        "foreign": foreign(listing["text_language"], language),
        "origin": origin_notes(listing["text_origin"], listing["text_outdated"]),
        "attachments": _attachments(listing, language, base),
        "confirmed": day_of(listing["confirmed_at"]),
        "published": day_of(listing["published_at"]),
        "region_url": base + str(Address((("region", listing["region"]["code"]),))),
        "similar": [listing_card(card, language, base) for card in similar],
        "fitting": [card_context(card, language, directory) for card in fitting],
        "similar_heading": _("Similar offers and requests on the Czech side")
        if listing["country"] == "DE"
        else _("Similar offers and requests on the German side"),
        "fitting_heading": _("Companies on the Czech side that could do this")
        if listing["country"] == "DE"
        else _("Companies on the German side that could do this"),
        "structured": jsonld.as_script(demand_or_offer(listing, address, f"{absolute}{directory}")),
        "address": address,
        "updated_at": datetime.fromisoformat(listing["updated_at"]),
    }


def _company(listing: dict[str, Any], language: str, directory: str) -> dict[str, Any] | None:
    """Return the company's card, its bare name where it has no profile, None where it does not want to be named."""
    company = listing["company"]
    if company is None:
        return None
    card = load_card(language, company["slug"]) if company["slug"] and directory else None
    return card_context(card, language, directory) if card else {"name": company["name"], "url": ""}


def _facts(listing: dict[str, Any], language: str) -> list[tuple[str, str]]:
    """Return (name, value) of the plain facts that are known."""
    needed, valid = day_of(listing["needed_by"]), day_of(listing["valid_until"])
    facts = [
        (_("Type of cooperation"), listing["cooperation"]["label"]),
        (_("Quantity or frequency"), listing["quantity"]),
        (_("Needed by"), day(needed) if needed else ""),
        (_("Area wanted"), ", ".join(area["label"] for area in listing["areas"])),
        (_("Answers in"), ", ".join(label("language", code, language) for code in listing["languages"])),
        (_("Contact person"), listing["contact_person"]),
        (_("Valid until"), day(valid) if valid else ""),
    ]
    return [(name, value) for name, value in facts if value]


def _linked(listing: dict[str, Any], base: str) -> dict[str, list[dict[str, str]]]:
    """Return each facet's terms with the address of the list that is filtered by them."""
    return {
        plural: [
            {"label": term["label"], "href": base + str(Address(((facet, term["code"]),)))} for term in listing[plural]
        ]
        for facet, plural in PLURALS.items()
    }


def _attachments(listing: dict[str, Any], language: str, base: str) -> list[dict[str, str]]:
    word = ATTACHMENT_WORDS.get(language, ATTACHMENT_WORDS["en"])
    return [
        {
            "name": file["name"],
            "size": filesizeformat(file["size"]),
            "url": f"{base}{listing['slug']}/{word}/{file['id']}/",
        }
        for file in listing["attachments"]
    ]


__all__ = ["listing_context"]
