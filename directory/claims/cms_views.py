"""Claims in the CMS: what waits for me, one claim with what is known, the letter, the decision."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from ..models import Claim, ClaimState, Proof
from ..slugs import slug_of
from .asking import print_code
from .deciding import NotOpen, grant, refuse
from .desk import NEEDS_OFFICER, may_decide_claim, open_claims_of
from .domains import domain_of
from .forms import ReasonForm
from .paper import lacks_address, set_paper

PER_PAGE = 30


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    crumbs = [{"url": reverse("claims_desk:index"), "label": _("Claims of entries")}]
    if template != "index":
        crumbs.append({"url": "", "label": title})
    shown = {"header_title": title, "page_title": title, "header_icon": "key", "breadcrumbs_items": crumbs}
    return TemplateResponse(request, f"directory/claims/cms/{template}.html", shown | context)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What needs this officer, oldest first; ?state=waiting: what waits for the claimant."""
    waiting = request.GET.get("state") == "waiting"
    found = open_claims_of(request.user).select_related("company", "user").exclude(user=request.user)
    found = found.exclude(NEEDS_OFFICER) if waiting else found.filter(NEEDS_OFFICER)
    pages = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return _page(request, "index", _("Claims of entries"), {"claims": pages, "waiting": waiting})


def _find(request: HttpRequest, pk: int) -> Claim:
    """Return an open claim of the officer's; whether others are there at all, nobody learns from the answer."""
    found = Claim.objects.select_related("company", "user").filter(pk=pk).first()
    if found is None or not may_decide_claim(request.user, found):
        raise PermissionDenied
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    found = _find(request, pk)
    form = ReasonForm(request.POST if "refuse" in request.POST else None)
    if request.method == "POST" and ("grant" in request.POST or form.is_valid()):
        try:
            if "grant" in request.POST:
                grant(pk, request.user, timezone.now())
            else:
                refuse(pk, request.user, timezone.now(), form.cleaned_data["reason"])
        except NotOpen:
            messages.error(request, _("This claim has been decided in the meantime."))
        else:
            messages.success(request, _("Your decision is kept, and the person is told."))
        return redirect("claims_desk:index")
    company = found.company
    others = company.claims.exclude(pk=found.pk).select_related("user")[:10]
    shown = {
        "claim": found, "company": company, "form": form, "others": others, "domain": domain_of(company),
        "members": company.memberships.select_related("user"), "lacks_address": lacks_address(company),
        "by_letter": found.proof == Proof.LETTER,
        "edit_url": AdminURLFinder(request.user).get_edit_url(company),
    }  # fmt: skip
    return _page(request, "claim", company.name, shown)


@require_POST
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the letter as a PDF. Each has a new code, so that one that was lost can be printed again."""
    found = _find(request, pk)
    if found.proof != Proof.LETTER or found.state != ClaimState.OPEN or lacks_address(found.company):
        messages.error(request, _("There is no letter to print for this claim."))
        return redirect("claims_desk:claim", pk)
    try:
        with transaction.atomic():
            found, code = print_code(pk, timezone.now())
            paper = set_paper(found, code)
    except NotOpen:
        messages.error(request, _("This claim has been decided in the meantime."))
        return redirect("claims_desk:index")
    name = slug_of(f"{_('letter')} {found.company.name}")[:60]
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


__all__ = ["claim", "index", "letter"]
