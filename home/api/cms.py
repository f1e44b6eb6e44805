"""Wagtail's API v2 over pages, images and documents as they stand in the CMS, mounted at /api/cms/v2/.

Images and documents of private collections are left out by Wagtail itself.
"""

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from ..models.images import API_RENDITION


def _without(names: set[str], fields: list[str]) -> list[str]:
    return [name for name in fields if name not in names]


class ImagesWithRendition(ImagesAPIViewSet):
    """Gives `rendition` in place of the uploaded file, which no web server hands out.

    A list has an image's tags only where they are asked for: they take a query for each.
    """

    meta_fields = _without({"download_url"}, ImagesAPIViewSet.meta_fields)
    listing_default_fields = _without({"download_url", "tags"}, ImagesAPIViewSet.listing_default_fields)
    nested_default_fields = _without({"download_url"}, ImagesAPIViewSet.nested_default_fields)

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().prefetch_renditions(API_RENDITION)


cms_api = WagtailAPIRouter("cms_api")
cms_api.register_endpoint("pages", PagesAPIViewSet)
cms_api.register_endpoint("images", ImagesWithRendition)
cms_api.register_endpoint("documents", DocumentsAPIViewSet)

__all__ = ["cms_api"]
