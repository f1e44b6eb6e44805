"""Words of German, Czech and English text as the read model stores and looks them up.

One word gives several lexemes: itself without accents (and with ä written ae), and its stems. Czech is
stemmed twice, once before and once after the accents go, so that text typed without accents matches
(PyStemmer's Czech stemmer needs the accents to see some endings).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import Stemmer

from ..folding import fold

LEXEME_LIMIT = 60  # characters; longer "words" are addresses or noise
PREFIX_MINIMUM = 3  # letters that a word needs before it also finds longer words

_WORD = re.compile(r"[^\W_]+(?:[.&+][^\W_]+)*")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_STEMMERS = {"de": Stemmer.Stemmer("german"), "cs": Stemmer.Stemmer("czech"), "en": Stemmer.Stemmer("english")}
STOP_WORDS = {
    "de": frozenset(
        """
        aber alle als also am an auch auf aus bei beim bis das dass dem den der des die durch ein eine einem
        einen einer eines er es für gegen haben hat ich ihr ihre im in ins ist kann können mit nach nicht
        noch nur ob oder ohne sehr sich sie sind so sowie um und uns unser unsere unter vom von vor war was
        wenn werden wie wir wird zu zum zur zwischen über
        """.split()  # noqa: SIM905
    ),
    "cs": frozenset(
        """
        a aby aj ale ani až bez být co do i jak jako je jeho jejich jen ji jsem jsme jsou k kde když ke
        která které který ku mezi mimo má na nad nebo není než o od po pod podle pro před při s se si so tak
        také ten to tu u už v ve více včetně z za ze či že
        """.split()  # noqa: SIM905
    ),
    "en": frozenset(
        """
        a an and are as at be by for from in is nec of on or other our than the to we with
        """.split()  # noqa: SIM905
    ),
}
ALL_STOP_WORDS = frozenset().union(*STOP_WORDS.values())


def split(text: str) -> list[str]:
    """Return the words of a text in lower case, umlauts and accents kept ("S&P", "2.1" stay whole)."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=200_000)
def spellings(word: str) -> tuple[str, ...]:
    """Return the word as it may be typed without accents: "fräsen" → ("frasen", "fraesen")."""
    return tuple(dict.fromkeys((fold(word), fold(word.translate(_UMLAUTS)))))


@lru_cache(maxsize=200_000)
def stems(word: str, language: str) -> tuple[str, ...]:
    """Return the word's folded stems in a language ("de", "cs", "en")."""
    stem = _STEMMERS[language].stemWord
    if language == "cs":
        return tuple(dict.fromkeys((fold(stem(word)), stem(fold(word)))))
    return (fold(stem(word)),)


@lru_cache(maxsize=200_000)
def lexemes(word: str, language: str) -> tuple[str, ...]:
    """Return every lexeme under which a word of a name or label in `language` is found; none for a stop word."""
    if word in STOP_WORDS[language] or len(word) > LEXEME_LIMIT:
        return ()
    return tuple(dict.fromkeys((*spellings(word), *stems(word, language))))


def forms(word: str) -> tuple[str, ...]:
    """Return every lexeme that a word typed in an unknown language may have been stored under."""
    found = (*spellings(word), *(stem for language in _STEMMERS for stem in stems(word, language)))
    return tuple(dict.fromkeys(lexeme for lexeme in found if lexeme))


def distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, changed or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, opposite in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]


class Compounds:
    """Splits German compounds into words of a vocabulary: "Drehteilefertigung" → dreh, teil, fertigung."""

    MINIMUM = 4  # letters of a part; shorter ones split nearly everything
    LINKS = ("", "s", "es", "n", "en", "e")

    def __init__(self, words: Iterable[str]):
        """:param words: German words in lower case, of which compounds may consist."""
        self.parts: set[str] = set()
        for word in words:
            if len(word) >= self.MINIMUM and word.isalpha():
                self.parts.add(fold(word))
                stem = stems(word, "de")[0]
                if len(stem) >= self.MINIMUM:
                    self.parts.add(stem)
        self.split = lru_cache(maxsize=100_000)(self._split)

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the stems of a compound's parts, empty when it is none."""
        folded = fold(word)
        if len(folded) < 2 * self.MINIMUM or not folded.isalpha():
            return ()
        found = self._parts(folded, first=True)
        return tuple(dict.fromkeys(stems(part, "de")[0] for part in found)) if len(found) > 1 else ()

    def _parts(self, rest: str, first: bool = False) -> list[str]:
        if not first and (rest in self.parts or stems(rest, "de")[0] in self.parts):
            return [rest]
        for end in range(len(rest) - self.MINIMUM, self.MINIMUM - 1, -1):
            head = rest[:end]
            if head not in self.parts:
                continue
            for link in self.LINKS:
                if rest.startswith(link, end) and len(rest) - end - len(link) >= self.MINIMUM:
                    tail = self._parts(rest[end + len(link) :])
                    if tail:
                        return [head, *tail]
        return []


def tsvector(lexemes: Iterable[str], weight: str = "") -> str:
    """Return PostgreSQL's text form of a tsvector: without positions, or all with one weight ("A" to "D")."""
    mark = f":1{weight}" if weight else ""
    return " ".join(quote(lexeme) + mark for lexeme in lexemes)


def quote(lexeme: str) -> str:
    """Return a lexeme quoted for a tsvector or tsquery text."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


# "899 21 496" and "DE 999 056 170" are one number each; "iso9001" is two words.
_SPACED_NUMBER = re.compile(r"\b(?:(DE|CZ)\s?)?(\d{2,}(?:\s\d{2,})+|(?<=DE\s)\d+|(?<=CZ\s)\d+)\b", re.IGNORECASE)
_GLUED_STANDARD = re.compile(r"\b(iso|iatf|en|din|vda|ifs)(\d{3,})\b", re.IGNORECASE)


def query_words(text: str, limit: int = 12) -> Iterator[str]:
    """Yield the words of a search that say something, at most `limit`."""
    text = _SPACED_NUMBER.sub(lambda match: re.sub(r"\s", "", match[0]), text)
    text = _GLUED_STANDARD.sub(r"\1 \2", text)
    words = [word for word in split(text) if len(word) <= LEXEME_LIMIT]
    telling = [word for word in words if word not in ALL_STOP_WORDS] or words
    yield from telling[:limit]
