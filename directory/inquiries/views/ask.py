"""Asking: one company, the company of a listing, or up to five at once; and the confirmation by mail."""

import uuid
from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.visitors import visitor_form

from ...models import Company, Inquiry, Listing
from ...search.listing_facts import shown_listings
from ..asking import Question, TooMany, batch_of, confirm, lock, taken
from ..asking import ask as ask_companies
from ..forms import AskForm
from .frame import alternates, by_secret_link

MOST_COMPANIES = 5


@visitor_form
def ask_company(request: HttpRequest, slug: str) -> HttpResponse:
    company = get_object_or_404(Company.objects.published(), slug=slug)
    return _ask(request, [company], {"alternates": alternates(request, "inquiries_ask_company", slug)})


@visitor_form
def ask_listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Whoever sees an offer or request can answer it; its company need not have a profile of its own yet."""
    listing = get_object_or_404(shown_listings().select_related("company"), slug=slug)
    context = {"alternates": alternates(request, "inquiries_ask_listing", slug)}
    return _ask(request, [listing.company], context, listing)


@visitor_form
def ask_many(request: HttpRequest) -> HttpResponse:
    """Companies stand in the address as company=slug, up to five times; what is no company is passed over."""
    slugs = list(dict.fromkeys(request.GET.getlist("company")))
    found = {company.slug: company for company in Company.objects.published().filter(slug__in=slugs[:20])}
    companies = [found[slug] for slug in slugs if slug in found]
    context = {
        "alternates": alternates(request, "inquiries_ask_many"),
        "left_out": companies[MOST_COMPANIES:],
        "most": MOST_COMPANIES,
    }
    if not companies:
        return render(request, "directory/inquiries/ask_nobody.html", context)
    return _ask(request, companies[:MOST_COMPANIES], context)


def _ask(
    request: HttpRequest, companies: Sequence[Company], context: dict, listing: Listing | None = None
) -> HttpResponse:
    form = AskForm(
        request.POST or None, request.FILES or None,
        request=request, companies=companies, signed_in=_address_is_known(request),
    )  # fmt: skip
    if request.method == "POST" and (inquiries := _take(form, listing)):
        return _taken(request, inquiries)
    hidden = bool(listing and listing.hide_company)
    context |= {"form": form, "listing": listing, "companies": companies, "hidden": hidden}
    return render(request, "directory/inquiries/ask.html", context)


def _address_is_known(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or not user.email:
        return False
    return EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists()


@transaction.atomic
def _take(form: AskForm, listing: Listing | None) -> list[Inquiry]:
    """Store what the form asks; what the same form has asked before is returned and not stored again."""
    try:
        batch = uuid.UUID(form.data.get("batch", ""))
    except ValueError:
        batch = None
    if batch:
        lock(batch)
        if found := taken(batch):
            return found
    if not form.is_valid():
        return []
    data = form.cleaned_data
    question = Question(
        batch=data["batch"], subject=data["subject"], text=data["text"], files=data["files"], listing=listing,
        language=(get_language() or "de")[:2], wording=form.wording,
    )  # fmt: skip
    try:
        return ask_companies(question, form.person, form.chosen)
    except TooMany:
        form.add_error(None, _("That is enough for today: please send further inquiries tomorrow."))
        return []


def _taken(request: HttpRequest, inquiries: list[Inquiry]) -> HttpResponse:
    user = request.user
    if not user.is_authenticated or inquiries[0].sender_id != user.pk:
        return redirect("inquiries_asked")
    messages.success(
        request,
        ngettext("Your inquiry has been sent.", "Your %(count)s inquiries have been sent.", len(inquiries))
        % {"count": len(inquiries)},
    )
    if len(inquiries) == 1:
        return redirect("inquiries_thread", inquiries[0].reference)
    return redirect("inquiries_list", "sent")


def asked(request: HttpRequest) -> HttpResponse:
    """Tell a visitor to look into the mail; the page knows nothing of whom."""
    return render(request, "directory/inquiries/asked.html", {"alternates": alternates(request, "inquiries_asked")})


@by_secret_link
def confirm_inquiries(request: HttpRequest, token: str) -> HttpResponse:
    """Show what waits and a button; mail programs that look at links in advance send nothing by that."""
    batch = batch_of(token)
    inquiries = taken(batch) if batch else []
    sent = False
    if batch and request.method == "POST":
        confirm(batch)
        inquiries, sent = taken(batch), True
    context = {
        "inquiries": inquiries,
        "first": inquiries[0].messages.first() if inquiries else None,
        "sent": sent or (bool(inquiries) and inquiries[0].sent_at is not None),
        "alternates": alternates(request, "inquiries_confirm", token),
    }
    return render(request, "directory/inquiries/confirm.html", context, status=200 if inquiries else 404)


__all__ = ["ask_company", "ask_listing", "ask_many", "asked", "confirm_inquiries"]
