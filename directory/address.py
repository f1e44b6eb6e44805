"""The address of an organisation: written in one way, inside the programme area, with region and coordinates."""

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import Company

DECIDING = ("country", "postal_code", "city")  # what region and coordinates follow from


def clean_postal_code(value: str, country: str) -> str:
    """Return "09111" or "360 01"; a country's prefix (D-, CZ-) goes.

    :raises ValidationError: when it does not have five digits.
    """
    digits = re.sub(r"^(?:DE?|CZ)[\s-]*|\s", "", value.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[0-9]{5}", digits):
        raise ValidationError(_("A postal code has five digits, for example 09111 or 360 01."))
    return f"{digits[:3]} {digits[3:]}" if country == "CZ" else digits


def settle_address(company: "Company") -> None:
    """Check the address; fill in region and coordinates where they are empty.

    An address that already stands in the database is not judged again: what a register said stays.

    :raises ValidationError: when it lies outside the programme area, in another region than the one chosen,
        or nobody can say where.
    """
    from .models import Region  # the models need this module
    from .places import gazetteer

    company.city = " ".join(company.city.split())
    if company.postal_code:
        try:
            company.postal_code = clean_postal_code(company.postal_code, company.country)
        except ValidationError as error:
            raise ValidationError({"postal_code": error}) from None
    if not company.country or not company.city or _is_known(company):
        return
    found = gazetteer().locate(company.country, company.postal_code, company.city, region=company.region_id)
    place = f"{company.postal_code} {company.city}".strip()
    if found.outside:
        message = _(
            "%(place)s lies outside the programme area. Only organisations in the Saxon and Czech border regions "
            "can be entered."
        )
        raise ValidationError({"city": ValidationError(message, params={"place": place})})
    if found.unknown:
        message = _("%(place)s was not found. Please check postal code and town, or choose the region yourself.")
        raise ValidationError({"region": ValidationError(message, params={"place": place})})
    if company.region_id and company.region_id != found.region:
        region = Region.objects.get(pk=found.region).label(get_language() or "de")
        message = _(
            "By its address the organisation lies in this region: %(region)s. Leave the field empty to have it "
            "filled in."
        )
        raise ValidationError({"region": ValidationError(message, params={"region": region})})
    company.region_id = found.region
    if company.latitude is None or company.longitude is None:
        company.latitude, company.longitude = found.latitude, found.longitude


def _is_known(company: "Company") -> bool:
    """Say whether the database has the company with this very address, region and coordinates."""
    if not (company.pk and company.region_id) or company.latitude is None or company.longitude is None:
        return False
    same = {name: getattr(company, name) for name in (*DECIDING, "region_id")}
    return type(company)._default_manager.filter(pk=company.pk, **same).exists()
