"""Towns, postal codes and regions: from what people write to a place on the map."""

import re
import unicodedata
from collections.abc import Iterable

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d"})


def normalise(name: str) -> str:
    """Return `name` in lower case, without accents and punctuation: "Ústí n. L." becomes "usti n l"."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return " ".join(re.sub(r"[\W_]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split())


def keys_of(names: Iterable[str]) -> list[str]:
    """Return the look-up keys of a place: every name without accents, and with ä written ae."""
    keys = {normalise(form) for name in names if name for form in (name, _spelt_out(name))}
    return sorted(keys - {""})


def _spelt_out(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
