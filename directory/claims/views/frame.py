"""What the pages share: whose they are, and how refusals are shown."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ...membership import membership_of
from ...models import Claim, Company, Role

View = Callable[..., HttpResponse]


def page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, f"directory/claims/{template}.html", context, status=status)


def for_people(view: View) -> View:
    """For anybody signed in."""
    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(login_required(view)))


def for_members(role: str | None = None) -> Callable[[View], View]:
    """For the people of a company, or its administrators only; to others the page is not there."""

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            company = get_object_or_404(Company, pk=pk)
            own = membership_of(request.user, company)
            if own is None or (role == Role.ADMIN and own.role != Role.ADMIN):
                raise Http404
            return view(request, own, *args, **kwargs)

        return for_people(asked)

    return wrap


def for_claimant(view: View) -> View:
    """For the person who has opened the claim."""

    @wraps(view)
    def asked(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        claim = get_object_or_404(Claim.objects.select_related("company", "user"), pk=pk, user=request.user)
        return view(request, claim, *args, **kwargs)

    return for_people(asked)


def tell(request: HttpRequest, error: ValidationError) -> None:
    for text in error.messages:
        messages.error(request, text)


__all__ = ["for_claimant", "for_members", "for_people", "page", "tell"]
