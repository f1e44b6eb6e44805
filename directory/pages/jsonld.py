"""A profile for machines: schema.org as JSON-LD."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe

TYPES = {"company": "LocalBusiness", "research": "ResearchOrganization", "public_body": "GovernmentOrganization"}
HEADCOUNT = {"micro": (0, 9), "small": (10, 49), "medium": (50, 249), "large": (250, None)}
# Inside a script element "<" could end it, and "&" is read differently by XML parsers.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def organization(company: dict[str, Any], address: str, logo: str = "") -> dict[str, Any]:
    """Return the schema.org description of a company.

    :param company: its detail from the read model.
    :param address: the profile's absolute address.
    :param logo: the logo's absolute address.
    """
    place = company["address"]
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(company["kind"], "Organization"),
        "@id": address,
        "name": company["name"],
        "mainEntityOfPage": address,
        "url": website_of(company) or address,
        "description": company["summary"],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place["street"],
            "postalCode": place["postal_code"],
            "addressLocality": place["city"],
            "addressRegion": company["region"]["label"],
            "addressCountry": place["country"],
        },
        "telephone": company["phone"],
        "logo": logo,
        "foundingDate": str(company["founded"]) if company["founded"] else "",
        "vatID": company["vat_id"],
        "identifier": _identifiers(company),
        "knowsLanguage": company["languages"],
        "knowsAbout": [term["label"] for term in company["capabilities"]],
        "hasCertification": [{"@type": "Certification", "name": term["label"]} for term in company["certificates"]],
    }
    if company["latitude"] is not None and found["@type"] == "LocalBusiness":
        found["geo"] = {
            "@type": "GeoCoordinates", "latitude": company["latitude"], "longitude": company["longitude"],
        }  # fmt: skip
    if company["size"] in HEADCOUNT:
        low, high = HEADCOUNT[company["size"]]
        found["numberOfEmployees"] = {"@type": "QuantitativeValue", "minValue": low, "maxValue": high}
        if high is None:
            del found["numberOfEmployees"]["maxValue"]
    found["address"] = {key: value for key, value in found["address"].items() if value}
    return {key: value for key, value in found.items() if value}


def website_of(company: dict[str, Any]) -> str:
    """Return the address of the company's web site; only http and https lead to one."""
    parts = urlsplit(company["website"])
    return company["website"] if parts.scheme in ("http", "https") and parts.netloc else ""


def _identifiers(company: dict[str, Any]) -> list[dict[str, str]]:
    numbers = {
        "IČO": company["ico"],
        "Handelsregister" if company["country"] == "DE" else "Obchodní rejstřík": " ".join(
            filter(None, (company["register_court"], company["register_number"]))
        ),
    }
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in numbers.items() if value]


def as_script(value: dict[str, Any]) -> SafeString:
    """Return JSON that is safe between <script> tags."""
    return mark_safe(json.dumps(value, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 - nothing can end the tag
