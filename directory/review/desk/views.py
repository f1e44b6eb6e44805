"""The queue, one draft with what it changes and what is known about it, and the decision."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import registry
from wagtail.models import TaskState

from home.workdays import working_days_since

from ...models import Company, Listing, Region, ReplyBlock, TrustedChange
from .. import checks, deciding
from ..differences import differences
from ..responsibility import company_of, desk_of, may_decide, region_of
from ..states import comment_of
from .forms import APPROVE, REFUSE, SEND_BACK, DecisionForm
from .queue import Asked, afterwards_for, rows_of, tasks_for

PER_PAGE = 50
ROLES = {"own", "deputy", "central"}
LOG = 8


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    crumbs = [{"url": reverse("review:index"), "label": pgettext("by officers", "Review")}]
    if template != "index":
        crumbs.append({"url": "", "label": title})
    shown = {"header_title": title, "page_title": title, "header_icon": "glasses", "breadcrumbs_items": crumbs}
    return TemplateResponse(request, f"directory/review/{template}.html", shown | context)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for this officer, oldest first; ?what= and ?role= narrow it; ?p= turns pages."""
    now, asked = timezone.now(), _asked(request)
    tasks, roster = tasks_for(request.user, asked, now)
    shown = tasks.select_related("workflow_state__requested_by")
    pages = Paginator(shown, PER_PAGE).get_page(request.GET.get("p"))
    rows = rows_of(pages, request.user, roster, now)
    after = afterwards_for(request.user, roster)
    context = {"rows": rows, "pages": pages, "asked": asked, "afterwards": after.count()}
    return _page(request, "index", pgettext("by officers", "Review"), context)


def _asked(request: HttpRequest) -> Asked:
    what, role = request.GET.get("what", ""), request.GET.get("role", "")
    return Asked(what if what in {"company", "listing"} else "", role if role in ROLES else "")


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one draft; take the decision of those who may decide on it by now."""
    tasks = TaskState.objects.select_related("workflow_state__requested_by", "finished_by")
    task = get_object_or_404(tasks, pk=pk)
    record = task.workflow_state.content_object
    if not isinstance(record, Company | Listing):
        return redirect("review:index")
    form = DecisionForm(request.POST or None, initial={"revision": record.latest_revision_id})
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, task, form)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("review:item", pk)
        return redirect("review:index")
    return _page(request, "item", str(record.get_latest_revision_as_object()), _facts(request, task, record, form))


def _decide(request: HttpRequest, task: TaskState, form: DecisionForm) -> None:
    decision, revision = form.cleaned_data["decision"], form.cleaned_data["revision"]
    title = str(task.workflow_state.content_object.get_latest_revision_as_object())
    if decision == APPROVE:
        deciding.approve(task.pk, request.user, revision)
        messages.success(request, _("“%(title)s” is approved and public now.") % {"title": title})
    elif decision == SEND_BACK:
        deciding.send_back(task.pk, request.user, *form.reasons(), revision)
        messages.success(request, _("“%(title)s” was sent back with your reason.") % {"title": title})
    else:
        deciding.refuse(task.pk, request.user, *form.reasons(), revision)
        messages.success(request, _("“%(title)s” is rejected.") % {"title": title})


def _facts(request: HttpRequest, task: TaskState, record: Company | Listing, form: DecisionForm) -> dict[str, Any]:
    draft = record.get_latest_revision_as_object()
    waits = task.status == TaskState.STATUS_IN_PROGRESS
    region = Region.objects.filter(pk=region_of(record, waiting=waits)).first()
    end = task.finished_at or timezone.now()
    return {
        "task": task,
        "record": record,
        "draft": draft,
        "company": company_of(record),
        "is_listing": isinstance(record, Listing),
        "waits": waits,
        "may_decide": waits and may_decide(request.user, record),
        "days": working_days_since(task.started_at, end, region.country if region else "DE"),
        "region": region,
        "desk": desk_of(record, waiting=waits),
        "is_new": not record.live,
        "changes": differences(record if record.live else None, draft),
        "form": form,
        "blocks": ReplyBlock.objects.all(),
        "chosen_blocks": form.data.getlist("blocks") if form.is_bound else [],
        "comment": comment_of(task),
        "reply": getattr(task, "review_reply", None),
        "edit_url": AdminURLFinder(request.user).get_edit_url(record),
        **_log(record),
        **_checks(record, draft),
    }


def _log(record: Company | Listing) -> dict[str, Any]:
    """Return what was done to the record, by whom, and whether those keep the entry or acted on its behalf."""
    keepers = set(company_of(record).memberships.values_list("user", flat=True))
    entries = registry.get_logs_for_instance(record).select_related("user")[:LOG]
    return {"log": [(entry, bool(entry.user_id) and entry.user_id not in keepers) for entry in entries]}


def _checks(record: Company | Listing, draft: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"words": checks.suspicious_words(draft)}
    if isinstance(record, Company):
        found |= {
            "registers": checks.register_checks(draft),
            "suspects": checks.suspects(draft),
            "domain": checks.domain_note(draft),
        }
    return found


@require_safe
def afterwards(request: HttpRequest) -> HttpResponse:
    """What trusted companies have published unseen."""
    pages = Paginator(afterwards_for(request.user), PER_PAGE).get_page(request.GET.get("p"))
    return _page(request, "afterwards", _("To look at afterwards"), {"pages": pages})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a trusted company has changed; a click says that somebody has looked."""
    found = get_object_or_404(afterwards_for(request.user), pk=pk)
    if request.method == "POST":
        TrustedChange.objects.filter(pk=pk, seen_at=None).update(seen_at=timezone.now(), seen_by=request.user)
        messages.success(request, _("Marked as looked at."))
        return redirect("review:afterwards")
    old = found.before.as_object() if found.before else None
    context = {
        "change": found,
        "changes": differences(old, found.after.as_object()),
        "edit_url": AdminURLFinder(request.user).get_edit_url(found.company),
    }
    return _page(request, "change", found.company.name, context)


@require_POST
def trust(request: HttpRequest, pk: int) -> HttpResponse:
    """Trust a company, or stop trusting it; those who may decide on it."""
    company = get_object_or_404(Company, pk=pk)
    if not may_decide(request.user, company):
        messages.error(request, _("Only officers of its region decide whether a company is trusted."))
    else:
        Company.objects.filter(pk=pk).update(trusted="trusted" in request.POST)
        messages.success(request, _("This is kept."))
    task = request.POST.get("task", "")
    known = task.isdecimal() and len(task) < 18 and TaskState.objects.filter(pk=task).exists()
    return redirect("review:item", task) if known else redirect("review:index")


__all__ = ["REFUSE", "afterwards", "change", "index", "item", "trust"]
