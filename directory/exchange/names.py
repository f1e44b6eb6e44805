"""Names of companies, with the legal form set apart."""

import hashlib
import re
from dataclasses import dataclass

from directory.places import normalise


@dataclass(frozen=True, slots=True)
class LegalForm:
    name: str
    country: str


# As written after folding. Those of the first group are unmistakable wherever they stand; the short ones of the second
# only at the end of the name.
_ANYWHERE = {
    "DE": r"g?gmbh co kga?a?|ag co kg|ug haftungsbeschrankt co kg|ug haftungsbeschrankt|g gmbh|ggmbh|gmbh|"
    r"gesellschaft mit beschrankter haftung|mbh|kommanditgesellschaft|aktiengesellschaft|eingetragene genossenschaft|"
    r"partg mbb|partgmbb|e kfm|e kfr",
    "CZ": r"spol s r ?o|spolecnost s rucenim omezenym|s r o|sro|akciova spolecnost|akc spol|"
    r"verejna obchodni spolecnost|komanditni spolecnost|statni podnik|zapsany spolek|druzstvo",
}
_AT_END = {
    "DE": r"ag|kg|kgaa|ohg|gbr|e ?k|e ?g|e ?v|ug|se|co",
    "CZ": r"a ?s|v ?o ?s|k ?s|z ?s|z ?u|o ?p ?s|s ?p|p ?o|ltd",
}
_FORMS = [
    (country, re.compile(rf"(?:^|\s)(?:{pattern})(?=\s|$){end}"))
    for group, end in ((_ANYWHERE, ""), (_AT_END, "$"))
    for country, pattern in group.items()
]
_WORDS_ASIDE = re.compile(r"\b(?:und|and|a|i l|v likvidaci|in liquidation|dr|ing|dipl)\b")
# ä, ae and a are the same for this purpose, as are ö and ü: registers write all three.
_SPELLINGS = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})


def legal_form_of(name: str) -> LegalForm | None:
    """Return the legal form that a name carries, if any."""
    folded = normalise(name)
    for country, pattern in _FORMS:
        if match := pattern.search(folded):
            return LegalForm(match[0].strip(), country)
    return None


def core_of(name: str) -> str:
    """Return what is left of a name without legal form, accents, spaces and filling words.

    "Müller & Söhne GmbH & Co. KG", "Mueller und Soehne GmbH" and "Muller Söhne" give the same.
    """
    folded = normalise(name.translate(_SPELLINGS))
    rest = folded
    for _country, pattern in _FORMS:
        rest = pattern.sub(" ", rest).strip()
    rest = _WORDS_ASIDE.sub(" ", rest) if _WORDS_ASIDE.sub("", rest).strip() else rest
    core = re.sub(r"ae|oe|ue", lambda pair: pair[0][0], re.sub(r"\s", "", rest))
    return core or re.sub(r"\s", "", folded)


def key_of(*parts: str) -> str:
    """Return a digest of texts, folded, as a key of 40 characters."""
    return hashlib.sha1("\x1f".join(normalise(part) for part in parts).encode(), usedforsecurity=False).hexdigest()


def town_key(city: str) -> str:
    """Return what two spellings of a town share: "Freiberg, Stadt" and "Freiberg" give "freiberg"."""
    return normalise(re.split(r"[/,(]|\s-\s|\s[IVX\d]+\b", city.translate(_SPELLINGS))[0]).replace(" ", "")
