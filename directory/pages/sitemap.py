"""The companies' part of sitemap.xml: every profile in every language, with its translations."""

from typing import Any

from django.db.models import Max, QuerySet
from wagtail.contrib.sitemaps import Sitemap

from ..api.addresses import directory_addresses
from ..models import DirectoryEntry


class CompanySitemap(Sitemap):
    """Published companies; a company that is unpublished is gone with its entry."""

    limit = 5000  # companies; a file may have 50,000 addresses, and each company has one per language

    def items(self) -> QuerySet[Any]:
        languages = [code for code, address in directory_addresses().items() if address]
        entries = DirectoryEntry.objects.filter(record="company", language__in=languages)
        return entries.order_by("slug").values("slug").annotate(changed=Max("updated_at"))

    def get_latest_lastmod(self) -> Any:
        return DirectoryEntry.objects.filter(record="company").aggregate(latest=Max("updated_at"))["latest"]

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        bases = {
            code: address if "//" in address else f"{protocol}://{domain}{address}"
            for code, address in directory_addresses().items()
            if address
        }
        found = []
        for item in self.paginator.page(page).object_list:
            alternates = [{"lang_code": code, "location": f"{base}{item['slug']}/"} for code, base in bases.items()]
            found += [
                {"location": alternate["location"], "lastmod": item["changed"], "alternates": alternates}
                for alternate in alternates
            ]
        return found


__all__ = ["CompanySitemap"]
