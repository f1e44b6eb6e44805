"""Cells with one value each: kind, size, years, dates, ways to reach a company."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils import timezone

from directory.models import SizeClass
from directory.places import normalise

from ..codebook import words_of
from ..problems import ValueProblem
from .facts import LIMITS, Cells, Facts

_SIZES = {
    SizeClass.MICRO: "micro|kleinstunternehmen|mikropodnik|kleinst|mikro",
    SizeClass.SMALL: "small|klein|kleines unternehmen|maly podnik|maly|mala",
    SizeClass.MEDIUM: "medium|mittel|mittleres unternehmen|stredni podnik|stredni",
    SizeClass.LARGE: "large|gross|grossunternehmen|velky podnik|velky|velka",
}
SIZES = {word: str(size) for size, words in _SIZES.items() for word in words.split("|")}


def take_values(facts: Facts, cells: Cells) -> None:
    """Take what can be read; what cannot is noted."""
    for fact, parse in PARSERS.items():
        if fact not in cells:
            continue
        value = cells[fact][0]
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
    if len(url) > (LIMITS["website"] or 0):
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
