"""Links to pages in rich text: only to what every reader may see."""

from uuid import UUID

from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from .expiry import unexpired


class PublicPageLinkHandler(PageLinkHandler):
    """Leads to the page in the reader's language where there is one, else to itself.

    A page that is not public leaves its link's text and nothing else: its address alone may tell what it is about.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tags; three queries, however many links there are."""
        numbers = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        keys = dict(Page.objects.filter(pk__in=numbers).values_list("pk", "translation_key"))
        public = Page.objects.live().filter(unexpired(), translation_key__in=set(keys.values())).public()
        here: dict[int, Page] = {}
        translated: dict[UUID, Page] = {}
        for page in public.select_related("locale"):
            here[page.pk] = page
            if page.locale.language_code == (get_language() or "")[:2]:
                translated[page.translation_key] = page
        targets = [translated.get(keys[number], here.get(number)) if number in keys else None for number in numbers]
        addresses = [page.get_url() if page else None for page in targets]
        return [format_html('<a href="{}">', address) if address else "<a>" for address in addresses]


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own, which it replaces
def register_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)


__all__ = ["PublicPageLinkHandler"]
