"""My offers and requests. What belongs to another company is not there (404)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from home.uploads import serve_private

from ... import review
from ...expiry import renew
from ...membership import companies_of
from ...models import Listing, ListingKind
from ..conflict import Difference, merge
from . import acts, quick_views
from .drafts import draft_of, start, write
from .forms import ListingForm
from .overview import groups_of

FORM_METHODS = ["GET", "HEAD", "POST"]


def own_listing(request: HttpRequest, pk: int) -> Listing:
    own = Listing.objects.filter(company__memberships__user=request.user)
    return get_object_or_404(own.select_related("company", "latest_revision"), pk=pk)


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/account/listings/index.html", {"groups": groups_of(request.user)})


@require_http_methods(FORM_METHODS)
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a listing: ?company= says whose (the only one's where there is one), ?kind= which."""
    companies, slug, kind = companies_of(request.user), request.GET.get("company", ""), request.GET.get("kind", "")
    chosen = [company for company in companies if not slug or company.slug == slug]
    if slug and not chosen:
        raise Http404
    if len(chosen) != 1 or kind not in ListingKind.values:
        context = {"companies": companies, "chosen": slug, "kinds": ListingKind.choices}
        return render(request, "directory/account/listings/choose.html", context)
    return _form(request, start(chosen[0], kind, request.user))


@require_http_methods(FORM_METHODS)
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _form(request, own_listing(request, pk))


def _form(request: HttpRequest, listing: Listing) -> HttpResponse:
    """Show the form; keep what comes as a draft, and go on to the chamber where that was asked for."""
    form, differences = _bound(request, listing)
    if form.is_step:
        form.translate(listing)
    elif form.is_valid() and not differences:
        said = form.cleaned_data
        listing = write(
            listing, form.facts(), form.settled(), request.user, added=said["files"], removed=said.get("remove", ())
        )
        if "submit" in request.POST:
            return _submit(request, listing)
        messages.success(request, _("Your draft is saved. It is not public yet."))
        return redirect("listings_edit", listing.pk)
    context = {
        "form": form, "listing": listing, "differences": differences,
        "revision": request.POST.get("revision") or listing.latest_revision_id or "",
        "state": review.state_of(listing) if listing.pk else None,
        "reply": review.sent_back_reason(listing) if listing.pk else None,
        "missing": acts.missing(listing) if listing.pk and not form.is_bound else [],
    }  # fmt: skip
    status = 409 if differences else 422 if form.is_bound and not form.is_step else 200
    return render(request, "directory/account/listings/form.html", context, status=status)


def _bound(request: HttpRequest, listing: Listing) -> tuple[ListingForm, list[Difference]]:
    """Return the form; where somebody else has saved since it was opened, with their changes, or what to choose."""

    def form(data: Any = None, draft: Listing | None = None) -> ListingForm:
        files = request.FILES if data is not None else None
        return ListingForm(data, files, listing=listing, draft=draft, user=request.user)

    if request.method != "POST":
        return form(), []
    mine, begun = form(request.POST), request.POST.get("revision", "")
    if mine.is_step or not listing.pk or begun == str(listing.latest_revision_id):
        return mine, []
    revision = listing.revisions.filter(pk=begun).first() if begun.isdecimal() else None
    base = revision.as_object() if revision else start(listing.company, listing.kind, request.user)
    data, differences = merge(request.POST, mine, form(draft=base), form())
    return (mine if differences else form(data)), differences


def _submit(request: HttpRequest, listing: Listing) -> HttpResponse:
    try:
        acts.submit(listing, request.user)
    except ValidationError as problem:
        messages.warning(request, _("Your draft is saved, but something is missing before the chamber can look at it."))
        for sentence in problem.messages:
            messages.warning(request, sentence)
        return redirect("listings_edit", listing.pk)
    messages.success(request, _("It is with the chamber now. You will get a mail when it is decided."))
    return redirect("listings_index")


@require_safe
@login_required
def preview(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The draft as visitors would see it."""
    draft = draft_of(own_listing(request, pk))
    if language not in dict(draft.preview_modes):
        raise Http404
    return draft.serve_preview(request, language)


@require_safe
@login_required
def attachment(request: HttpRequest, pk: int, file: str) -> HttpResponse:
    found = acts.may_read(own_listing(request, pk), file)
    if found is None:
        raise Http404
    return serve_private(found.file, found.name, found.content_type)


@require_http_methods(FORM_METHODS)
@login_required
def act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Do one of `ACTIONS`; a GET, and ending without a word of confirmation, ask first."""
    listing = own_listing(request, pk)
    if request.method != "POST" or (action == "end" and "confirmed" not in request.POST):
        context = {"listing": listing, "title": str(draft_of(listing)), "action": action, **QUESTIONS[action]()}
        return render(request, "directory/account/listings/confirm.html", context)
    return ACTIONS[action](request, listing)


def _withdraw(request: HttpRequest, listing: Listing) -> HttpResponse:
    if review.withdraw(listing, request.user):
        messages.success(request, _("The chamber no longer looks at it. Your draft is kept."))
    return redirect("listings_index")


def _renew(request: HttpRequest, listing: Listing) -> HttpResponse:
    if renew(listing, by=request.user):
        messages.success(request, _("Renewed and confirmed."))
        return redirect("listings_index")
    messages.warning(request, _("It is not public. Please check it and submit it once more."))
    return redirect("listings_edit", listing.pk)


def _end(request: HttpRequest, listing: Listing) -> HttpResponse:
    acts.end(listing, request.user)
    messages.success(request, _("It is no longer public."))
    return redirect("listings_index")


def _copy(request: HttpRequest, listing: Listing) -> HttpResponse:
    made = acts.copy(listing, request.user)
    messages.success(request, _("This is a copy. Please check it before you submit it."))
    return redirect("listings_edit", made.pk)


ACTIONS: dict[str, Any] = {"submit": _submit, "withdraw": _withdraw, "renew": _renew, "end": _end, "copy": _copy}
QUESTIONS: dict[str, Any] = {
    "submit": lambda: {"question": _("Submit this to the chamber?"), "yes": _("Yes, submit it")},
    "withdraw": lambda: {"question": _("Take this back from the chamber?"), "yes": _("Yes, take it back")},
    "renew": lambda: {"question": _("Is this still true, and shall it stay public?"), "yes": _("Yes, renew it")},
    "end": lambda: {"question": _("Take this from the public now?"), "yes": _("Yes, end it now")},
    "copy": lambda: {"question": _("Make a copy of this?"), "yes": _("Yes, copy it")},
}

urlpatterns = [
    path("listings/", index, name="listings_index"),
    path("listings/new/", new, name="listings_new"),
    *quick_views.urlpatterns,
    path("listings/<int:pk>/", edit, name="listings_edit"),
    path("listings/<int:pk>/preview/<str:language>/", preview, name="listings_preview"),
    path("listings/<int:pk>/files/<path:file>", attachment, name="listings_file"),
    *[
        path(f"listings/<int:pk>/{action}/", act, {"action": action}, name=f"listings_{action}")
        for action in ("submit", "withdraw", "renew", "end", "copy")
    ],
]
