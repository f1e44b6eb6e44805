"""Text without case and accents: `fold` for any text, `folded` for names where the database has to do the same."""

import unicodedata
from functools import lru_cache

from django.db.models import CharField, Expression, Func, Value
from django.db.models.functions import Lower

_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o"})  # letters that Unicode does not take apart


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return text in lower case without accents: "Ústí" → "usti", "Fräsen" → "frasen", "Gruß" → "gruss"."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


ACCENTED = "áàâäăãąčćçďđéèêëěęíìîïľĺłňńñóòôöőõøřŕšśşťţúùûüůűýžźż"
PLAIN = "aaaaaaacccddeeeeeeiiiilllnnnooooooorrsssttuuuuuuyzzz"
_TABLE = str.maketrans({**dict(zip(ACCENTED, PLAIN, strict=True)), "ß": "ss"})


def folded(text: str) -> str:
    """Return `text` in lower case without accents: "Müller & Součková" becomes "muller & souckova"."""
    return text.lower().translate(_TABLE)


class Folded(Func):
    """`folded` as an expression of the database; immutable, so that an index can be built on it."""

    function = "translate"
    output_field = CharField()

    def __init__(self, text: str | Expression | None = None, *rest: Expression, **extra: object) -> None:
        if rest:  # already built, as when Django copies an expression
            super().__init__(text, *rest, **extra)
            return
        spelt = Func(Lower(text), Value("ß"), Value("ss"), function="replace", output_field=CharField())
        super().__init__(spelt, Value(ACCENTED), Value(PLAIN), **extra)
