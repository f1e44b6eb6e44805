"""The pages of officers. The text of an inquiry reaches a template only after a side has asked for help."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from home.uploads import serve_private

from ...models import Inquiry, InquiryAttachment, InquiryMessage, InquiryOutcome, Side
from ..officers import by_month, inquiries_for, may_read, pass_on, step_in, unanswered_for

PER_PAGE = 30


class StepInForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Message to both sides"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Both get it by mail and find it in their correspondence."),
    )  # fmt: skip


class PassOnForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the company"),
        help_text=gettext_lazy("Only this inquiry is sent there. The sender does not see the address."),
    )


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    crumbs = [{"url": reverse("inquiries_desk"), "label": _("Inquiries")}]
    if template != "index":
        crumbs.append({"url": "", "label": title})
    shown = {"header_title": title, "page_title": title, "header_icon": "comment", "breadcrumbs_items": crumbs}
    return TemplateResponse(request, f"directory/inquiries/desk/{template}.html", shown | context)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for the officer's chamber, the longest first."""
    pages = Paginator(unanswered_for(request.user), PER_PAGE).get_page(request.GET.get("p"))
    return _page(request, "index", _("Inquiries"), {"inquiries": pages})


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    months = by_month(inquiries_for(request.user))
    context = {"months": months, "outcomes": InquiryOutcome.choices}
    return _page(request, "statistics", _("In numbers"), context)


def _inquiry_of(request: HttpRequest, reference: str) -> Inquiry:
    found: QuerySet[Inquiry] = inquiries_for(request.user).select_related("company__region")
    return get_object_or_404(found, reference=reference)


@require_http_methods(["GET", "HEAD", "POST"])
def inquiry(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how far an inquiry is; write to both sides, or pass it on."""
    found = _inquiry_of(request, reference)
    done = request.POST.get("do", "")
    write_form = StepInForm(request.POST if done == "write" else None)
    pass_form = PassOnForm(request.POST if done == "pass_on" else None)
    if found.erased_at is None:
        if done == "write" and write_form.is_valid():
            step_in(found, request.user, write_form.cleaned_data["text"], (get_language() or "de")[:2])
            messages.success(request, _("Your message has been sent to both sides."))
            return redirect("inquiries_desk_inquiry", reference)
        if done == "pass_on" and pass_form.is_valid():
            if pass_on(found, pass_form.cleaned_data["email"]):
                messages.success(request, _("The inquiry has been passed on."))
            else:
                messages.warning(request, _("The inquiry had been sent already."))
            return redirect("inquiries_desk_inquiry", reference)
    said = InquiryMessage.objects.filter(inquiry=found).prefetch_related("attachments")
    readable = may_read(found)
    context = {
        "inquiry": found, "readable": readable, "write_form": write_form, "pass_form": pass_form,
        "thread": said if readable else said.filter(side=Side.CHAMBER),
        "subject": found.subject if readable else "",
        "count": InquiryMessage.objects.filter(inquiry=found).count(),
    }  # fmt: skip
    return _page(request, "inquiry", _("Inquiry to %(company)s") % {"company": found.company or "–"}, context)


@require_safe
def file(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    found = _inquiry_of(request, reference)
    if not may_read(found):
        raise Http404
    attachment = get_object_or_404(InquiryAttachment, pk=pk, message__inquiry=found)
    return serve_private(attachment.file, attachment.name, attachment.content_type)


__all__ = ["file", "index", "inquiry", "statistics"]
