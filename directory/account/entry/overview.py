"""The entries of a person, the overview of one, and what one does with it as a whole."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ...desk.preview import render_preview
from ...freshness import confirm as confirm_record
from ...membership import companies_of
from ...models import Company
from ...public_addresses import directory_addresses
from ...registers.tasks import check_in_background
from ...review import ReviewState, sent_back_reason, state_of, states_of, submit, withdraw
from ...review.differences import differences
from .access import open_entry
from .completeness import completeness
from .draft import Version, change, latest
from .history import history
from .steps import STEPS, obstacles

PREVIEWS = ("de", "cs")


@login_required
@never_cache
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """List the companies that the person keeps; without one, lead to finding it."""
    try:
        claim = reverse("claims_search")
    except NoReverseMatch:
        claim = ""
    companies = companies_of(request.user)
    rows = list(zip(companies, states_of(companies), strict=True))
    return render(request, "directory/account/entry/list.html", {"rows": rows, "claim": claim})


@login_required
@never_cache
@require_safe
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where the entry stands, and what to do next."""
    opened = open_entry(request, slug)
    company = opened.company
    draft = latest(company).company
    state = state_of(company)
    changes = history(company)
    public = Company.objects.get(pk=company.pk) if company.live else None
    context = {
        "company": company, "draft": draft, "state": state, "on_behalf": opened.on_behalf,
        "decision": sent_back_reason(company), "steps": STEPS, "obstacles": obstacles(draft),
        "completeness": completeness(draft), "changes": differences(public, draft) if public else [],
        "history": changes, "edited_by_chamber": changes[0] if changes and changes[0].by_chamber else None,
        "previews": PREVIEWS, "may_submit": state != ReviewState.PUBLIC, "waiting": state == ReviewState.WAITING,
        "dormant": company.dormant_revision_id is not None, "may_confirm": company.live or company.dormant_revision_id,
        "public_url": _public_address(request, company),
        "register_checks": company.register_checks.all()[:4],
    }  # fmt: skip
    return render(request, "directory/account/entry/overview.html", context)


def _public_address(request: HttpRequest, company: Company) -> str:
    base = directory_addresses().get(request.LANGUAGE_CODE) or directory_addresses().get("de")
    return f"{base}{company.slug}/" if company.live and base else ""


@login_required
@never_cache
@require_safe
def preview(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Show the draft as visitors will see it."""
    opened = open_entry(request, slug)
    if language not in PREVIEWS:
        raise Http404
    response = render_preview(latest(opened.company).company, request, language)
    response["X-Robots-Tag"] = "noindex"
    return response


@login_required
@require_POST
def submit_entry(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring the draft before the chamber; the company itself vouches for it with that."""
    opened = open_entry(request, slug)
    missing: list = []

    def act(now: Version) -> bool:
        missing.extend(obstacles(now.company))
        if missing or opened.on_behalf:
            return False
        now.company.confirmed_at = timezone.localdate()
        return True

    change(opened.company, opened.user, act, on_behalf=opened.on_behalf)
    if missing:
        messages.error(request, _("Something is missing before the entry can be submitted; you find it below."))
        return redirect("entry_overview", slug=slug)
    try:
        state = submit(opened.company, opened.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("entry_overview", slug=slug)
    check_in_background(opened.company, None)
    messages.success(
        request,
        _("Submitted. The chamber of your region looks at the entry; we write to you when it has decided.")
        if state
        else _("Published. The chamber looks at your changes afterwards."),
    )
    return redirect("entry_overview", slug=slug)


@login_required
@require_POST
def withdraw_entry(request: HttpRequest, slug: str) -> HttpResponse:
    opened = open_entry(request, slug)
    if withdraw(opened.company, opened.user):
        messages.success(request, _("Taken back. The draft stays as it is; you can submit it again at any time."))
    return redirect("entry_overview", slug=slug)


@login_required
@require_POST
def confirm_entry(request: HttpRequest, slug: str) -> HttpResponse:
    """Vouch today for what is public; what was dormant comes back."""
    opened = open_entry(request, slug)
    if confirm_record(opened.company, opened.user, timezone.now()):
        messages.success(request, _("Thank you. The entry carries today’s date."))
    else:
        messages.error(request, _("There is nothing public to confirm."))
    return redirect("entry_overview", slug=slug)


__all__ = ["confirm_entry", "entries", "overview", "preview", "submit_entry", "withdraw_entry"]
