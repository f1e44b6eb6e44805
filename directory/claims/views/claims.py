"""One's own claims: open one, enter the code, take it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Claim, ClaimState, Company, Proof
from ...review import desk_of
from .. import codes
from ..asking import Answer, Asked, enter_code, open_claim, send_again
from ..creating import with_keepers
from ..deciding import NotOpen, withdraw
from ..forms import ClaimForm, CodeForm
from .frame import for_claimant, for_people, page, tell


@for_people
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose how to prove that one belongs to the company."""
    company = get_object_or_404(with_keepers(Company.objects.all()), pk=pk)
    if company.memberships.filter(user=request.user).exists():
        messages.info(request, _("You keep this entry already."))
        return redirect("claims_home")
    known = Claim.objects.filter(company=company, user=request.user, state=ClaimState.OPEN).first()
    if known and request.method != "POST" and "other" not in request.GET:
        return redirect("claims_claim", known.pk)
    form = ClaimForm(request.POST or None, company=company)
    if form.is_valid():
        said = form.cleaned_data
        asked = Asked(said["proof"], said.get("email", ""), said["message"].strip())
        try:
            claim = open_claim(company, request.user, asked, timezone.now())
        except ValidationError as error:
            tell(request, error)
        else:
            return redirect("claims_claim", claim.pk)
    return page(request, "begin", {"form": form, "company": company}, 422 if form.errors else 200)


@for_claimant
def claim(request: HttpRequest, claim: Claim) -> HttpResponse:
    """Where the claim stands; the code is entered here. ?code= is in the QR code of the letter."""
    form = CodeForm(
        request.POST if "code" in request.POST else None, initial={"code": request.GET.get("code", "")[:20]}
    )
    if form.is_valid():
        try:
            answer, left = enter_code(claim.pk, form.cleaned_data["code"], timezone.now())
        except NotOpen:
            return redirect("claims_claim", claim.pk)
        if answer == Answer.GRANTED:
            messages.success(request, _("That was the right code. You now look after the entry."))
            return redirect("claims_home")
        if answer == Answer.PROVEN:
            messages.success(request, _("That was the right code."))
            return redirect("claims_claim", claim.pk)
        if answer == Answer.WRONG:
            text = ngettext("The code is wrong. You have %(left)s attempt left.",
                            "The code is wrong. You have %(left)s attempts left.", left)  # fmt: skip
            form.add_error("code", text % {"left": left})
        claim.refresh_from_db()
    now = timezone.now()
    shown = {
        "claim": claim, "form": form, "is_open": claim.state == ClaimState.OPEN, "usable": codes.is_usable(claim, now),
        "valid_until": codes.expires_at(claim), "by_letter": claim.proof == Proof.LETTER,
        "by_domain": claim.proof == Proof.DOMAIN, "desk": desk_of(claim.company),
    }  # fmt: skip
    return page(request, "claim", shown, 422 if form.errors else 200)


@for_claimant
def again(request: HttpRequest, claim: Claim) -> HttpResponse:
    if request.method == "POST":
        try:
            send_again(claim.pk, timezone.now())
            messages.success(request, _("A new code is on its way. The former one does not count any more."))
        except ValidationError as error:
            tell(request, error)
        except NotOpen:
            pass  # the page says what has become of it
    return redirect("claims_claim", claim.pk)


@for_claimant
def end(request: HttpRequest, claim: Claim) -> HttpResponse:
    """Ask once more, then take the claim back."""
    if request.method != "POST":
        return page(request, "withdraw", {"claim": claim})
    try:
        withdraw(claim.pk, timezone.now())
    except NotOpen:
        return redirect("claims_claim", claim.pk)
    messages.success(request, _("Your claim is withdrawn."))
    return redirect("claims_home")


__all__ = ["again", "begin", "claim", "end"]
