"""Names of the directory that stay as they are when a machine translates a text."""

import re
from collections.abc import Iterator

from home.translation.machine.names import register_names

from .models import Company

LONGEST = 8  # words of a name
_WORD = re.compile(r"\S+")
_BEFORE, _AFTER = "„“\"'‚(»«[", "“”\"'‘)»«],;:!?"


def names_in(text: str) -> list[str]:
    """Return the names of published entries that occur in the text. One query, whatever the directory's size.

    Asked for are the runs of words that could be a name, not every name of the directory whether it occurs.
    """
    return list(Company.objects.published().filter(name__in=set(_candidates(text))).values_list("name", flat=True))


def register() -> None:
    register_names("directory", names_in)


def _candidates(text: str) -> Iterator[str]:
    """Yield runs of words that begin with a capital letter or a figure, or have a capital inside (eMotion)."""
    words = list(_WORD.finditer(text))
    for number, first in enumerate(words):
        if not any(sign.isupper() or sign.isdigit() for sign in first.group()):
            continue
        for last in words[number : number + LONGEST]:
            run = text[first.start() : last.end()].lstrip(_BEFORE).rstrip(_AFTER)
            yield run
            yield run.rstrip(".")  # the end of a sentence, or of "a. s."


__all__ = ["names_in", "register"]
