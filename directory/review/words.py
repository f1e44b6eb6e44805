"""Signs that a text is advertising or fraud. They decide nothing: an officer reads the text, and these point at it."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..folding import fold

SUSPECT = re.compile(
    r"\b("
    # German
    r"gratis|kostenlos|umsonst|sonderangebot\w*|rabatt\w*|schnappchen|gewinnspiel\w*|gewinnen sie|jetzt kaufen|"
    r"jetzt bestellen|nur heute|100 ?% garantiert|geld verdienen|sofortkredit\w*|kredit ohne schufa|schnell reich|"
    r"nebenverdienst\w*|passives einkommen|billigste\w*|gunstigste\w*|unschlagbar\w*|"
    # Czech
    r"zdarma|zadarmo|sleva|slevy|slevou|vyprodej\w*|vyhrajte|soutez o|kupte hned|objednejte hned|jen dnes|"
    r"100 ?% zaruka|vydelejte si|rychla pujcka|pujcka bez registru|privydelek|pasivni prijem|nejlevnejsi|"
    r"bezkonkurencni\w*|"
    # what comes in any language
    r"casino|kasino|poker|sportwetten|bitcoin|krypto\w*|crypto\w*|forex|viagra|cialis|escort|seo|backlinks?|"
    r"whatsapp|telegram"
    r")\b"
)
LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|info|biz|shop|online|xyz|top|ru|cn)\b", re.I)
MAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(zavináč\))\s?[\w-]+\.\w{2,}", re.I)
PHONE = re.compile(r"(?<!\w)(?:\+|00)?\d(?:[\s/().-]{0,2}\d){8,14}(?!\w)")
CAPITALS = re.compile(r"(?:\b[A-ZÀ-ÖØ-ÞĀ-Ž]{4,}\b[\s,.!&-]+){3,}")
SHOUTING = re.compile(r"[!?]{2,}|(?:!.*){4,}", re.S)


def signs(text: str) -> list[tuple[str, str]]:
    """Return what is suspicious about a text, as pairs of what it is and the passage."""
    found = [(label, " ".join(passage.split())[:80]) for label, passage in _found(text) if passage]
    return list(dict.fromkeys(found))


def _found(text: str) -> Iterator[tuple[str, str]]:
    for word in SUSPECT.findall(fold(text)):
        yield _("word common in advertising"), word
    for pattern, label in (
        (MAIL, _("e-mail address in the text")),
        (LINK, _("link in the text")),
        (PHONE, _("telephone number in the text")),
        (CAPITALS, _("capital letters only")),
        (SHOUTING, _("many exclamation marks")),
    ):
        match = pattern.search(text)
        if match:
            yield label, match[0]
    yield _("other script"), "".join(char for char in text if _is_foreign(char))[:20]


def _is_foreign(char: str) -> bool:
    return char.isalpha() and not unicodedata.name(char, "").startswith(
        ("LATIN", "MICRO SIGN", "GREEK", "FEMININE", "MASCULINE")
    )


__all__ = ["signs"]
