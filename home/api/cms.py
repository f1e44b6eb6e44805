"""Wagtail's API v2 over pages, images and documents as they stand in the CMS, mounted at /api/cms/v2/.

Images and documents of private collections are left out by Wagtail itself.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, Site

from ..expiry import unexpired
from ..models.images import API_RENDITION

DIGITS = 9  # of a number that the database takes as well


def _without(names: set[str], fields: list[str]) -> list[str]:
    return [name for name in fields if name not in names]


@method_decorator(gzip_page, name="dispatch")
class ForEverybody(BaseAPIViewSet):
    """Knows no session and no account, answers in JSON alone, and refuses what the database would stumble over."""

    authentication_classes: list[type] = []
    renderer_classes = [JSONRenderer]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        request.session = {}  # where Wagtail looks for passwords that somebody has given
        for name, values in request.GET.lists():
            for value in values:
                if not f"{name}{value}".isprintable():
                    raise BadRequestError("control characters are not possible")
                if name in {"id", "limit", "offset"} and not (value.isdecimal() and len(value) <= DIGITS):
                    raise BadRequestError(f"{name} must be a positive integer of at most {DIGITS} digits")


class Pages(ForEverybody, PagesAPIViewSet):
    """Brings along what a list shows of each page, and leaves out what has expired."""

    def get_base_queryset(self) -> QuerySet:
        # Searching takes conditions on indexed fields only; expire_at is none, so it stands in a query of its own.
        try:
            return super().get_base_queryset().filter(pk__in=Page.objects.filter(unexpired()).values_list("pk"))
        except (Site.DoesNotExist, ValueError):
            raise BadRequestError("site doesn't exist") from None

    def get_queryset(self) -> QuerySet:
        found = super().get_queryset()
        return found.for_lists() if hasattr(found, "for_lists") else found.select_related("locale")


class Documents(ForEverybody, DocumentsAPIViewSet):
    """A list has a document's tags only where they are asked for: they take a query for each."""

    listing_default_fields = _without({"tags"}, DocumentsAPIViewSet.listing_default_fields)


class ImagesWithRendition(ForEverybody, ImagesAPIViewSet):
    """Gives `rendition` in place of the uploaded file, which no web server hands out.

    A list has an image's tags only where they are asked for: they take a query for each.
    """

    meta_fields = _without({"download_url"}, ImagesAPIViewSet.meta_fields)
    listing_default_fields = _without({"download_url", "tags"}, ImagesAPIViewSet.listing_default_fields)
    nested_default_fields = _without({"download_url"}, ImagesAPIViewSet.nested_default_fields)

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().prefetch_renditions(API_RENDITION)


cms_api = WagtailAPIRouter("cms_api")
cms_api.register_endpoint("pages", Pages)
cms_api.register_endpoint("images", ImagesWithRendition)
cms_api.register_endpoint("documents", Documents)

__all__ = ["cms_api"]
