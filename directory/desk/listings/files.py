"""Attachments of a draft, for those who decide on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.panels import Panel
from wagtail.permission_policies import ModelPermissionPolicy

from home.uploads import serve_private

from ...models import Listing


class AttachmentsPanel(Panel):
    """The files of the version that is edited; the company adds and removes them in its account."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "directory/desk/listings/attachments.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            files = [
                {"name": file.name, "size": file.size, "url": reverse("directory_draft_file", args=[key, number])}
                for key in [self.instance.pk]
                for number, file in enumerate(self.instance.attachments.all())
            ]
            return {**(super().get_context_data(parent_context) or {}), "files": files}


@never_cache
@require_admin_access
def attachment_view(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """Hand out a file of a listing's latest version to whoever sees listings in the CMS."""
    if not ModelPermissionPolicy(Listing).user_has_any_permission(request.user, ["view", "change", "publish"]):
        raise Http404
    listing = get_object_or_404(Listing, pk=pk).get_latest_revision_as_object()
    files = list(listing.attachments.all())
    if number >= len(files):
        raise Http404
    return serve_private(files[number].file, files[number].name, files[number].content_type)


__all__ = ["AttachmentsPanel", "attachment_view"]
