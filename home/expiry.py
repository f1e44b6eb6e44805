"""What has expired is gone at its minute, not when the worker comes by to take it down."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page


def unexpired() -> Q:
    """Return the condition under which pages are still to be shown."""
    return Q(expire_at=None) | Q(expire_at__gt=timezone.now())


@hooks.register("before_serve_page")
def refuse_expired(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    if page.expire_at is not None and page.expire_at <= timezone.now():
        raise Http404


__all__ = ["refuse_expired", "unexpired"]
