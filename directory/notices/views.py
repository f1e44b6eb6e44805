"""The pages for everybody: report an entry, confirm the report, complain about a decision."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from home.mail import Recipient
from home.visitors import visitor_form

from ..models import Notice, NoticeState
from . import links
from .forms import ComplaintForm, ReportForm
from .opening import Report, confirm, reporter_of, take_complaint, take_report
from .subject import find_subject


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context["alternates"] = _alternates(request)
    return TemplateResponse(request, f"directory/notices/{template}.html", context, status=status)


def _alternates(request: HttpRequest) -> dict[str, str]:
    """Return this page in the portal's languages; only the first part of its address differs."""
    match, found, query = request.resolver_match, {}, request.META.get("QUERY_STRING", "")
    for language in ("de", "cs"):
        with translation.override(language):
            address = request.build_absolute_uri(reverse(match.url_name, args=match.args, kwargs=match.kwargs))
        found[language] = f"{address}?{query}" if query else address
    return found


@visitor_form
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Ask what is wrong with an entry; ?company=slug or ?listing=slug say which, else its address is asked for."""
    language = (get_language() or "de")[:2]
    asked = {name: request.GET.get(name, "")[:120] for name in ("company", "listing")}
    subject = find_subject(**asked, language=language) if any(asked.values()) else None
    if subject is None and any(asked.values()):
        raise Http404
    user = request.user
    known = {"name": user.get_full_name(), "email": user.email} if user.is_authenticated else {}
    form = ReportForm(request.POST or None, request=request, subject=subject, initial=known)
    if request.method == "POST" and form.is_valid() and form.subject:
        said = form.cleaned_data
        take_report(
            form.subject,
            Report(said["reason"], said["explanation"], said["name"], said["email"], language),
            user,
        )
        way = "mail" if said["email"] else "anonymous"
        return redirect(f"{reverse('notices_sent')}?way={way}")
    return _page(
        request,
        "report",
        {"form": form, "subject": subject, "days": settings.NOTICE_RETENTION_DAYS},
        422 if form.errors else 200,
    )


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return _page(request, "sent", {"anonymous": request.GET.get("way") == "anonymous"})


@visitor_form
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_report(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm by a button: programs that look into mails follow links, but press none."""
    reference = links.read_confirmation(token)
    notice = Notice.objects.filter(reference=reference).first() if reference else None
    if notice is None or notice.erased_at:
        return _page(request, "gone", {}, 404)
    if request.method == "POST":
        confirm(reference, timezone.now())
        return redirect("notices_confirm", token)
    return _page(request, "confirm", {"notice": notice, "done": notice.confirmed_at is not None})


@visitor_form
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest, token: str) -> HttpResponse:
    """Take a complaint by the link in a letter of decision (Art. 20)."""
    read = links.read_complaint(token)
    about = Notice.objects.filter(reference=read[0], state=NoticeState.DECIDED).first() if read else None
    if read is None or about is None or about.decided_at is None or about.objects_to_id:
        return _page(request, "gone", {}, 404)
    if timezone.now() - about.decided_at > links.COMPLAINT_PERIOD:
        return _page(request, "gone", {"late": True}, 410)
    by_company = read[1]
    known = about.complaints.filter(by_company=by_company).first()
    form = ComplaintForm(None if known else request.POST or None, request=request)
    if form.is_valid():
        take_complaint(
            about, form.cleaned_data["explanation"], by_company=by_company, now=timezone.now(),
            sender=_complainant(request, about, by_company),
        )  # fmt: skip
        return redirect("notices_complain", token)
    context = {"form": form, "about": about, "known": known, "by_company": by_company}
    return _page(request, "complain", context, 422 if form.errors else 200)


def _complainant(request: HttpRequest, about: Notice, by_company: bool) -> Recipient:
    """Return who complains: the reporter, or the member signed in; other members hear of the decision all the same."""
    language = (get_language() or "de")[:2]
    if not by_company:
        return reporter_of(about)
    user = request.user
    member = user.is_authenticated and user.memberships.filter(company=about.company_id).exists()
    return Recipient(user.email, language, user.get_full_name()) if member else Recipient("", language)


urlpatterns = [
    path("report/", report, name="notices_report"),
    path("report/sent/", sent, name="notices_sent"),
    path("report/confirm/<str:token>/", confirm_report, name="notices_confirm"),
    path("report/complaint/<str:token>/", complain, name="notices_complain"),
]
