"""From the cells of a row to the facts of a company."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils import timezone

from directory.identifiers import clean_ico, clean_register_number, clean_vat_id
from directory.models import Company, SizeClass
from directory.places import Location, gazetteer, in_window, normalise

from .codebook import LABEL_LANGUAGES, Codebook, words_of
from .names import legal_form_of
from .problems import ValueProblem

Cells = dict[str, list[str]]

TERMS = ("sectors", "categories", "capabilities", "certificates")
SUMMARY, DESCRIPTION = 240, 5000  # characters
_LIMITS = {
    field.name: field.max_length for field in Company._meta.concrete_fields if getattr(field, "max_length", None)
}
_COUNTRIES = {
    "DE": "de|d|deu|ger|deutschland|germany|nemecko|bundesrepublik deutschland|brd|spolkova republika nemecko",
    "CZ": "cz|cze|ces|tschechien|tschechische republik|czechia|czech republic|cesko|ceska republika|cr",
    "PL": "pl|polen|polsko|poland", "AT": "at|a|osterreich|rakousko|austria", "SK": "sk|slowakei|slovensko|slovakia",
    "CH": "ch|schweiz|svycarsko|switzerland", "FR": "fr|frankreich|francie|france", "NL": "nl|niederlande|nizozemsko",
    "IT": "it|italien|italie|italy", "GB": "gb|uk|grossbritannien|velka britanie|united kingdom", "US": "us|usa",
}  # fmt: skip
COUNTRIES = {word: code for code, words in _COUNTRIES.items() for word in words.split("|")}
_SIZES = {
    SizeClass.MICRO: "micro|kleinstunternehmen|mikropodnik|kleinst|mikro",
    SizeClass.SMALL: "small|klein|kleines unternehmen|maly podnik|maly|mala",
    SizeClass.MEDIUM: "medium|mittel|mittleres unternehmen|stredni podnik|stredni",
    SizeClass.LARGE: "large|gross|grossunternehmen|velky podnik|velky|velka",
}
SIZES = {word: str(size) for size, words in _SIZES.items() for word in words.split("|")}


@dataclass
class Facts:
    """What a row says of a company. What it says nothing about is not in `values`."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, set[int]] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    explicit_position: bool = False  # coordinates were in the row, not looked up
    rejected: tuple[str, str, dict[str, Any]] | None = None  # field, code, details

    @property
    def name(self) -> str:
        return self.values.get("name", "")

    def note(self, fact: str, problem: ValueProblem) -> None:
        self.notes.append({"field": fact, "reason": problem.code, "details": problem.details})

    def reject(self, fact: str, code: str, **details: Any) -> None:
        self.rejected = self.rejected or (fact, code, details)


class Interpreter:
    """Turns rows into facts; holds the vocabularies and the gazetteer in memory."""

    def __init__(self) -> None:
        self.codebook, self.gazetteer = Codebook(), gazetteer()
        self.regions = _region_words()
        self.region_codes = {key: code for code, key in self.regions.items() if re.fullmatch(r"[a-z]{2}\w{3}", code)}

    def facts(self, number: int, cells: Cells) -> Facts:
        """Return the facts of a row; `rejected` is set when the row cannot become a company."""
        facts = Facts(number)
        _name(facts, cells)
        self._country(facts, cells)
        if not facts.rejected:
            _identifiers(facts, cells)
        if not facts.rejected:
            self._address(facts, cells)
        if facts.rejected:
            return facts
        for fact, parse in PARSERS.items():
            if fact in cells:
                _take(facts, fact, parse, cells[fact][0])
        for fact in TERMS:
            if fact in cells:
                self._terms(facts, fact, cells[fact])
        if "languages" in cells:
            _languages(facts, cells["languages"])
        _texts(facts, cells)
        _fit(facts)
        return facts

    def _country(self, facts: Facts, cells: Cells) -> None:
        if "country" in cells:
            value = cells["country"][0]
            if (country := COUNTRIES.get(normalise(value))) is None:
                return facts.reject("country", "country", value=value)
        else:
            country = _guess_country(cells)
        if country:
            facts.values["country"] = country
        else:
            facts.reject("country", "missing")

    def _address(self, facts: Facts, cells: Cells) -> None:
        country = facts.values["country"]
        street, number = _first(cells, "street"), _first(cells, "house_number")
        if street:
            facts.values["street"] = f"{street} {number}".strip() if number not in street.split() else street
        code = _postal_code(_first(cells, "postal_code"), country)
        city = re.sub(r"\s+", " ", _first(cells, "city"))
        if code:
            facts.values["postal_code"] = code
        region = self._region(facts, cells)
        if facts.rejected:
            return
        position = _position(facts, cells)
        latitude, longitude = position or (None, None)
        where = self.gazetteer.locate(country, code, city, latitude, longitude, region)
        place = " ".join(part for part in (code, city) if part) or _first(cells, "region")
        if where.outside:
            return facts.reject("city" if city else "postal_code", "outside-area", place=f"{place} ({country})")
        if where.unknown:
            return facts.reject("region" if place else "city", *(("place-unknown",) if place else ("missing",)),
                                **({"place": place} if place else {}))  # fmt: skip
        if not city and (places := self.gazetteer.by_code.get((country, code.replace(" ", "")))):
            city = places[0].name
        if not city:
            return facts.reject("city", "missing")
        facts.values["city"] = city
        self._place(facts, where, region, position)

    def _place(self, facts: Facts, where: Location, region: int | None, position: tuple[float, float] | None) -> None:
        assert where.region is not None
        facts.values["region_id"] = where.region
        if region and region != where.region:
            said, found = self.region_codes[region].upper(), self.region_codes[where.region].upper()
            facts.note("region", ValueProblem("region-contradicts", value=said, region=found))
        if position and not in_window(*position):
            facts.note("latitude", ValueProblem("coordinates", value=f"{position[0]}, {position[1]}"))
            position = None
        if where.latitude is not None:
            facts.values["latitude"], facts.values["longitude"] = where.latitude, where.longitude
        facts.explicit_position = position is not None

    def _region(self, facts: Facts, cells: Cells) -> int | None:
        """Return the region that the row names; a NUTS code of elsewhere rejects the row."""
        if not (value := _first(cells, "region")):
            return None
        region = self.regions.get(normalise(value))
        if region is None and re.fullmatch(r"[A-Z]{2}[0-9A-Z]{3}", value.upper()):
            place = " ".join(part for part in (_first(cells, "postal_code"), _first(cells, "city"), value) if part)
            facts.reject("region", "outside-area", place=place)
        elif region is None:
            facts.note("region", ValueProblem("region-unknown", value=value))
        return region

    def _terms(self, facts: Facts, fact: str, values: list[str]) -> None:
        vocabulary, found = self.codebook.vocabularies[fact], set()
        for value in values:
            for part in _parts(value, vocabulary.find):
                try:
                    found.add(vocabulary.find(part))
                except ValueProblem as problem:
                    facts.note(fact, problem)
        if found:
            facts.terms[fact] = found


def _first(cells: Cells, fact: str) -> str:
    return cells[fact][0] if fact in cells else ""


def _name(facts: Facts, cells: Cells) -> None:
    name = re.sub(r"\s+", " ", _first(cells, "name"))
    if not re.search(r"\w", name):
        return facts.reject("name", "missing")
    form = _first(cells, "legal_form")
    if form and len(form) <= 40 and not legal_form_of(name):
        name = f"{name}, {form}" if form[0].islower() else f"{name} {form}"
    if len(name) > 255:
        return facts.reject("name", "too-long", limit=255)
    facts.values["name"] = name


def _guess_country(cells: Cells) -> str:
    """Return the country that identifiers, region or postal code show when there is no column for it."""
    vat = _first(cells, "vat_id").upper().replace(" ", "")
    region = _first(cells, "region").upper()
    for country in ("DE", "CZ"):
        if vat.startswith(country) or re.fullmatch(country + r"[0-9A-Z]{3}", region):
            return country
    if "ico" in cells:
        return "CZ"
    if re.search(r"\bHR[AB]\b", _first(cells, "register") + _first(cells, "register_number")):
        return "DE"
    form = legal_form_of(_first(cells, "name"))
    if form:
        return form.country
    return "CZ" if re.fullmatch(r"\d{3} \d{2}", _first(cells, "postal_code")) else ""


def _postal_code(value: str, country: str) -> str:
    """Return "01067" or "360 01"; a zero that a spreadsheet dropped comes back, a prefix (D-, CZ-) goes."""
    digits = re.sub(r"^(?:D|DE|CZ)\s*-\s*|\s", "", value, flags=re.IGNORECASE)
    if not re.fullmatch(r"\d{4,5}", digits):
        return value[:10]
    digits = digits.zfill(5)
    return f"{digits[:3]} {digits[3:]}" if country == "CZ" else digits


def _position(facts: Facts, cells: Cells) -> tuple[float, float] | None:
    if "latitude" not in cells or "longitude" not in cells:
        return None
    try:
        latitude, longitude = _degrees(cells["latitude"][0]), _degrees(cells["longitude"][0])
    except ValueProblem as problem:
        facts.note("latitude", problem)
        return None
    return latitude, longitude


def _degrees(value: str) -> float:
    try:
        number = float(value.replace(",", ".").rstrip("°").strip())
    except ValueError:
        raise ValueProblem("number", value=value) from None
    if not -180 <= number <= 180:
        raise ValueProblem("number", value=value)
    return round(number, 6)


def _identifiers(facts: Facts, cells: Cells) -> None:
    """Take IČO, VAT number and register entry. A wrong check digit rejects: the row may be somebody else."""
    country = facts.values["country"]
    entry, number, court = (_first(cells, fact) for fact in ("register", "register_number", "register_court"))
    ico = _first(cells, "ico")
    if country == "CZ" and re.fullmatch(r"[\d\s]{6,10}", entry):
        ico, entry = ico or entry, ""
    if ico and country == "CZ":
        try:
            facts.values["ico"] = clean_ico(ico)
        except ValidationError as error:
            return facts.reject("ico", "ico", value=ico, why=" ".join(error.messages))
    if vat := _first(cells, "vat_id"):
        try:
            facts.values["vat_id"] = clean_vat_id(vat, country)
        except ValidationError as error:
            return facts.reject("vat_id", "vat_id", value=vat, why=" ".join(error.messages))
    if entry and not number:
        number, court = split_register(entry, court)
    if number and country == "DE":
        try:
            facts.values["register_number"] = clean_register_number(number, court)
            facts.values["register_court"] = court
        except ValidationError as error:
            said = entry or f"{number} {court}".strip()
            facts.note("register_number", ValueProblem("register", value=said, why=" ".join(error.messages)))
    elif number or court:
        facts.values |= {"register_number": number[:40], "register_court": court[:120]}


def split_register(entry: str, court: str = "") -> tuple[str, str]:
    """Return number and court of "HRB 123 Amtsgericht Dresden", "Amtsgericht Leipzig HRB 7", "HRB Dresden 9"."""
    match = re.search(r"\b(HRA|HRB|GnR|PR|VR|GsR)(?=\d|\b)", entry, re.IGNORECASE)
    digits = re.search(r"\d{1,7}(?:\s?(?!AG\b)[A-Z]{1,3}\b)?", entry)
    if not match or not digits:
        return entry, court
    rest = entry.replace(digits[0], " ", 1).replace(match[0], " ", 1)
    rest = re.sub(r"\b(?:Amtsgerichts?|Amtsgeicht|AG|Registergericht)\b", " ", rest)
    town = " ".join(rest.split()).strip(" ;,:-")
    return f"{match[1]} {digits[0]}", court or (f"Amtsgericht {town}" if town else "")


def _take(facts: Facts, fact: str, parse: Callable[[str], Any], value: str) -> None:
    try:
        facts.values[fact] = parse(value)
    except ValueProblem as problem:
        facts.note(fact, problem)


def _kind(value: str) -> str:
    if found := words_of("kind").get(normalise(value)):
        return found
    raise ValueProblem("kind-unknown", value=value)


def _size(value: str) -> str:
    """Return the class of "50-249", "120", "1.200", "střední podnik", "ab 250"; a range counts by its upper end."""
    if found := SIZES.get(normalise(value)):
        return found
    numbers = [int(number) for number in re.findall(r"\d+", re.sub(r"(?<=\d)[.\s](?=\d{3}\b)", "", value))]
    if not numbers or len(numbers) > 2 or max(numbers) > 3_000_000:
        raise ValueProblem("size-unknown", value=value)
    count = max(numbers)
    if re.match(r"\s*(?:über|mehr als|více než|nad|over|more than|>)", value, re.IGNORECASE):
        count += 1
    limits = ((9, SizeClass.MICRO), (49, SizeClass.SMALL), (249, SizeClass.MEDIUM))
    return str(next((size for limit, size in limits if count <= limit), SizeClass.LARGE))


def _founded(value: str) -> int:
    years = [int(year) for year in re.findall(r"(?<!\d)(?:1[1-9]|20)\d{2}(?!\d)", value)]
    if len(set(years)) != 1 or years[0] > timezone.localdate().year:
        raise ValueProblem("year", value=value)
    return years[0]


def _date(value: str) -> datetime.date:
    """Return the date of 2026-03-31, 31.3.2026, 31. 3. 2026, 31/03/2026."""
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", value):
            date = datetime.date(int(match[1]), int(match[2]), int(match[3]))
        elif match := re.fullmatch(r"(\d{1,2})[./]\s*(\d{1,2})[./]\s*(\d{4})", value):
            date = datetime.date(int(match[3]), int(match[2]), int(match[1]))
        else:
            raise ValueProblem("date", value=value)
    except ValueError:
        raise ValueProblem("date", value=value) from None
    if date > timezone.localdate():
        raise ValueProblem("date", value=value)
    return date


def _website(value: str) -> str:
    first = re.split(r"[\s,;]+", value)[0]
    url = first if re.match(r"https?://", first, re.IGNORECASE) else f"https://{first}"
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise ValueProblem("website", value=value) from None
    if len(url) > (_LIMITS["website"] or 0):
        raise ValueProblem("website", value=value)
    return url


def _email(value: str) -> str:
    first = re.split(r"[\s,;]+", re.sub(r"^mailto:", "", value, flags=re.IGNORECASE))[0]
    try:
        EmailValidator()(first)
    except ValidationError:
        raise ValueProblem("email", value=value) from None
    return first


def _phone(value: str) -> str:
    """Return a number with digits, spaces and a leading plus."""
    number = re.sub(r"^(?:tel\.?|telefon|phone)\s*:?\s*", "", value, flags=re.IGNORECASE)
    number = re.sub(r"^00(?=[1-9])", "+", number).replace("(0)", " ")
    number = re.sub(r"\s+", " ", re.sub(r"[^\d+]", " ", re.split(r"[;,]", number)[0])).strip()
    digits = sum(character.isdigit() for character in number)
    if not 6 <= digits <= 15 or "+" in number[1:]:
        raise ValueProblem("phone", value=value)
    return number


PARSERS: dict[str, Callable[[str], Any]] = {
    "kind": _kind,
    "size": _size,
    "founded": _founded,
    "website": _website,
    "email": _email,
    "phone": _phone,
    "contact_person": str,
    "confirmed_at": _date,
}


def _parts(value: str, find: Callable[[str], int]) -> list[str]:
    """Split a cell with several terms; a label with a comma in it stays whole."""
    parts = []
    for piece in (part.strip() for part in re.split(r"[;|\n]", value)):
        if not piece:
            continue
        try:
            find(piece)
            parts.append(piece)
        except ValueProblem:
            parts += [part.strip() for part in piece.split(",") if part.strip()] if "," in piece else [piece]
    return parts


def _languages(facts: Facts, values: list[str]) -> None:
    found = []
    for part in re.split(r"[;|,/\s]+", " ".join(values)):
        if not part or normalise(part) in ("und", "a", "and"):
            continue
        if language := words_of("language").get(normalise(part)):
            found.append(language)
        else:
            facts.note("languages", ValueProblem("language-unknown", value=part))
    if found:
        facts.values["languages"] = sorted(set(found))


def _texts(facts: Facts, cells: Cells) -> None:
    for language in LABEL_LANGUAGES:
        summary, description = _first(cells, f"summary_{language}"), _first(cells, f"description_{language}")
        summary = " ".join(summary.split())
        if len(summary) > SUMMARY:
            facts.note(f"summary_{language}", ValueProblem("shortened", limit=SUMMARY))
            description = description or summary
            summary = _cut(summary, SUMMARY)
        if len(description) > DESCRIPTION:
            facts.note(f"description_{language}", ValueProblem("shortened", limit=DESCRIPTION))
            description = _cut(description, DESCRIPTION)
        text = {"summary": summary, "description": description}
        if said := {part: value for part, value in text.items() if value}:
            facts.texts[language] = said


def _cut(text: str, limit: int) -> str:
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;–-") + "…"


def _fit(facts: Facts) -> None:
    for name, value in list(facts.values.items()):
        limit = _LIMITS.get(name)
        if limit and isinstance(value, str) and len(value) > limit:
            facts.note(name, ValueProblem("too-long", limit=limit))
            del facts.values[name]
            if name == "city":
                facts.reject("city", "too-long", limit=limit)


def _region_words() -> dict[str, int]:
    """Return folded code, label and short label → key of the region."""
    from directory.models import Region

    words = {}
    for region in Region.objects.all():
        for word in (region.code, region.de, region.cs, region.en, region.short_de, region.short_cs):
            words[normalise(word)] = region.pk
    return words
