"""What a letter's link lets its reader say. The GET only shows it: mail programs look at links in advance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...models import Inquiry, InquiryOutcome, Side
from ..forms import OutcomeForm
from ..links import click_of
from ..threads import close, mark_answered
from ..wording import company_name
from .frame import alternates, by_secret_link


def _inquiry_of(token: str) -> tuple[Inquiry | None, Side]:
    click = click_of(token)
    if click is None:
        return None, Side.SENDER
    return Inquiry.objects.select_related("company").filter(pk=click.inquiry, erased_at=None).first(), click.side


@by_secret_link
def outcome(request: HttpRequest, token: str) -> HttpResponse:
    inquiry, side = _inquiry_of(token)
    form = OutcomeForm(request.POST or None, initial={"outcome": request.GET.get("outcome", "")})
    done = False
    if inquiry and request.method == "POST" and form.is_valid():
        close(inquiry, side, InquiryOutcome(form.cleaned_data["outcome"]), form.cleaned_data["reason"])
        done = True
    return _page(request, "inquiries_outcome", token, inquiry, side, {"form": form, "done": done})


@by_secret_link
def answered(request: HttpRequest, token: str) -> HttpResponse:
    inquiry, side = _inquiry_of(token)
    if side != Side.RECEIVER:
        inquiry = None
    if inquiry and request.method == "POST":
        mark_answered(inquiry)
    done = bool(inquiry and inquiry.answered_at)
    return _page(request, "inquiries_answered", token, inquiry, side, {"done": done})


def _page(
    request: HttpRequest, name: str, token: str, inquiry: Inquiry | None, side: Side, context: dict
) -> HttpResponse:
    context |= {
        "inquiry": inquiry,
        "company_name": company_name(inquiry, side) if inquiry else "",
        "alternates": alternates(request, name, token),
    }
    template = f"directory/inquiries/{name.removeprefix('inquiries_')}.html"
    return render(request, template, context, status=200 if inquiry else 404)


__all__ = ["answered", "outcome"]
