"""The directory's part of sitemap.xml: every profile and listing in every language, and the pages on their order."""

from collections.abc import Callable
from typing import Any

from django.db.models import Max, QuerySet
from wagtail.contrib.sitemaps import Sitemap

from ..models import DirectoryEntry
from ..models.page import ORDERING_SLUGS
from ..public_addresses import directory_addresses, listing_addresses


class EntrySitemap(Sitemap):
    """What is published of one record; what is unpublished is gone with its entry."""

    record: str
    addresses: Callable[[], dict[str, str | None]]
    limit = 5000  # entries; a file may have 50,000 addresses, and each entry has one per language

    def items(self) -> QuerySet[Any]:
        languages = [code for code, address in self.addresses().items() if address]
        entries = DirectoryEntry.objects.shown(self.record).filter(language__in=languages)
        return entries.order_by("slug").values("slug").annotate(changed=Max("updated_at"))

    def get_latest_lastmod(self) -> Any:
        return DirectoryEntry.objects.shown(self.record).aggregate(latest=Max("updated_at"))["latest"]

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        bases = {
            code: address if "//" in address else f"{protocol}://{domain}{address}"
            for code, address in self.addresses().items()
            if address
        }
        found: list[dict[str, Any]] = []
        shown = self.paginator.page(page)
        if shown.number == 1:
            orders = {code: f"{base}{ORDERING_SLUGS[code]}/" for code, base in bases.items() if code in ORDERING_SLUGS}
            found += _translations(orders)
        for item in shown.object_list:
            found += _translations({code: f"{base}{item['slug']}/" for code, base in bases.items()}, item["changed"])
        return found


class CompanySitemap(EntrySitemap):
    record = "company"
    addresses = staticmethod(directory_addresses)


class ListingSitemap(EntrySitemap):
    record = "listing"
    addresses = staticmethod(listing_addresses)


def _translations(addresses: dict[str, str], changed: Any = None) -> list[dict[str, Any]]:
    """Return the rows of one page: each language's address, with all of them as alternates."""
    alternates = [{"lang_code": code, "location": address} for code, address in addresses.items()]
    return [{"location": address, "lastmod": changed, "alternates": alternates} for address in addresses.values()]


__all__ = ["CompanySitemap", "ListingSitemap"]
