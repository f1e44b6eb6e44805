"""Post a request in two minutes: one page, one code."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.visitors import sender_of, visitor_form, within_limit

from ...models import PendingRequest
from . import quick
from .quick_forms import WORDING, CodeForm, QuickForm

HOUR, DAY = 3600, 24 * 3600
MOST_PER_ADDRESS, MOST_CODES = 5, 30
METHODS = ["GET", "HEAD", "POST"]


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, f"directory/account/listings/{template}.html", context, status=status)


@visitor_form
@require_http_methods(METHODS)
def quick_request(request: HttpRequest) -> HttpResponse:
    language = (get_language() or "de")[:2]
    form = QuickForm(request.POST or None, request=request, language=language)
    if form.is_valid():
        user = request.user
        if user.is_authenticated:
            try:
                return _post_signed_in(request, form, language)
            except ValidationError as problem:
                form.add_error(None, problem.messages)
                return _page(request, "quick", {"form": form}, 422)
        email = form.cleaned_data["email"].lower()
        if within_limit("request from", email, MOST_PER_ADDRESS, DAY):
            pending = quick.keep(form.said(), form.cleaned_data["name"], email, language, str(WORDING))
            return redirect("listings_quick_code", pending.key)
        form.add_error(None, _("That was a lot at once. Please try again later."))
    return _page(request, "quick", {"form": form}, 422 if form.errors else 200)


@transaction.atomic
def _post_signed_in(request: HttpRequest, form: QuickForm, language: str) -> HttpResponse:
    user = request.user
    if company := form.chosen():
        quick.post(company, form.said(), language, user)
        return _done(request, waits=False)
    pending = PendingRequest.objects.create(
        said=form.said(), name=user.get_full_name() or user.email, email=user.email, language=language,
        wording=str(WORDING), user=user,
    )  # fmt: skip
    return _done(request, waits=quick.finish(pending, user).finished_at is None)


def _done(request: HttpRequest, *, waits: bool) -> HttpResponse:
    if waits:
        text = _(
            "The company is in the directory already. The chamber checks whether you belong to it; your request is "
            "kept and goes on by itself as soon as that is clear."
        )
        messages.info(request, text)
    else:
        messages.success(request, _("Your request is with the chamber now. You will get a mail when it is decided."))
    return redirect("listings_index")


@visitor_form
@require_http_methods(METHODS)
def code(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for the code; the address has what only the browser knows that has sent the form."""
    pending = PendingRequest.objects.filter(key=key).first()
    if pending is None:
        return _page(request, "quick_gone", {}, 404)
    if pending.user_id:
        return redirect("listings_quick_finish", pending.key)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and not within_limit("request code", sender_of(request), MOST_CODES, HOUR):
        form.add_error(None, _("That was a lot at once. Please try again later.")) if form.is_bound else None
    elif "again" in request.POST:
        if within_limit("request code mail", pending.key, 3, HOUR):
            quick.send_code(pending)
        return redirect(f"{reverse('listings_quick_code', args=[key])}?sent=again")
    elif form.is_valid():
        if quick.is_right(pending, form.cleaned_data["code"], timezone.now()):
            return _enter(request, pending)
        form.add_error("code", _("This code is wrong or too old. Please compare it, or have a new one sent."))
    context = {"form": form, "pending": pending, "again": request.GET.get("sent") == "again"}
    return _page(request, "quick_code", context, 422 if form.errors else 200)


@visitor_form
@require_http_methods(METHODS)
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Continue by the link in the mail; a button is asked for, since programs follow links but press none."""
    pending = quick.by_link(token)
    if pending is None:
        return _page(request, "quick_gone", {}, 404)
    if pending.user_id:
        return redirect("listings_quick_finish", pending.key)
    if request.method == "POST":
        return _enter(request, pending)
    return _page(request, "quick_link", {"pending": pending, "company": pending.said["company"]})


def _enter(request: HttpRequest, pending: PendingRequest) -> HttpResponse:
    """The address is the person's own: sign them in, by a second factor, too, where they have one."""
    user = quick.account_for(pending, request)
    if user is None:
        return _page(request, "quick_gone", {"closed": True}, 403)
    finish_url = reverse("listings_quick_finish", args=[pending.key])
    if request.user == user:
        return redirect(finish_url)
    record_authentication(request, user, method="code", email=pending.email)
    return perform_login(request, Login(user=user, redirect_url=finish_url, email=pending.email))


@never_cache
@require_safe
@login_required
def finish(request: HttpRequest, key: str) -> HttpResponse:
    """Post the request, now that its author is signed in; once, however often this is asked for."""
    pending = get_object_or_404(PendingRequest, key=key, user=request.user)
    try:
        return _done(request, waits=quick.finish(pending, request.user).finished_at is None)
    except ValidationError as problem:
        for sentence in problem.messages:
            messages.error(request, sentence)
        return redirect("listings_index")


urlpatterns = [
    path("listings/quick/", quick_request, name="listings_quick"),
    path("listings/quick/code/<str:key>/", code, name="listings_quick_code"),
    path("listings/quick/finish/<str:key>/", finish, name="listings_quick_finish"),
    path("listings/quick/link/<str:token>/", link, name="listings_quick_link"),
]
