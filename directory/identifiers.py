"""Legal identifiers, checked by python-stdnum."""

import re
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.cz import dic
from stdnum.de import handelsregisternummer, vat
from stdnum.exceptions import ValidationError as NumberError


class Identified(Protocol):
    country: str
    ico: str
    vat_id: str
    register_court: str
    register_number: str


def clean_ico(value: str) -> str:
    """Return an IČO as eight digits; leading zeros that a spreadsheet dropped come back.

    :raises ValidationError: when it is no number of up to 8 digits with a correct check digit (modulo 11).
    """
    digits = re.sub(r"\s", "", value)
    if not digits.isascii() or not digits.isdigit() or len(digits) > 8:
        raise ValidationError(_("An IČO has eight digits, for example 00006947."))
    try:
        return dic.validate(digits.zfill(8))
    except NumberError:
        message = _("The check digit of the IČO %(ico)s is wrong. Please compare it with the register.")
        raise ValidationError(message, params={"ico": digits.zfill(8)}) from None


def clean_vat_id(value: str, country: str) -> str:
    """Return a VAT number in capitals without spaces, with its country's prefix.

    :param country: "DE" (USt-IdNr.) or "CZ" (DIČ).
    :raises ValidationError: when the number is not valid for that country.
    """
    number = re.sub(r"[\s.-]", "", value).upper()
    try:
        if country == "CZ":
            return "CZ" + dic.validate(number)
        return "DE" + vat.validate(number)
    except NumberError:
        german, czech = _("A USt-IdNr. is DE and 9 digits."), _("A Czech DIČ is CZ and 8 to 10 digits.")
        pattern = czech if country == "CZ" else german
        raise ValidationError(_("The VAT number is not valid.") + " " + pattern) from None


def clean_register_number(number: str, court: str) -> str:
    """Return a German register number as "HRB 12345"; the court is checked with it.

    :raises ValidationError: when the number has no known register or the court is unknown.
    """
    match = re.fullmatch(r"(HRA|HRB|GnR|PR|VR|GsR)\s*0*(\d{1,7}(?:\s?[A-Z]{1,3})?)", number.strip(), re.IGNORECASE)
    if not match:
        raise ValidationError(_("Please write the register number like “HRB 12345”."))
    register = {name.lower(): name for name in ("HRA", "HRB", "GnR", "PR", "VR", "GsR")}[match[1].lower()]
    if not court.strip():
        raise ValidationError(_("A register number needs its court, for example “Amtsgericht Chemnitz”."))
    if register != "GsR":
        try:
            handelsregisternummer.validate(f"{re.sub('^Amtsgericht ', '', court.strip())} {register} {match[2]}")
        except NumberError:
            raise ValidationError(_("The register court “%(court)s” is not known."), params={"court": court}) from None
    return f"{register} {match[2].upper()}"


def check_identifiers(record: Identified) -> None:
    """Check and normalise the identifiers of a company in place.

    :raises ValidationError: with a message for each field that is wrong.
    """
    errors = {}
    try:
        record.ico = clean_ico(record.ico) if record.ico else ""
        if record.ico and record.country == "DE":
            errors["ico"] = ValidationError(_("An IČO is given to organisations in Czechia only."))
    except ValidationError as error:
        errors["ico"] = error
    try:
        record.vat_id = clean_vat_id(record.vat_id, record.country) if record.vat_id else ""
    except ValidationError as error:
        errors["vat_id"] = error
    try:
        if record.country == "DE" and record.register_number:
            record.register_number = clean_register_number(record.register_number, record.register_court)
    except ValidationError as error:
        errors["register_number"] = error
    if errors:
        raise ValidationError(errors)
