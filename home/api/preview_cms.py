"""The CMS's way to a draft on a front end of one's own: a button above the page, for those who may edit it."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from .preview import make_token


@require_safe
def open_preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """Lead to the other front end, with a token for the draft of this page."""
    if not settings.HEADLESS_PREVIEW_URL:
        raise Http404
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    separator = "&" if "?" in settings.HEADLESS_PREVIEW_URL else "?"
    token = urlencode({"token": make_token(page, request.user)})
    response = HttpResponseRedirect(f"{settings.HEADLESS_PREVIEW_URL}{separator}{token}")
    response.headers["Cache-Control"] = "private, no-store"
    return response


@hooks.register("register_admin_urls")
def preview_address() -> list[URLPattern]:
    return [path("pages/<int:page_id>/headless-preview/", open_preview, name="headless_preview")]


@hooks.register("register_page_header_buttons")
def preview_button(page: Page, user: AbstractUser, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if settings.HEADLESS_PREVIEW_URL and page.pk and page.specific.permissions_for_user(user).can_edit():
        address = reverse("headless_preview", args=[page.pk])
        yield Button(_("Draft on the other web site"), address, icon_name="view", priority=70,
                     attrs={"target": "_blank", "rel": "noopener"})  # fmt: skip
