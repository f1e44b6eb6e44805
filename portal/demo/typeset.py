"""No-break spaces for German and Czech texts, so that the texts themselves are written with plain ones."""

import re
from typing import Any

NBSP = "\u00a0"
# A one-letter Czech preposition or conjunction never ends a line (ČSN 01 6910). Not `a` of `<a href>`, nor `&nbsp;`.
ONE_LETTER = re.compile(r"(?<![\w&<])([KkSsVvZzOoUuAaIi])[ \n](?=\S)")
UNIT = (
    r"(?:%|€|Euro|eur|eura|km|m|cm|mm|µm|kg|g|t|Tonnen|tun|hl|bar|barů|kW|MW|m²|m³|°C|HRC|Uhr|Stück|kusů|ks"
    r"|Mio\.|mil\.)(?!\w)"
)
ALIKE = [
    re.compile(rf"(?<=\d) (?={UNIT})"),
    re.compile(r"(?<=\d) (?=\d{3}(?!\d))"),  # 2 400
    re.compile(r"(?<=\d\.) (?=\w)"),  # 1. patře, 2. Etage
    re.compile(r"(?<=\bz\.) (?=B\.)|(?<=\be\.) (?=V\.)|(?<=\bCC) (?=BY)"),
    re.compile(r"(?<=\bDr\.) (?=\w)|(?<=\bIng\.) (?=\w)|(?<=\bMgr\.) (?=\w)|(?<=\bBc\.) (?=\w)|(?<=\bdoc\.) (?=\w)"),
    re.compile(r" (?=– )"),
]
VERBATIM = {"slug", "level", "email", "url", "company", "image", "link"}


def typeset(value: Any, language: str) -> Any:
    """Return texts, however nested, with the no-break spaces of their language; addresses stay."""
    if isinstance(value, str):
        for pattern in ALIKE:
            value = pattern.sub(NBSP, value)
        return ONE_LETTER.sub(rf"\1{NBSP}", value) if language == "cs" else value
    if isinstance(value, dict):
        return {
            name: item if name in VERBATIM and isinstance(item, str) else typeset(item, language)
            for name, item in value.items()
        }
    if isinstance(value, list | tuple):
        return type(value)(typeset(item, language) for item in value)
    return value


__all__ = ["typeset"]
