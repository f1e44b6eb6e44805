"""Which country a company is in."""

import re

from directory.places import normalise

from ..names import legal_form_of
from .facts import Cells, Facts, first

_COUNTRIES = {
    "DE": "de|d|deu|ger|deutschland|germany|nemecko|bundesrepublik deutschland|brd|spolkova republika nemecko",
    "CZ": "cz|cze|ces|tschechien|tschechische republik|czechia|czech republic|cesko|ceska republika|cr",
    "PL": "pl|polen|polsko|poland", "AT": "at|a|osterreich|rakousko|austria", "SK": "sk|slowakei|slovensko|slovakia",
    "CH": "ch|schweiz|svycarsko|switzerland", "FR": "fr|frankreich|francie|france", "NL": "nl|niederlande|nizozemsko",
    "IT": "it|italien|italie|italy", "GB": "gb|uk|grossbritannien|velka britanie|united kingdom", "US": "us|usa",
}  # fmt: skip
COUNTRIES = {word: code for code, words in _COUNTRIES.items() for word in words.split("|")}


def take_country(facts: Facts, cells: Cells) -> None:
    """Take the country that the row names, or the one that it shows."""
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


def _guess_country(cells: Cells) -> str:
    """Return the country that identifiers, region or postal code show when there is no column for it."""
    vat = first(cells, "vat_id").upper().replace(" ", "")
    region = first(cells, "region").upper()
    for country in ("DE", "CZ"):
        if vat.startswith(country) or re.fullmatch(country + r"[0-9A-Z]{3}", region):
            return country
    if "ico" in cells:
        return "CZ"
    if re.search(r"\bHR[AB]\b", first(cells, "register") + first(cells, "register_number")):
        return "DE"
    form = legal_form_of(first(cells, "name"))
    if form:
        return form.country
    return "CZ" if re.fullmatch(r"\d{3} \d{2}", first(cells, "postal_code")) else ""
