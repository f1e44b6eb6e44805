"""What the portal keeps about a person: every room says what it has, hands it out, and erases it.

Export (GDPR Art. 15 and 20) and erasure (Art. 17) go through this list, so a room that keeps something about people
must register here; a test holds every foreign key to an account against it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser

File = tuple[str, bytes]  # name in the ZIP, content


@dataclass(frozen=True)
class Holding:
    """What a room keeps about a person.

    :ivar collect: returns JSON-ready data.
    :ivar erase: takes the person out of it, within the transaction that erases the account; data that the law or other
        people's records demand stays without the person.
    :ivar files: the person's own files.
    """

    name: str
    collect: Callable[[AbstractUser], Any]
    erase: Callable[[AbstractUser], None]
    files: Callable[[AbstractUser], Iterable[File]] = lambda user: ()


_holdings: dict[str, Holding] = {}


def register_holding(holding: Holding) -> None:
    _holdings[holding.name] = holding


def holdings() -> list[Holding]:
    return list(_holdings.values())


__all__ = ["Holding", "holdings", "register_holding"]
