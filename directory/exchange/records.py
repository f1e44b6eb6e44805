"""Companies while a batch is worked on: what they are, and what a row changes in them."""

from dataclasses import dataclass, field
from typing import Any

from directory.models import Company, CompanyText, ImportRow, Origin, SourceState
from directory.places import normalise

from .cells import TERMS, Facts

POSITION = ("latitude", "longitude")
ADDRESS = ("street", "postal_code", "city", "region_id")


@dataclass(eq=False)
class Record:
    """A company with its texts and terms; `before` is what was there before the batch changed it."""

    company: Company
    new: bool = False
    texts: dict[str, CompanyText] = field(default_factory=dict)
    terms: dict[str, set[int]] = field(default_factory=lambda: {name: set() for name in TERMS})
    before: dict[str, Any] = field(default_factory=dict)
    rows: list[ImportRow] = field(default_factory=list)
    publish: bool = False
    draft: bool = False  # is public, and what changes waits in a draft
    pending: bool = False  # there is a draft that is newer than the row

    @property
    def changed(self) -> bool:
        return self.new or self.publish or bool(self.before)

    @property
    def has_prose(self) -> bool:
        return any(text.summary or text.description for text in self.texts.values())

    def differences(self, facts: Facts) -> dict[str, Any]:
        """Return what `facts` would change: field → new value, terms only those to add, texts as `summary_de`."""
        company = self.company
        found = {
            name: value
            for name, value in facts.values.items()
            if name not in POSITION and getattr(company, name) != value
        }
        moved = facts.explicit_position or company.latitude is None or any(name in found for name in ADDRESS)
        if moved and "latitude" in facts.values:
            found |= {name: facts.values[name] for name in POSITION if getattr(company, name) != facts.values[name]}
        for name, keys in facts.terms.items():
            if added := keys - self.terms[name]:
                found[name] = added
        for language, parts in facts.texts.items():
            text = self.texts.get(language)
            for part, value in parts.items():
                if (getattr(text, part) if text else "") != value:
                    found[f"{part}_{language}"] = value
        return found

    def additions(self, facts: Facts) -> tuple[dict[str, Any], list[str]]:
        """Return what `facts` adds without contradicting anything, and the fields in which it contradicts."""
        added, contradicted = {}, []
        for name, value in self.differences(facts).items():
            if name in TERMS or self._empty(name):
                added[name] = value
            else:
                contradicted.append(name)
        return added, contradicted

    def _empty(self, name: str) -> bool:
        if _is_prose(name):
            part, _separator, language = name.rpartition("_")
            return language not in self.texts or not getattr(self.texts[language], part)
        return getattr(self.company, name) in ("", None, [])

    def snapshot(self, changes: dict[str, Any]) -> dict[str, Any]:
        """Return what is there now of what `changes` would replace, as JSON."""
        found: dict[str, Any] = {}
        for name in changes:
            if name in TERMS:
                found[name] = sorted(self.terms[name])
            elif _is_prose(name):
                found["texts"] = [text_as_json(text) for text in self.texts.values()]
            else:
                found[name] = _plain(getattr(self.company, name))
        return found

    def apply(self, changes: dict[str, Any]) -> None:
        """Change the record; `before` keeps what was there before the first change."""
        self.before = {**self.snapshot(changes), **self.before}
        for name, value in changes.items():
            if name in TERMS:
                self.terms[name] = self.terms[name] | value
            elif _is_prose(name):
                self._write_text(name, value)
            else:
                setattr(self.company, name, value)

    def _write_text(self, name: str, value: str) -> None:
        part, _separator, language = name.rpartition("_")
        text = self.texts.setdefault(language, CompanyText(language=language))
        setattr(text, part, value)
        text.origin, text.source_state = Origin.WRITTEN, SourceState.CURRENT
        for other in self.texts.values():
            if other.origin != Origin.WRITTEN:
                other.source_state = SourceState.OUTDATED


def _is_prose(name: str) -> bool:
    return name.startswith(("summary_", "description_"))


def text_as_json(text: CompanyText) -> dict[str, str]:
    return {name: getattr(text, name) for name in ("language", "summary", "description", "origin", "source_state")}


def identities(record: Company | dict[str, Any]) -> list[str]:
    """Return what identifies a company in law: IČO, VAT number, register entry with its court."""
    get = record.get if isinstance(record, dict) else lambda name, default="": getattr(record, name, default)
    found = []
    if ico := get("ico", ""):
        found.append(f"ico:{ico}")
    if vat := get("vat_id", ""):
        found.append(f"vat:{vat}")
    if get("register_number", "") and get("register_court", ""):
        court = normalise(get("register_court", "")).removeprefix("amtsgericht ")
        found.append(f"register:{court}:{get('register_number', '')}")
    return found


def contradict(some: list[str], others: list[str]) -> bool:
    """Say whether two companies have numbers of one kind that differ: then they are not the same."""
    kinds = {identity.partition(":")[0]: identity for identity in others if not identity.startswith("register:")}
    return any(kinds[kind] != identity for identity in some if (kind := identity.partition(":")[0]) in kinds)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
