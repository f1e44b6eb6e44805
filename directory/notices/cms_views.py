"""Notices in the CMS: what waits for me, one notice with the entry as it is, the decision, the numbers."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from ..models import Notice, NoticeDecision, NoticeState
from .cms_forms import DecisionForm
from .deciding import Undecidable, decide, recipients_of, tells_company
from .queue import may_decide_notice, notices_of
from .statistics import statistics_of

PER_PAGE = 30


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    crumbs = [{"url": reverse("notices:index"), "label": _("Notices")}]
    if template != "index":
        crumbs.append({"url": "", "label": title})
    shown = {"header_title": title, "page_title": title, "header_icon": "warning", "breadcrumbs_items": crumbs}
    return TemplateResponse(request, f"directory/notices/cms/{template}.html", shown | context)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for this officer, oldest first; ?state=decided: what was decided, newest first."""
    decided = request.GET.get("state") == "decided"
    notices = Notice.objects.filter(state=NoticeState.DECIDED if decided else NoticeState.OPEN)
    found = notices_of(request.user, notices.order_by("-decided_at" if decided else "opened_at", "pk"))
    pages = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return _page(request, "index", _("Notices"), {"notices": pages, "decided": decided})


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a notice and the entry as it is now; take the decision, and ask once more before an entry is deleted."""
    found = get_object_or_404(Notice.objects.select_related("region", "objects_to", "decided_by"), pk=pk)
    if not may_decide_notice(request.user, found):
        raise PermissionDenied
    form = DecisionForm(request.POST or None, notice=found)
    if request.method == "POST" and found.state == NoticeState.OPEN:
        if "insert" in request.POST:
            form = form.with_block()
        elif form.is_valid() and "back" not in request.POST:
            decision = form.result()
            if decision.decision == NoticeDecision.REMOVED and "confirmed" not in request.POST:
                return _page(request, "remove", _("Remove this entry for good?"), {"notice": found, "form": form})
            try:
                decide(found, decision, request.user, timezone.now())
            except Undecidable as problem:
                messages.error(request, str(problem))
                return redirect("notices:notice", pk)
            messages.success(request, _("Your decision on “%(title)s” is kept.") % {"title": found.title})
            return redirect("notices:index")
    return _page(request, "notice", found.title, {"notice": found, "form": form, **_surroundings(request, found)})


def _surroundings(request: HttpRequest, found: Notice) -> dict[str, Any]:
    """Return the entry as it is now, earlier notices about it, and who would be written to."""
    record = found.record
    others = Notice.objects.filter(company=found.company_id, listing=found.listing_id).exclude(pk=found.pk)
    return {
        "record": record,
        "texts": list(record.texts.all()) if record else [],  # type: ignore[attr-defined]
        "edit_url": AdminURLFinder(request.user).get_edit_url(record) if record else None,
        "others": others.exclude(state=NoticeState.UNCONFIRMED)[:10] if found.company_id else [],
        "told": len(recipients_of(found.company)),
        "told_of_nothing": tells_company(found, NoticeDecision.NOTHING),
    }


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """The numbers of one year."""
    now = timezone.localdate().year
    first = (
        Notice.objects.exclude(opened_at=None).order_by("opened_at").values_list("opened_at__year", flat=True).first()
    )
    years = list(range(now, (first or now) - 1, -1))
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else now
    numbers = statistics_of(year, _("all"))
    context = {"numbers": numbers, "median": _duration(numbers.median), "year": year, "years": years}
    return _page(request, "statistics", _("Reports in numbers"), context)


def _duration(time: timedelta | None) -> str:
    """Return days, or hours where it is less than one; "" for none."""
    if time is None:
        return ""
    if time.days:
        return ngettext("%(number)s day", "%(number)s days", time.days) % {"number": time.days}
    hours = time.seconds // 3600 + 1
    return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}


__all__ = ["index", "notice", "statistics"]
