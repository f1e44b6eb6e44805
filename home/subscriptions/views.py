"""Ordering by a form, confirming and ending by the links in letters, and all of it in the account."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..models import Purpose, Subscription
from ..visitors import HumanForm, visitor_form
from . import acts, letters
from .sources import in_words


class OrderForm(HumanForm):
    action = "subscribe"

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


@visitor_form
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest) -> HttpResponse:
    """Order the newsletter, or with ?search= an alert; the answer is the same whoever is subscribed already."""
    search = request.GET.get("search", "").replace("\0", "")[:1000]
    purpose = Purpose.ALERT if search else Purpose.NEWSLETTER
    known = {"email": request.user.email} if request.user.is_authenticated else {}
    form = OrderForm(request.POST if request.method == "POST" else None, request=request, initial=known)
    if request.method == "POST" and form.is_valid():
        language = (get_language() or "de")[:2]
        acts.order(form.cleaned_data["email"], purpose, search, language, request.user)
        return redirect("subscription_ordered")
    about = in_words(search, (get_language() or "de")[:2])
    words = {"form": form, "search": search, "about": about, "wording": letters.wording(purpose)}
    return _page(request, "order", words, 422 if form.errors else 200)


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, f"home/subscriptions/{name}.html", context, status=status)


@require_safe
def ordered(request: HttpRequest) -> HttpResponse:
    return _page(request, "ordered", {})


@visitor_form
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Ask once more: programs that look into mail follow links, but press no button."""
    found = Subscription.objects.filter(key=key).first()
    if found is None:
        return _page(request, "gone", {}, 404)
    if request.method == "POST":
        acts.confirm(found)
        found.refresh_from_db()
    return _page(request, "confirm", {"subscription": found, "wording": letters.wording(found.purpose)})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponse:
    """End a subscription; mail programs post here by themselves when somebody presses their button (RFC 8058)."""
    found = Subscription.objects.filter(key=key).first()
    if found is None:
        return _page(request, "ended", {})
    if request.method == "POST":
        acts.end(found)
        return _page(request, "ended", {})
    return _page(request, "end", {"subscription": found})


@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    lines = [(one, in_words(one.search, (get_language() or "de")[:2])) for one in _own(request)]
    return _page(request, "overview", {"lines": lines})


@login_required
@require_POST
def end_own(request: HttpRequest, pk: int) -> HttpResponse:
    acts.end(get_object_or_404(_own(request), pk=pk))
    messages.success(request, _("You will get no more of this."))
    return redirect("subscriptions")


def _own(request: HttpRequest) -> Any:
    return Subscription.objects.filter(email=request.user.email.lower(), confirmed_at__isnull=False)


urlpatterns = [
    path("subscriptions/", overview, name="subscriptions"),
    path("subscriptions/order/", order, name="subscription_order"),
    path("subscriptions/alert/", order, name="subscriptions_alert"),  # with ?search=
    path("subscriptions/ordered/", ordered, name="subscription_ordered"),
    path("subscriptions/<int:pk>/end/", end_own, name="subscription_end_own"),
    path("subscriptions/confirm/<str:key>/", confirm, name="subscription_confirm"),
    path("subscriptions/end/<str:key>/", end, name="subscription_end"),
]
