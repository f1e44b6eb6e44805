"""What newsletter and alerts are made of, said by the rooms that have it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from ..mail import Item

Collect = Callable[[str, datetime, datetime], Sequence[Item]]  # language, since, now → what came between
CollectHits = Callable[[str, str, datetime, datetime], Sequence[Item]]  # the same of a search's address


@dataclass(frozen=True)
class Section:
    heading: str | Promise
    collect: Collect


_sections: dict[str, Section] = {}
_searches: list[CollectHits] = []


def register_section(name: str, heading: str | Promise, collect: Collect) -> None:
    """Add a part to the newsletter; parts stand in the order of registration."""
    _sections[name] = Section(heading, collect)


def sections() -> list[Section]:
    return list(_sections.values())


def register_search(collect: CollectHits) -> None:
    """Say who knows what is new for a saved search; addresses begin with "record=company" or "record=listing"."""
    _searches[:] = [collect]


def hits(search: str, language: str, since: datetime, now: datetime) -> Sequence[Item]:
    return [item for collect in _searches for item in collect(search, language, since, now)]


__all__ = ["Section", "hits", "register_search", "register_section", "sections"]
