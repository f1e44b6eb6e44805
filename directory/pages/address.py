"""Addresses of the same list with one thing changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Address:
    """The parameters of a list, without the page number: whatever changes the list leads to its first page."""

    pairs: tuple[Pair, ...] = ()

    def __str__(self) -> str:
        return "?" + urlencode(self.pairs)

    def has(self, name: str, value: str) -> bool:
        return (name, value) in self.pairs

    def without(self, name: str, value: str | None = None) -> "Address":
        """Leave out a parameter, or only one of its values."""
        return Address(tuple(p for p in self.pairs if p[0] != name or value not in (None, p[1])))

    def replaced(self, name: str, values: Iterable[str]) -> "Address":
        """Give a parameter these values in place of those it has."""
        return Address((*self.without(name).pairs, *((name, value) for value in values)))

    def toggled(self, name: str, value: str) -> "Address":
        """Add the value, or take it away where it is there already."""
        return self.without(name, value) if self.has(name, value) else Address((*self.pairs, (name, value)))

    @property
    def prefix(self) -> str:
        """What stands before `page=…`: "q=Holz&", or nothing."""
        return urlencode(self.pairs) + "&" if self.pairs else ""
