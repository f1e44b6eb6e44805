"""What an alert asks for, in words; that it is about listings is told by the address of their page."""

import pytest

from directory.alerts import in_words


@pytest.mark.parametrize(("language", "rest", "words"), [
    ("de", "?q=Drehteile&type=request", "Angebote und Gesuche: „Drehteile“ · Gesuch"),
    ("cs", "?country=CZ", "Nabídky a\u00a0poptávky: Česko"),
    ("de", "", "Angebote und Gesuche"),
    ("de", "?country=nowhere&page=x", "Angebote und Gesuche"),
])  # fmt: skip
def test_a_search_of_listings(market, language, rest, words):
    assert in_words(market[language] + rest, language) == words
