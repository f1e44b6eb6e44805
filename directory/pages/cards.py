"""Results as templates need them, from their finished JSON."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..search import Card, label

TAGS = 4  # shown on a card
IN_LANGUAGE: dict[str, Promise] = {
    "de": gettext_lazy("Text in German"),
    "cs": gettext_lazy("Text in Czech"),
    "en": gettext_lazy("Text in English"),
}


def card_context(card: Card, language: str, base: str) -> dict[str, Any]:
    """Return a result as a template needs it, from its finished JSON."""
    found: dict[str, Any] = json.loads(card.json)
    found["url"] = f"{base}{card.slug}/"
    meta = [found["city"], found["region"]["label"]]
    if found["kind"] != "company":
        meta.insert(0, label("kind", found["kind"], language))
    elif found["size"]:
        meta.append(label("size", found["size"], language))
    if card.distance_km is not None:
        meta.append(distance(card.distance_km))
    found["meta"] = " · ".join(meta)
    found["tags"] = _tags(found)
    found["foreign"] = foreign(found["summary_language"], language)
    found["confirmed"] = ""
    if found["confirmed_at"]:
        day = date_format(datetime.date.fromisoformat(found["confirmed_at"]))
        found["confirmed"] = _("Confirmed on %(date)s") % {"date": day}
    return found


def distance(km: float) -> str:
    """Return a distance for people: metres would promise too much, so 3.4 km and 34 km."""
    return _("%(distance)s km away") % {"distance": number_format(km, 0 if km >= 10 else 1)}


def foreign(text_language: str | None, language: str) -> str | Promise:
    """Return the note beside a text that is not in the reader's language, empty when it is."""
    return IN_LANGUAGE.get(text_language or language, "") if text_language != language else ""


def _tags(card: Mapping[str, Any]) -> list[str]:
    certificates = [term["label"] for term in card["certificates"]]
    abilities = [term["label"] for term in card["capabilities"] or card["sectors"]]
    kept = max(TAGS - 1, TAGS - len(certificates))
    return abilities[:kept] + certificates[: TAGS - min(kept, len(abilities))]


def listing_card(card: Card, language: str, base: str) -> dict[str, Any]:
    """Return an offer or request as a template needs it."""
    found: dict[str, Any] = json.loads(card.json)
    found["url"] = f"{base}{card.slug}/"
    found["badge"] = label("type", found["type"], language)
    place = [found["city"], found["region"]["label"]]
    if card.distance_km is not None:
        # Of a company that does not want to be named the region is known, and its middle says little of where it is.
        place.append(distance(card.distance_km) if found["company"] else "")
    found["meta"] = " · ".join(filter(None, place))
    found["tags"] = _listing_tags(found)
    found["foreign"] = foreign(found["text_language"], language)
    found["needed"], found["valid"], found["published"] = (
        day_of(found[name]) for name in ("needed_by", "valid_until", "published_at")
    )
    return found


def day_of(text: str | None) -> datetime.date | None:
    """Return the day of a date in ISO 8601, or of a moment on the clocks here."""
    if not text:
        return None
    return (
        timezone.localdate(datetime.datetime.fromisoformat(text)) if "T" in text else datetime.date.fromisoformat(text)
    )


def _listing_tags(card: Mapping[str, Any]) -> list[str]:
    names = [term["label"] for facet in ("capabilities", "categories", "certificates") for term in card[facet]]
    return names[:TAGS]


__all__ = ["card_context", "day_of", "distance", "foreign", "listing_card"]
