"""From what people write to terms of the vocabularies: codes however written, labels and synonyms in any language."""

import re
from collections import defaultdict
from functools import cache

from directory.models import Capability, Category, Certificate, Kind, Sector, SpokenLanguage, Term
from directory.places import normalise

from .problems import ValueProblem

LABEL_LANGUAGES = ("de", "cs", "en")
_NACE = re.compile(r"(?:[A-V]\s?[.-]?\s?)?(\d{2})[.\s]?(\d)?[.\s]?(\d)?[.\s]?\d{0,2}", re.IGNORECASE)
_CPV = re.compile(r"(\d{7,8})(?:\s*-\s*\d)?")
_BEFORE_CODE = re.compile(r"^(?:CZ-?NACE|NACE|WZ|CPV)[\s:]*", re.IGNORECASE)
_BEHIND_CODE = re.compile(r"\s+[-–—:]?\s*[^\W\d].*$", re.DOTALL)  # "25.6 - Oberflächenveredlung"
_ADOPTED_AS = re.compile(r"^(?:DIN|ČSN|CSN|ÖNORM|PN|BS|STN)\s+|(?<=\b)EN\s+(?=ISO)", re.IGNORECASE)

KINDS = {
    Kind.COMPANY: "unternehmen|firma|betrieb|spolecnost|podnik|company|business",
    Kind.CHAMBER: "kammer|ihk|hwk|handwerkskammer|industrie und handelskammer|komora|hospodarska komora|chamber",
    Kind.CLUSTER: "cluster|klastr",
    Kind.RESEARCH: "forschung|forschungseinrichtung|forschungsinstitut|hochschule|universitat|institut|vyzkum|"
    "vyzkumny ustav|vyzkumna organizace|vysoka skola|univerzita|ustav|research|research institute|university",
    Kind.NETWORK: "netzwerk|verband|verein|sit|svaz|asociace|spolek|network|association",
    Kind.PUBLIC_BODY: "behorde|offentliche einrichtung|offentliche verwaltung|kommune|verejna instituce|urad|obec|kraj|"
    "public body|public authority|municipality",
}  # fmt: skip
LANGUAGES = {
    SpokenLanguage.DE: "de|deu|ger|deutsch|nemcina|nemecky|german",
    SpokenLanguage.CS: "cs|cz|ces|cze|tschechisch|cestina|cesky|czech",
    SpokenLanguage.EN: "en|eng|englisch|anglictina|anglicky|english",
    SpokenLanguage.PL: "pl|pol|polnisch|polstina|polsky|polish",
    SpokenLanguage.SK: "sk|slk|slowakisch|slovenstina|slovensky|slovak",
    SpokenLanguage.FR: "fr|fra|franzosisch|francouzstina|francouzsky|french",
    SpokenLanguage.ES: "es|spa|spanisch|spanelstina|spanelsky|spanish",
    SpokenLanguage.IT: "it|ita|italienisch|italstina|italsky|italian",
    SpokenLanguage.RU: "ru|rus|russisch|rustina|rusky|russian",
    SpokenLanguage.UK: "uk|ukr|ua|ukrainisch|ukrajinstina|ukrajinsky|ukrainian",
}


@cache
def words_of(kind: str) -> dict[str, str]:
    """Return folded word → value for `"kind"` or `"language"`."""
    table = KINDS if kind == "kind" else LANGUAGES
    words = {word: str(value) for value, names in table.items() for word in names.split("|")}
    return words | {str(value).replace("_", " "): str(value) for value in table}


class Vocabulary:
    """One vocabulary, by code and by every label and synonym."""

    def __init__(self, fact: str, model: type[Term], problem: str) -> None:
        self.fact, self.problem = fact, problem
        self.by_code: dict[str, int] = {}
        self.codes: dict[int, str] = {}
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for term in model.objects.all():  # type: ignore[attr-defined]
            self.by_code[term.code.upper()] = term.pk
            self.codes[term.pk] = term.code
            for word in _words(term):
                self._by_word[normalise(word)].add(term.pk)

    def find(self, value: str) -> int:
        """Return the key of the term that `value` names.

        :raises ValueProblem: when there is none, or several
        """
        for code in self._codes(value):
            if code in self.by_code:
                return self.by_code[code]
        found = self._by_word.get(normalise(value), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            deepest = self._deepest(found)
            if len(deepest) == 1:
                return deepest[0]
            raise ValueProblem(
                "several-meanings", value=value, terms=", ".join(sorted(self.codes[key] for key in found))
            )
        raise ValueProblem(self.problem, value=value)

    def _codes(self, value: str) -> list[str]:
        """Return the codes that `value` may stand for, the likeliest first."""
        plain = _BEFORE_CODE.sub("", value.strip()).upper()
        if self.fact == "certificates":
            return _certificate_codes(plain)
        bare = _BEHIND_CODE.sub("", plain)
        if self.fact == "sectors" and (match := _NACE.fullmatch(bare)):
            division, *rest = (part or "" for part in match.groups())
            return [division + ("." + "".join(rest) if any(rest) else "")]
        if self.fact == "categories" and (match := _CPV.fullmatch(bare)):
            return [match[1].zfill(8)]
        return [plain]

    def _deepest(self, found: set[int]) -> list[int]:
        """Of terms with the same label one below the other (25.5 and 25.50), return the broadest alone."""
        if self.fact not in ("sectors", "categories"):
            return sorted(found)
        codes = sorted((self.codes[key] for key in found), key=len)
        stem = codes[0].rstrip("0") if self.fact == "categories" else codes[0]
        return [self.by_code[codes[0]]] if all(code.startswith(stem) for code in codes) else sorted(found)


def _certificate_codes(value: str) -> list[str]:
    """Return the codes of "DIN EN ISO 9001:2015": without the adopting body, then without year, part and class."""
    while (shorter := _ADOPTED_AS.sub("", value)) != value:
        value = shorter
    words = re.split(r"[\s:/-]+", value)
    codes = ["-".join(words)]
    while len(words) > 1 and re.fullmatch(r"\d{1,4}|EXC\d?|CL\d|TEIL|ČÁST", words[-1]):
        words.pop()
        codes.append("-".join(words))
    return codes


def _words(term: Term) -> list[str]:
    words = [getattr(term, language) for language in LABEL_LANGUAGES]
    if isinstance(term, Certificate):  # "AEO – Zugelassener Wirtschaftsbeteiligter" is called AEO
        words += [word.partition(" – ")[0] for word in words]
    if isinstance(term, Capability):
        words += [*term.synonyms_de, *term.synonyms_cs, *term.synonyms_en]
    return words


class Codebook:
    """All vocabularies that a company carries."""

    def __init__(self) -> None:
        self.vocabularies = {
            "sectors": Vocabulary("sectors", Sector, "sector-unknown"),
            "categories": Vocabulary("categories", Category, "category-unknown"),
            "capabilities": Vocabulary("capabilities", Capability, "capability-unknown"),
            "certificates": Vocabulary("certificates", Certificate, "certificate-unknown"),
        }
