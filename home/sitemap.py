"""The pages' part of sitemap.xml, every page with its translations."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from .expiry import unexpired


class PageSitemap(Sitemap):
    """Live public pages of all languages; placeholders that still show another language are left out."""

    def items(self) -> QuerySet[Page]:
        pages = Page.objects.live().filter(unexpired()).public().filter(depth__gt=1, alias_of__isnull=True)
        return pages.select_related("locale").order_by("path")

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        shown = list(self.paginator.page(page).object_list)
        keys = {item.translation_key for item in shown}
        addresses: dict[Any, dict[str, str]] = defaultdict(dict)
        for item in self.items().filter(translation_key__in=keys):
            addresses[item.translation_key][item.locale.language_code] = item.get_full_url(self.request)
        return [
            {
                "location": addresses[item.translation_key][item.locale.language_code],
                "lastmod": item.last_published_at or item.latest_revision_created_at,
                "alternates": [
                    {"lang_code": code, "location": url} for code, url in addresses[item.translation_key].items()
                ],
            }
            for item in shown
        ]


__all__ = ["PageSitemap"]
