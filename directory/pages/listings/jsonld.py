"""An offer or request for machines: schema.org's Offer and Demand."""

from typing import Any

TYPES = {"offer": "Offer", "request": "Demand"}
SERVICES = {"contract_manufacturing", "distribution", "service", "development", "research"}


def demand_or_offer(listing: dict[str, Any], address: str, directory: str) -> dict[str, Any]:
    """Return the schema.org description of a listing.

    :param listing: its detail from the read model, which names no company that hides.
    :param address: the listing's absolute address.
    :param directory: absolute address of the directory of companies.
    """
    kind = TYPES[listing["type"]]
    areas = listing["areas"] or ([listing["region"]] if kind == "Offer" else [])
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": address,
        "url": address,
        "name": listing["title"],
        "description": listing["description"],
        "validFrom": listing["published_at"],
        "validThrough": listing["valid_until"],
        "areaServed": [{"@type": "AdministrativeArea", "name": area["label"]} for area in areas],
        "itemOffered": {
            "@type": "Service" if listing["cooperation"]["code"] in SERVICES else "Product",
            "name": listing["title"],
            "category": [term["label"] for term in (*listing["categories"], *listing["capabilities"])],
        },
    }
    if not found["itemOffered"]["category"]:
        del found["itemOffered"]["category"]
    if organization := _organization(listing, directory):
        # Offers name who makes them; of demands the vocabulary only knows the other direction.
        found |= {"offeredBy": organization} if kind == "Offer" else {"@reverse": {"seeks": organization}}
    return {key: value for key, value in found.items() if value}


def _organization(listing: dict[str, Any], directory: str) -> dict[str, str] | None:
    company = listing["company"]
    if company is None:
        return None
    named = {"@type": "Organization", "name": company["name"]}
    if company["slug"]:
        named |= {"@id": f"{directory}{company['slug']}/", "url": f"{directory}{company['slug']}/"}
    return named


__all__ = ["demand_or_offer"]
