"""Whether an entry of a file may be taken: its text must be as sound as its source."""

import re
from collections import Counter
from html.parser import HTMLParser

from wagtail_localize.strings import StringValue

from ..desk.reasons import Reason

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|\{\w*\}|%\(\w+\)[a-z]|%[sd](?!\w)")
_EMPTY_TAGS = {"br"}
LONGEST = 2000  # characters that a translation may always have; beyond, four times its source
STRAY = 20  # "<" that a translation may have more than its source

Fault = tuple[Reason, dict[str, str]]


class _Tags(HTMLParser):
    """Collects tags and notices what Beautiful Soup would silently repair."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.open: list[str] = []
        self.broken = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[f"<{tag}>"] += 1
        if tag == "a":
            self.links[dict(attrs).get("id") or "?"] += 1
        if tag not in _EMPTY_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY_TAGS:
            self.handle_starttag(tag, attrs)
        else:
            self.broken = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY_TAGS or not self.open or self.open.pop() != tag:
            self.broken = True

    def handle_comment(self, data: str) -> None:
        self.broken = True

    handle_decl = handle_pi = unknown_decl = handle_comment


def _tags(html: str) -> _Tags:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    parser.broken = parser.broken or bool(parser.open)
    return parser


def plain(html: str) -> str:
    return StringValue(html).render_text()


def tidy(source: str, text: str) -> str:
    """Return the text without the line ends that translation programs put in where the source has none."""
    return text if "\n" in source else " ".join(text.split("\n"))


def fault_in(source: str, text: str, max_length: int | None) -> Fault | None:
    """Return why a translation cannot be taken, None where it can."""
    longest = max(4 * len(source), LONGEST)
    if len(text) > longest:
        return Reason.TOO_LONG, {"length": str(len(text)), "maximum": str(longest)}
    if text.count("<") > source.count("<") + STRAY:  # the parser's time grows with the square of what it cannot close
        return Reason.MARKUP, {}
    if _CONTROL.search(text):
        return Reason.CONTROL, {}
    theirs, ours = _tags(text), _tags(source)
    if theirs.broken:
        return Reason.MARKUP, {}
    if theirs.links != ours.links:
        return Reason.LINKS, _differ(ours.links, theirs.links)
    if theirs.found != ours.found:
        return Reason.TAGS, _differ(ours.found, theirs.found)
    try:
        StringValue.from_translated_html(text)
    except ValueError:
        return Reason.MARKUP, {}
    expected, found = Counter(_PLACEHOLDER.findall(plain(source))), Counter(_PLACEHOLDER.findall(plain(text)))
    if expected != found:
        return Reason.PLACEHOLDERS, _differ(expected, found)
    if max_length and (length := len(plain(text))) > max_length:
        return Reason.TOO_LONG, {"length": str(length), "maximum": str(max_length)}
    return None


def _differ(expected: Counter[str], found: Counter[str]) -> dict[str, str]:
    return {
        "expected": ", ".join(sorted(expected.elements()))[:200],
        "found": ", ".join(sorted(found.elements()))[:200],
    }


__all__ = ["fault_in", "plain", "tidy"]
