"""The link in a letter, and the page of the account where everything can be confirmed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.visitors import visitor_form

from ..expiry.links import link_to as renewal_of
from ..membership import companies_of, may_keep_entry
from ..models import Company, Listing
from .acts import confirm
from .ages import MODELS, Record, day_of, is_over
from .links import Dead, Used, record_of
from .overview import lines_of


@visitor_form
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, and confirm on the answer: programs that look into mail follow links, but press no button."""
    try:
        record = record_of(token)
    except Used as used:
        return _page(request, "done", {"record": used.record}, 200)
    except Dead:
        return _page(request, "dead", {}, 404)
    if is_over(record, day_of(timezone.now())):
        return redirect(renewal_of(record))
    if request.method == "POST":
        confirm(record, None, timezone.now())
        return _page(request, "done", {"record": type(record).objects.get(pk=record.pk)}, 200)
    return _page(request, "ask", {"record": record}, 200)


def _page(request: HttpRequest, name: str, context: dict[str, object], status: int) -> HttpResponse:
    return TemplateResponse(request, f"directory/freshness/{name}.html", context, status=status)


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    lines = lines_of(companies_of(request.user), timezone.now())
    return TemplateResponse(request, "directory/freshness/overview.html", {"lines": lines})


@login_required
@require_POST
def confirm_own(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    record = _own(request, kind, pk)
    if confirm(record, request.user, timezone.now()):
        messages.success(request, _("Thank you. “%(name)s” is confirmed as of today.") % {"name": record})
    else:
        messages.error(request, _("“%(name)s” is not public, so there is nothing to confirm.") % {"name": record})
    return redirect("freshness_overview")


def _own(request: HttpRequest, kind: str, pk: int) -> Record:
    """Return the record; for others than those who keep it, it is not there."""
    model = {model._meta.model_name: model for model in MODELS}.get(kind)
    record = model._default_manager.filter(pk=pk).first() if model else None
    company: Company | None = record.company if isinstance(record, Listing) else record
    if record is None or company is None or not may_keep_entry(request.user, company):
        raise Http404
    return record


urlpatterns = [
    path("still-right/", overview, name="freshness_overview"),
    path("still-right/<slug:kind>/<int:pk>/", confirm_own, name="freshness_confirm"),
    path("still-right/<str:token>/", link, name="freshness_link"),
]
