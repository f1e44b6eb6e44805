"""IČO, VAT number, register entry."""

import re

from django.core.exceptions import ValidationError

from directory.identifiers import clean_ico, clean_register_number, clean_vat_id

from ..problems import ValueProblem
from .facts import Cells, Facts, first


def take_identifiers(facts: Facts, cells: Cells) -> None:
    """Take IČO, VAT number and register entry. A wrong check digit rejects: the row may be somebody else."""
    country = facts.values["country"]
    entry, number, court = (first(cells, fact) for fact in ("register", "register_number", "register_court"))
    ico = first(cells, "ico")
    if country == "CZ" and re.fullmatch(r"[\d\s]{6,10}", entry):
        ico, entry = ico or entry, ""
    if ico and country == "CZ":
        try:
            facts.values["ico"] = clean_ico(ico)
        except ValidationError as error:
            return facts.reject("ico", "ico", value=ico, why=" ".join(error.messages))
    if vat := first(cells, "vat_id"):
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
