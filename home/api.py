"""Wagtail's API v2 over pages, images and documents as they stand in the CMS, mounted at /api/cms/v2/."""

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

cms_api = WagtailAPIRouter("cms_api")
cms_api.register_endpoint("pages", PagesAPIViewSet)
cms_api.register_endpoint("images", ImagesAPIViewSet)
cms_api.register_endpoint("documents", DocumentsAPIViewSet)

__all__ = ["cms_api"]
