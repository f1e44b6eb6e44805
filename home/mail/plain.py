"""A letter as plain text: 78 columns at most (RFC 5322), addresses whole on lines of their own."""

from collections.abc import Iterator
from textwrap import wrap

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .imprint import Imprint
from .letter import Button, Facts, Letter, Links, Part, Quote

WIDTH = 78


def set_text(letter: Letter, name: str, imprint: Imprint) -> str:
    """Return the text of a letter, in the language that is active."""
    blocks = [greeting(name), *("\n".join(_part(part)) for part in letter.parts)]
    blocks.append(f"{_('Kind regards')}\n{_('The Glokal team')}")
    return "\n\n".join(blocks) + f"\n\n-- \n{foot(letter, imprint)}\n"


def greeting(name: str) -> str:
    """Return the first line; in Czech a name would stand in the vocative, which nobody can tell from it."""
    named = name and (get_language() or "")[:2] != "cs"
    return _("Good day %(name)s,") % {"name": name} if named else _("Good day,")


def foot(letter: Letter, imprint: Imprint) -> str:
    lines = [*_paragraphs(letter.reason)]
    if letter.unsubscribe:
        lines += [f"{_('Unsubscribe')}:", letter.unsubscribe]
    return "\n".join([*lines, *([""] if lines else []), imprint.text])


def _part(part: Part) -> Iterator[str]:
    match part:
        case Button():
            yield from _paragraphs(f"{part.label}:")
            yield part.url
        case Quote():
            yield from _paragraphs(part.heading)
            for line in part.text.splitlines():
                yield from _wrapped(line, "> ", "> ") or [">"]
        case Facts():
            for word, value in part.pairs:
                yield from _wrapped(f"{word}: {value}", "", "  ")
        case Links():
            yield part.heading.upper()
            for item in part.items:
                yield from ["", *_wrapped(item.title, "* ", "  "), *_wrapped(item.note, "  ", "  "), f"  {item.url}"]
        case _:
            yield from _paragraphs(part)


def _paragraphs(text: str) -> list[str]:
    """Return lines of running text; line breaks of the author's stay."""
    return [line for row in text.splitlines() for line in _wrapped(row, "", "") or [""]]


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    """Wrap between words only: neither addresses nor words with hyphens are cut."""
    return wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


__all__ = ["WIDTH", "foot", "greeting", "set_text"]
