"""Pages about what is kept: download, consents, deletion by a code to the address."""

import secrets
import time

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..mail import recipient_of, send_letter
from ..visitors.limits import within_limit
from . import erasing, letters
from .holdings import consents_of

STATE = "account_erasure"  # in the session: what code was sent when, and how often a wrong one came
VALID, TRIES, LETTERS_AN_HOUR = 15 * 60, 3, 4
EXPORTS = {"json": (erasing.as_json, "application/json"), "zip": (erasing.as_zip, "application/zip")}


@require_safe
@login_required
def data(request: HttpRequest) -> HttpResponse:
    return render(request, "account/data.html", {"consents": consents_of(request.user)})


@require_safe
@never_cache
@login_required
def export(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in EXPORTS:
        raise Http404
    write, content_type = EXPORTS[kind]
    name = f'attachment; filename="glokal.{kind}"'
    return HttpResponse(write(request.user), content_type=content_type, headers={"Content-Disposition": name})


@require_POST
@login_required
def ask_erasure(request: HttpRequest) -> HttpResponse:
    if not within_limit("erasure", str(request.user.pk), LETTERS_AN_HOUR, 3600):
        messages.error(request, _("That was a lot at once. Please try again later."))
        return redirect("account_data")
    code = get_adapter().generate_login_code()
    request.session[STATE] = {"code": code, "at": time.time(), "wrong": 0}
    send_letter(recipient_of(request.user), lambda: letters.erasure_code(code))
    return redirect("account_erase")


class ErasureForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code from the e-mail"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )  # fmt: skip
    sure = forms.BooleanField(label=gettext_lazy("I know that this cannot be undone."))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def erase(request: HttpRequest) -> HttpResponse:
    if STATE not in request.session:
        return redirect("account_data")
    form = ErasureForm(request.POST or None)
    if form.is_valid():
        if not _right(request, form.cleaned_data["code"]):
            messages.error(request, _("The code is wrong or too old. Please ask for a new one."))
            return redirect("account_erase" if STATE in request.session else "account_data")
        try:
            erasing.erase(request.user)
        except erasing.LastAdministrator:
            messages.error(request, _("You are the only administrator of the CMS. Please name another one first."))
            return redirect("account_data")
        logout(request)
        return render(request, "account/erased.html")
    return render(request, "account/erase.html", {"form": form})


def _right(request: HttpRequest, given: str) -> bool:
    """Compare a code with the one sent; it holds for a while and for a few tries."""
    state = request.session[STATE]
    plain = given.replace("-", "").replace(" ", "").upper()
    fits = secrets.compare_digest(plain.encode(), state["code"].replace("-", "").upper().encode())
    fresh = time.time() - state["at"] <= VALID
    if fits and fresh:
        return True
    state["wrong"] += 1
    if not fresh or state["wrong"] >= TRIES:
        del request.session[STATE]
    request.session.modified = True
    return False
