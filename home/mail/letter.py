"""What a letter says, apart from how it looks; one pair of templates sets all of them, as text and as HTML.

Every part is text, never markup: what people have typed is shown as they typed it.
"""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Button:
    """A link that stands on its own; `url` is absolute."""

    label: str
    url: str
    kind: ClassVar[str] = "button"


@dataclass(frozen=True)
class Quote:
    """What somebody else has written, line breaks kept; `language` is its ISO 639-1 code for the HTML."""

    text: str
    heading: str = ""
    language: str = ""
    kind: ClassVar[str] = "quote"


@dataclass(frozen=True)
class Facts:
    """Pairs of a word and what it stands for."""

    pairs: tuple[tuple[str, str], ...]
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True)
class Item:
    """A line of a list: what it is, its absolute address, and a word about it."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Links:
    """A list under a heading, such as the news of a month."""

    heading: str
    items: tuple[Item, ...]
    kind: ClassVar[str] = "links"


Part = str | Button | Quote | Facts | Links


@dataclass(frozen=True)
class Letter:
    """A letter in one language.

    :ivar name: which letter it is, such as "inquiry_new"; for lists and the preview in the CMS.
    :ivar reason: why the recipient gets it, one sentence below the signature.
    :ivar unsubscribe: absolute address that ends such mail by one POST (RFC 8058), empty where it cannot be ended.
    """

    name: str
    subject: str
    parts: tuple[Part, ...] = field(default=())
    reason: str = ""
    unsubscribe: str = ""


__all__ = ["Button", "Facts", "Item", "Letter", "Links", "Part", "Quote"]
