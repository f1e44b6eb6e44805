"""Words that no machine may change.

Imports go down only, so the ground floor cannot look into the directory. A room that knows names registers a
function in its `AppConfig.ready`; it gets a plain text and returns those of its names that occur in it.
"""

from collections.abc import Callable, Iterable

from django.conf import settings

_finders: dict[str, Callable[[str], Iterable[str]]] = {}


def register_names(key: str, finder: Callable[[str], Iterable[str]]) -> None:
    """Make a finder known; the later one of two with the same key wins."""
    _finders[key] = finder


def names_in(text: str) -> list[str]:
    """Return every name to be kept that occurs in the text, the longest first."""
    text = text.replace("\u00a0", " ")
    found = {settings.WAGTAIL_SITE_NAME, "Interreg"}
    for finder in _finders.values():
        found.update(finder(text))
    return sorted((name for name in found if name and name in text), key=lambda name: (-len(name), name))


__all__ = ["names_in", "register_names"]
