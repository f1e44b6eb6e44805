"""Wagtail's API v2 over pages, images and documents as they stand in the CMS, mounted at /api/cms/v2/."""

from django.db.models import Q, QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import CollectionViewRestriction


class PublicCollections:
    """Leaves out what lies in a collection that the CMS keeps private, or below one; Wagtail's own views do not."""

    def get_queryset(self) -> QuerySet:
        paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
        private = Q()
        for path in paths:
            private |= Q(collection__path__startswith=path)
        found = super().get_queryset()  # type: ignore[misc]
        return found.exclude(private) if private else found


class PublicImages(PublicCollections, ImagesAPIViewSet):
    pass


class PublicDocuments(PublicCollections, DocumentsAPIViewSet):
    pass


cms_api = WagtailAPIRouter("cms_api")
cms_api.register_endpoint("pages", PagesAPIViewSet)
cms_api.register_endpoint("images", PublicImages)
cms_api.register_endpoint("documents", PublicDocuments)

__all__ = ["cms_api"]
