"""Words of the addresses below the pages of events, by the page's language; English for any other."""

from django.http import Http404

PAST = {"de": "vergangen", "cs": "probehle", "en": "past"}
MONTHS = {"de": "monat", "cs": "mesic", "en": "month"}
CALENDARS = {"de": "kalender.ics", "cs": "kalendar.ics", "en": "calendar.ics"}
EVENT_FILES = {"de": "termin.ics", "cs": "udalost.ics", "en": "event.ics"}


def translated(words: dict[str, str], language: str) -> str:
    return words.get(language[:2], words["en"])


def one_of(words: dict[str, str]) -> str:
    """Return the pattern of an address that is one of these words, as `name`."""
    alternatives = "|".join(word.replace(".", r"\.") for word in words.values())
    return rf"(?P<name>{alternatives})"


def check_word(words: dict[str, str], language: str, word: str) -> None:
    """Raise Http404 where the word is another language's: a page has one address."""
    if word != translated(words, language):
        raise Http404


__all__ = ["CALENDARS", "EVENT_FILES", "MONTHS", "PAST", "check_word", "one_of", "translated"]
