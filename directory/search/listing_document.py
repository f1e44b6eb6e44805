"""From the facts of an offer or request to its finished rows of the read model, one per language of the portal."""

import datetime
from collections.abc import Iterable
from typing import Any

from ..models import DirectoryEntry, ListingKind, ListingText
from . import words
from .age import SUNK, is_old
from .document import PREFERRED, Lexemes, term_columns, to_json, word_columns
from .listing_facts import ListingFacts
from .terms import TermInfo, Vocabularies, vocabularies

EPOCH = datetime.date(2026, 1, 1)
# What decides the order without words: requests before offers, then what is newer or was confirmed later, then what
# tells more. "How results are ordered" tells the public the same.
REQUEST = 2.0
YEAR = 0.6
COMPLETENESS = {"own_text": 0.15, "description": 0.05, "term": 0.05, "quantity": 0.03, "attachment": 0.02}
SUMMARY = 240  # characters


def listing_entries(
    facts: ListingFacts, languages: Iterable[str], today: datetime.date | None = None
) -> tuple[list[DirectoryEntry], dict[str, str]]:
    """Return the unsaved rows of one listing, one for each language, and the words in them (folded → as written).

    :param today: the day by which it may have sunk, where the clock is moved.
    """
    vocabulary = vocabularies()
    terms = _terms(facts, vocabulary)
    lexemes = _lexemes(facts, terms, vocabulary)
    return [_entry(facts, language, terms, lexemes, vocabulary, today) for language in languages], lexemes.written


def _terms(facts: ListingFacts, vocabulary: Vocabularies) -> dict[str, list[TermInfo]]:
    row = facts.row
    chosen = {facet: [vocabulary.by_key(facet, key) for key in keys] for facet, keys in facts.terms.items()}
    chosen["region"] = [vocabulary.by_key("region", facts.place["region_id"])]
    for facet, codes in (
        ("type", [row["kind"]]),
        ("cooperation", [row["cooperation"]]),
        ("country", [facts.place["country"]]),
        ("language", row["languages"]),
    ):
        known = vocabulary.by_code[facet]
        chosen[facet] = [known[code] for code in codes if code in known]
    return chosen


def _text(facts: ListingFacts, language: str) -> ListingText | None:
    """Return the prose to show a reader of `language`: in it, or else in another language."""
    filled = {key: text for key, text in facts.texts.items() if text.title}
    return next((filled[key] for key in (language, *PREFERRED) if key in filled), None)


def shorten(text: str, limit: int = SUMMARY) -> str:
    """Return the beginning of a text in one line, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "\u00a0…"


def _card(facts: ListingFacts, language: str, terms: dict[str, list[TermInfo]]) -> dict[str, Any]:
    row, text = facts.row, _text(facts, language)

    def coded(facet: str) -> list[dict[str, str]]:
        return [{"code": term.code, "label": term.labels[language]} for term in terms.get(facet, ())]

    company = facts.company
    return {
        "id": row["id"],
        "slug": row["slug"],
        "type": row["kind"],
        "title": text.title if text else "",
        "summary": shorten(text.description) if text else "",
        "text_language": text.language if text else None,
        "cooperation": coded("cooperation")[0],
        "company": company and {"slug": company["slug"] or None, "name": company["name"]},
        "city": facts.place["city"] or None,
        "country": facts.place["country"],
        "region": coded("region")[0],
        "areas": coded("area"),
        "categories": coded("category"),
        "capabilities": coded("capability"),
        "certificates": coded("certificate"),
        "languages": row["languages"],
        "quantity": row["quantity"],
        "needed_by": _day(row["needed_by"]),
        "valid_until": _day(row["valid_until"]),
        "confirmed_at": _day(row["confirmed_at"]),
        "published_at": facts.published_at.isoformat(),
    }


def _detail(facts: ListingFacts, language: str, card: dict[str, Any]) -> dict[str, Any]:
    text, named = _text(facts, language), facts.company is not None
    return {
        **card,
        "description": text.description if text else "",
        "text_origin": text.origin if text else None,
        "text_outdated": bool(text and text.source_state == "outdated"),
        "contact_person": facts.row["contact_person"],
        "latitude": facts.place["latitude"] if named else None,
        "longitude": facts.place["longitude"] if named else None,
        "attachments": facts.attachments,
        "updated_at": facts.updated_at.isoformat(),
    }


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _lexemes(facts: ListingFacts, terms: dict[str, list[TermInfo]], vocabulary: Vocabularies) -> Lexemes:
    found = Lexemes()
    titles = [(text.title, language) for language, text in facts.texts.items()]
    names = [(facts.company["name"], language) for language in ("de", "cs")] if facts.company else []
    for name, language in (*titles, *names):
        for word in words.split(name):
            found.names.update(words.lexemes(word, language))
            if language == "de":
                found.names.update(vocabulary.compounds.split(word))
            found.note(word)
    if facts.place["city"]:
        found.add_town(facts.place["city"], facts.place["postal_code"], vocabulary)
    for language, text in facts.texts.items():
        found.add_prose(f"{text.description} {facts.row['quantity']}", language, vocabulary)
    for facet in ("type", "cooperation"):
        for term in terms[facet]:
            for language, label in term.labels.items():
                found.add_prose(label, language, vocabulary)
    found.note_labels(terms)
    return found


def _entry(
    facts: ListingFacts, language: str, terms: dict[str, list[TermInfo]], lexemes: Lexemes, vocabulary: Vocabularies,
    today: datetime.date | None,
) -> DirectoryEntry:  # fmt: skip
    row, card = facts.row, _card(facts, language, terms)
    return DirectoryEntry(
        record="listing",
        company_id=row["company_id"],
        listing_id=row["id"],
        language=language,
        slug=row["slug"],
        name=card["title"],
        sort_name=words.fold(card["title"])[:255],
        card=to_json(card),
        detail=to_json(_detail(facts, language, card)),
        **term_columns(terms, vocabulary),
        **word_columns(lexemes),
        latitude=facts.place["latitude"],
        longitude=facts.place["longitude"],
        weight=weight(facts, language) - (SUNK if is_old(row["confirmed_at"], facts.published_at, today) else 0),
        published_at=facts.published_at,
        updated_at=facts.updated_at,
        valid_until=row["valid_until"],
    )


def weight(facts: ListingFacts, language: str) -> float:
    """Return how far up a listing stands among equals."""
    own, row = facts.texts.get(language), facts.row
    has = {
        "own_text": own and own.title,
        "description": any(text.description for text in facts.texts.values()),
        "term": facts.terms.get("capability") or facts.terms.get("category"),
        "quantity": row["quantity"],
        "attachment": facts.attachments,
    }
    complete = sum(share for name, share in COMPLETENESS.items() if has[name])
    born = max(facts.published_at.date(), row["confirmed_at"] or EPOCH)
    request = REQUEST if row["kind"] == ListingKind.REQUEST else 0.0
    return round(request + complete + YEAR * (born - EPOCH).days / 365, 4)


__all__ = ["COMPLETENESS", "REQUEST", "YEAR", "listing_entries", "shorten", "weight"]
