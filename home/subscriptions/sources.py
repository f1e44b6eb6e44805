"""What newsletter and alerts are made of, said by the rooms that have it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from ..mail import Item

Collect = Callable[[str, datetime, datetime], Sequence[Item]]  # language, since, now → what came between
CollectHits = Callable[[str, str, datetime, datetime], Sequence[Item]]  # the same of a search's address
Describe = Callable[[str, str], str]  # a search's address, language → what it asks for, in words


@dataclass(frozen=True)
class Section:
    heading: str | Promise
    collect: Collect


_sections: dict[str, Section] = {}
_searches: list[CollectHits] = []
_describers: list[Describe] = []


def register_section(name: str, heading: str | Promise, collect: Collect) -> None:
    """Add a part to the newsletter; parts stand in the order of registration."""
    _sections[name] = Section(heading, collect)


def sections() -> list[Section]:
    return list(_sections.values())


def register_search(collect: CollectHits, describe: Describe) -> None:
    """Say who knows what is new for a saved search, and how to put a search in words."""
    _searches[:] = [collect]
    _describers[:] = [describe]


def hits(search: str, language: str, since: datetime, now: datetime) -> Sequence[Item]:
    return [item for collect in _searches for item in collect(search, language, since, now)]


def in_words(search: str, language: str) -> str:
    """Return what a saved search asks for as its subscriber reads it; "" for none."""
    return next((describe(search, language) for describe in _describers if search), "")


__all__ = ["Section", "hits", "in_words", "register_search", "register_section", "sections"]
