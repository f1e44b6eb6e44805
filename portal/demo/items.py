"""The texts of the demo content: one TOML file each, German and Czech side by side.

A table of nothing but `de` and `cs` is one text in two languages. A block of `body` is a table with one key, the type
of the block. `change` holds what an editor changed after the translation had been published; where it has both
languages, the translation was brought up to date.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .typeset import typeset

FOLDER = Path(__file__).parent
LANGUAGES = ("de", "cs")
BETWEEN_TAGS = re.compile(r"(?<=>) (?=</?(?:p|ul|ol|li|h3)>)|(?<=<br/>) ")
ADDED = ("body",)  # lists that a change adds to; everything else it replaces


@dataclass(frozen=True)
class Item:
    """A page or topic; `name` is the file's."""

    name: str
    data: dict[str, Any]

    @property
    def source(self) -> str:
        """The language it was written in."""
        return self.data.get("source", "de")

    @property
    def target(self) -> str:
        return next(language for language in LANGUAGES if language != self.source)

    @property
    def is_machine(self) -> bool:
        """Whether a machine wrote the translation, which nobody has read since."""
        return self.data.get("machine", False)

    @cached_property
    def is_translated(self) -> bool:
        return speaks(self.data.get("title") or self.data.get("name"), self.target)

    @cached_property
    def changed(self) -> "Item | None":
        """The item as it is after the change, None where there was none."""
        if "change" not in self.data:
            return None
        rest = {name: value for name, value in self.data.items() if name != "change"}
        change = self.data["change"]
        grown = {name: rest.get(name, []) + change[name] for name in ADDED if name in change}
        return Item(self.name, {**rest, **change, **grown})

    @property
    def change_is_translated(self) -> bool:
        return speaks(self.data.get("change"), self.target)

    def get(self, field: str, default: Any = "") -> Any:
        """Return a fact, the same in every language."""
        return self.data.get(field, default)

    def text(self, field: str, language: str) -> Any:
        """Return what a field says in one language, with its no-break spaces."""
        return typeset(pick(self.data.get(field, ""), language), language)


def read(path: Path) -> Item:
    return Item(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def read_all(folder: str) -> list[Item]:
    """Return the items of a folder, the oldest first."""
    items = [read(path) for path in (FOLDER / folder).glob("*.toml")]
    return sorted(items, key=lambda item: (-item.get("days_ago", 0), item.get("in_days", 0), item.name))


def is_bilingual(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= set(LANGUAGES)


def pick(value: Any, language: str) -> Any:
    """Return a value, however nested, with the texts of one language; lines are joined."""
    if is_bilingual(value):
        return pick(value.get(language, ""), language)
    if isinstance(value, dict):
        return {name: pick(item, language) for name, item in value.items()}
    if isinstance(value, list):
        return [pick(item, language) for item in value]
    if isinstance(value, str):
        return BETWEEN_TAGS.sub("", " ".join(value.split()))
    return value


def speaks(value: Any, language: str) -> bool:
    """Say whether every text within a value exists in a language."""
    if is_bilingual(value):
        return language in value
    if isinstance(value, dict):
        return all(speaks(item, language) for item in value.values())
    return all(speaks(item, language) for item in value) if isinstance(value, list) else True


__all__ = ["Item", "is_bilingual", "pick", "read", "read_all", "speaks"]
