"""What must come back as it was sent: tags, numbers, addresses, placeholders, names.

Strings are wagtail-localize's: HTML with inline tags, whose attributes are replaced by an id (<a id="a1">).
"""

import re
from collections import Counter
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from wagtail_localize.strings import StringValue

from ..slugs import plain
from .errors import Reason

NO_BREAK = "\u00a0"
SPACE = re.escape(" ")
_FIXED = re.compile(
    r"""https?://[^\s<>"„“”]*[\w/]                    # addresses on the web
    |   www\.[\w-]+\.[\w./-]*\w
    |   (?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+  # and by e-mail
    |   \+\d[\d ()/.\u00a0\u2011-]{5,}\d              # telephone numbers
    |   \{\{[^{}]*\}\}|\{\w*\}|%\(\w+\)[a-z]|%[sd](?!\w)  # placeholders
    """,
    re.VERBOSE,
)
_GROUP = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?!\d)")
_ROUND = re.compile(r"(?<=\d)[.:,]00(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 cannot carry them


@dataclass(frozen=True)
class Marks:
    """How a service is told to leave something alone: an element, with an attribute where it needs one."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


def fixed_in(text: str, names: list[str]) -> list[str]:
    """Return what has to stay letter by letter, in the order it occurs; which kind of space divides it is no matter."""
    return [match.group().replace(NO_BREAK, " ") for match in _pattern(names).finditer(text)]


def wrap(html: str, names: list[str], marks: Marks) -> str:
    """Return the string with everything that is to be left alone inside of marks."""
    soup = BeautifulSoup(_INVISIBLE.sub("", html), "html.parser")
    pattern = _pattern(names)
    for node in list(soup.find_all(string=True)):
        text, position = str(node), 0
        pieces: list[PageElement] = []
        for match in pattern.finditer(text):
            pieces.append(NavigableString(text[position : match.start()]))
            pieces.append(soup.new_tag(marks.tag, attrs=dict(marks.attributes), string=match.group()))
            position = match.end()
        if pieces:
            node.replace_with(*(piece for piece in [*pieces, NavigableString(text[position:])] if str(piece)))
    return str(soup)


def unwrap(html: str, marks: Marks) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for mark in soup.find_all(marks.tag, attrs=dict(marks.attributes)):
        mark.unwrap()
    soup.smooth()
    return str(soup)


def is_translatable(html: str, names: list[str]) -> bool:
    """Say whether anything is left to translate beside numbers, names and addresses."""
    return bool(_LETTERS.search(_pattern(names).sub(" ", plain(html))))


def fault_in(source: str, target: str, names: list[str]) -> Reason | None:
    """Compare a string with its translation; None where nothing was lost."""
    before, after = plain(source), plain(target)
    if not after.strip():
        return Reason.EMPTY
    if _tags(source) != _tags(target) or not _is_allowed(target):
        return Reason.TAGS
    if Counter(fixed_in(before, names)) != Counter(fixed_in(after, names)):
        return Reason.NAMES
    if not _same_numbers(before, after) or any(before.count(sign) != after.count(sign) for sign in "<>"):
        return Reason.FACTS
    if len(after) > 3 * len(before) + 60:
        return Reason.IMPLAUSIBLE
    if before.split() == after.split() and len(_LETTERS.findall(_pattern(names).sub(" ", before))) > 3:
        return Reason.SAME
    return None


def _pattern(names: list[str]) -> re.Pattern[str]:
    words = [rf"(?<!\w){re.escape(name).replace(SPACE, f'[ {NO_BREAK}]')}(?!\w)" for name in names]
    return re.compile("|".join([_FIXED.pattern, *words]), re.VERBOSE)


def _tags(html: str) -> Counter[tuple[str, str, bool]]:
    """Count the tags by name, id, and whether there is text in them; their order follows the language."""
    tags = BeautifulSoup(html, "html.parser").find_all(True)
    return Counter((tag.name, str(tag.get("id", "")), _has_text(tag)) for tag in tags)


def _has_text(tag: Tag) -> bool:
    return bool(tag.get_text().strip())


def _is_allowed(html: str) -> bool:
    try:
        StringValue.from_translated_html(html)
    except ValueError:
        return False
    return True


def _same_numbers(before: str, after: str) -> bool:
    """Compare figures. "22.11.2026" may become "22. 11. 2026", "1.500" "1 500", and "10:00 Uhr" "10 hodin"."""
    before, after = _ROUND.sub("", before), _ROUND.sub("", after)
    if Counter(_GROUP.findall(before)) == Counter(_GROUP.findall(after)):
        return True
    return _joined(before) == _joined(after)


def _joined(text: str) -> Counter[str]:
    joined = _THOUSANDS.sub(lambda match: "".join(_GROUP.findall(match.group())), text)
    return Counter(_GROUP.findall(joined))


__all__ = ["Marks", "fault_in", "fixed_in", "is_translatable", "plain", "unwrap", "wrap"]
