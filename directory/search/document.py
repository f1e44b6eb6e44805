"""From a company's facts to its finished rows of the read model, one per language of the portal."""

import datetime
import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..models import CompanyText, DirectoryEntry
from . import words
from .age import SUNK, is_old
from .facts import Facts
from .terms import SHOWN_SECTOR_LEVELS, TermInfo, Vocabularies, vocabularies

LABELLED = ("sector", "category", "capability", "certificate")
EPOCH = datetime.date(2020, 1, 1)
# What a complete entry has, and its share; "How results are ordered" tells the public the same.
COMPLETENESS = {
    "own_summary": 0.4, "text": 0.2, "capability": 0.15, "website": 0.1, "logo": 0.1, "certificate": 0.05,
}  # fmt: skip
PREFERRED = ("de", "cs", "en")  # whose text is shown where the reader's language has none


def entries(
    facts: Facts, languages: Iterable[str], today: datetime.date | None = None
) -> tuple[list[DirectoryEntry], dict[str, str]]:
    """Return the unsaved rows of one company, one for each language.

    With them come the words that occur in them: without accents → as written.

    :param today: the day by which an entry may have sunk, where the clock is moved.
    """
    vocabulary = vocabularies()
    terms = _terms(facts, vocabulary)
    lexemes = _lexemes(facts, terms, vocabulary)
    return [_entry(facts, language, terms, lexemes, vocabulary, today) for language in languages], lexemes.written


def _terms(facts: Facts, vocabulary: Vocabularies) -> dict[str, list[TermInfo]]:
    """Return the terms of each facet, as they were chosen, without their ancestors."""
    row, by_key = facts.row, vocabulary.by_key
    chosen = {facet: [by_key(facet, key) for key in keys] for facet, keys in facts.terms.items()}
    chosen["region"] = [by_key("region", row["region_id"])]
    for facet, codes in (
        ("kind", [row["kind"]]),
        ("country", [row["country"]]),
        ("size", [row["size"]]),
        ("language", row["languages"]),
    ):
        known = vocabulary.by_code[facet]
        chosen[facet] = [known[code] for code in codes if code in known]
    return chosen


def _text(facts: Facts, language: str) -> CompanyText | None:
    """Return the prose to show a reader of `language`: in it, or else in another language."""
    filled = {key: text for key, text in facts.texts.items() if text.summary or text.description}
    return next((filled[key] for key in (language, *PREFERRED) if key in filled), None)


def _card(facts: Facts, language: str, terms: dict[str, list[TermInfo]]) -> dict[str, Any]:
    row, text = facts.row, _text(facts, language)

    def coded(facet: str) -> list[dict[str, str]]:
        return [{"code": term.code, "label": term.labels[language]} for term in terms.get(facet, ())]

    return {
        "id": row["id"],
        "slug": row["slug"],
        "name": row["name"],
        "kind": row["kind"],
        "summary": (text.summary or text.description[:240]) if text else "",
        "summary_language": text.language if text else None,
        "city": row["city"],
        "country": row["country"],
        "region": coded("region")[0],
        "sectors": coded("sector"),
        "categories": coded("category"),
        "capabilities": coded("capability"),
        "certificates": coded("certificate"),
        "languages": row["languages"],
        "size": row["size"] or None,
        "confirmed_at": row["confirmed_at"].isoformat() if row["confirmed_at"] else None,
    }


def _detail(facts: Facts, language: str, card: dict[str, Any]) -> dict[str, Any]:
    row, text = facts.row, _text(facts, language)
    return {
        **card,
        "description": text.description if text else "",
        "description_language": text.language if text else None,
        "description_origin": text.origin if text else None,
        "description_outdated": bool(text and text.source_state == "outdated"),
        "address": {key: row[key] for key in ("street", "postal_code", "city", "country")},
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "founded": row["founded"],
        "website": row["website"],
        "phone": row["phone"],
        "contact_person": row["contact_person"],
        "ico": row["ico"],
        "vat_id": row["vat_id"],
        "register_court": row["register_court"],
        "register_number": row["register_number"],
        "logo": facts.logo,
        "images": [_picture(picture, language) for picture in facts.pictures],
        "published_at": facts.published_at.isoformat(),
        "updated_at": facts.updated_at.isoformat(),
    }


def _picture(picture: dict[str, Any], language: str) -> dict[str, Any]:
    """Return a picture with its description in the reader's language, or else in another, and which that is."""
    said = {code: text for code, text in picture["descriptions"].items() if text}
    code = next((code for code in (language, *PREFERRED) if code in said), None)
    shown = {name: picture[name] for name in ("url", "width", "height")}
    return {**shown, "description": said[code] if code else "", "description_language": code}


@dataclass(slots=True)
class Lexemes:
    """Where an entry is found: by its names and numbers, by its town, by all of its words."""

    names: set[str] = field(default_factory=set)
    town: set[str] = field(default_factory=set)
    prose: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)

    def note(self, word: str) -> None:
        self.written.setdefault(words.fold(word), word)

    def add_town(self, city: str, postal_code: str, vocabulary: Vocabularies) -> None:
        """Add a town by all its names."""
        town = [city, postal_code, *vocabulary.towns.get(words.fold(city), ())]
        for word in words.split(" ".join(town)):
            self.town.update(words.lexemes(word, "de"), words.stems(word, "cs"))
            self.note(word)

    def add_prose(self, text: str, language: str, vocabulary: Vocabularies) -> None:
        stop = words.STOP_WORDS[language]
        for word in words.split(text):
            if word not in stop and len(word) <= words.LEXEME_LIMIT:
                self.prose.update(words.stems(word, language))
                self.note(word)
                if language == "de":
                    self.prose.update(vocabulary.compounds.split(word))

    def note_labels(self, terms: dict[str, list[TermInfo]]) -> None:
        for facet in LABELLED:
            for term in terms.get(facet, ()):
                for label in term.labels.values():
                    for word in words.split(label):
                        self.note(word)


def _lexemes(facts: Facts, terms: dict[str, list[TermInfo]], vocabulary: Vocabularies) -> Lexemes:
    """Return what an entry is found by in the database.

    Labels of terms are not among it: a query is taken to the terms' numbers before it comes to the database. They
    are only noted as words that may have been meant.
    """
    row, found = facts.row, Lexemes()
    numbers = (row["ico"], row["vat_id"], *row["register_number"].split())
    found.names.update(number.lower() for number in numbers if number)
    for word in words.split(row["name"]):
        found.names.update(*(words.lexemes(word, language) for language in ("de", "cs")))
        found.names.update(vocabulary.compounds.split(word))
        found.note(word)
    found.add_town(row["city"], row["postal_code"], vocabulary)
    for language, text in facts.texts.items():
        found.add_prose(f"{text.summary} {text.description}", language, vocabulary)
    found.note_labels(terms)
    return found


def _entry(
    facts: Facts, language: str, terms: dict[str, list[TermInfo]], lexemes: Lexemes, vocabulary: Vocabularies,
    today: datetime.date | None,
) -> DirectoryEntry:  # fmt: skip
    row = facts.row
    card = _card(facts, language, terms)
    return DirectoryEntry(
        company_id=row["id"],
        language=language,
        slug=row["slug"],
        name=row["name"],
        sort_name=words.fold(row["name"])[:255],  # ß takes two letters
        card=to_json(card),
        detail=to_json(_detail(facts, language, card)),
        **term_columns(terms, vocabulary),
        **word_columns(lexemes),
        latitude=row["latitude"],
        longitude=row["longitude"],
        weight=weight(facts, language) - (SUNK if is_old(row["confirmed_at"], facts.published_at, today) else 0),
        published_at=facts.published_at,
        updated_at=facts.updated_at,
    )


def term_columns(terms: dict[str, list[TermInfo]], vocabulary: Vocabularies) -> dict[str, Any]:
    """Return the columns to filter by and to count."""
    numbers = {above.number for chosen in terms.values() for term in chosen for above in vocabulary.ancestors(term)}
    shown = sorted(number for number in numbers if _is_facet(vocabulary.by_number[number]))
    return {"terms": sorted(numbers), "facets": array("i", shown).tobytes()}


def word_columns(lexemes: Lexemes) -> dict[str, str]:
    """Return the columns to search in."""
    return {
        "names": f"{words.tsvector(lexemes.names, 'A')} {words.tsvector(lexemes.town - lexemes.names, 'B')}",
        "vector": words.tsvector(lexemes.names | lexemes.town | lexemes.prose),
    }


def _is_facet(term: TermInfo) -> bool:
    """Say whether filters show the term with a count."""
    return term.facet != "category" and not (term.facet == "sector" and term.level > SHOWN_SECTOR_LEVELS)


def complete_parts(facts: Facts, language: str) -> dict[str, bool]:
    """Say of each part of `COMPLETENESS` whether readers of `language` find it."""
    row, own = facts.row, facts.texts.get(language)
    return {
        "own_summary": bool(own and own.summary),
        "text": _text(facts, language) is not None,
        "capability": bool(facts.terms.get("capability")),
        "website": bool(row["website"]),
        "logo": facts.logo is not None,
        "certificate": bool(facts.terms.get("certificate")),
    }


def weight(facts: Facts, language: str) -> float:
    """Return how far up an entry stands among equals: 0 to 1 for completeness, and 0.1 a year for being fresh."""
    confirmed, has = facts.row["confirmed_at"], complete_parts(facts, language)
    complete = sum(share for name, share in COMPLETENESS.items() if has[name])
    fresh = (confirmed - EPOCH).days / 3650 if confirmed else 0.0
    return round(complete + fresh, 4)


def to_json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
