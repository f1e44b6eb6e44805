"""An institution of the directory, as news and events name it."""

from typing import Any
from urllib.parse import urljoin

from ..models import Company
from ..public_addresses import directory_addresses


def organisation(company: Company | None, language: str, origin: str) -> dict[str, Any] | None:
    """Return name and addresses; None where the directory does not show it."""
    if company is None or not company.live:
        return None
    base = directory_addresses().get(language)
    return {
        "slug": company.slug,
        "name": company.name,
        "url": urljoin(origin, f"{base}{company.slug}/") if base else None,
        "api_url": f"{origin}/api/v1/companies/{company.slug}?locale={language}",
    }
