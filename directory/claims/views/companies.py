"""My companies; is mine already here; a new one."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from home.visitors import sender_of, within_limit

from ...desk.search import find_companies
from ...folding import Folded
from ...models import Claim, ClaimState, Company, Membership
from .. import creating
from ..forms import NewCompanyForm, SearchForm
from ..people import invitations_to
from .frame import for_people, page, tell

PER_PAGE, MOST_PAGES = 20, 10
SEARCHES, HOUR = 120, 3600


@for_people
def home(request: HttpRequest) -> HttpResponse:
    """Companies that the person keeps, claims under way, invitations to them; four queries."""
    waiting = Count("company__claims", filter=Q(company__claims__state=ClaimState.OPEN))
    own = request.user.memberships.select_related("company").annotate(waiting=waiting).order_by("company__name")
    claims = request.user.claims.select_related("company").exclude(state=ClaimState.WITHDRAWN)[:20]
    return page(
        request, "home", {"memberships": list(own), "claims": list(claims), "invitations": invitations_to(request.user)}
    )


@for_people
def search(request: HttpRequest) -> HttpResponse:
    """Look among all companies, those not published too; of them, name and town are shown and whether one is kept."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    if not form.is_bound or not form.is_valid():
        return page(request, "search", {"form": form}, 422 if form.errors else 200)
    if not within_limit("company-search", sender_of(request), SEARCHES, HOUR):
        form.add_error(None, _("That was a lot at once. Please try again in an hour."))
        return page(request, "search", {"form": form}, 429)
    own = Membership.objects.filter(company=OuterRef("pk"), user=request.user)
    asked = Claim.objects.filter(company=OuterRef("pk"), user=request.user, state=ClaimState.OPEN)
    found = creating.with_keepers(find_companies(Company.objects.all(), form.cleaned_data["q"]))
    found = found.annotate(is_own=Exists(own), is_asked=Exists(asked)).order_by(Folded("name"), "pk")
    found = found.only("name", "city", "country")[: PER_PAGE * MOST_PAGES]
    results = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = urlencode({"q": form.cleaned_data["q"]}) + "&"
    return page(request, "search", {"form": form, "results": results, "query": query})


@for_people
def create(request: HttpRequest) -> HttpResponse:
    """Make a draft; what it may be a duplicate of is shown before, once for every company it may be."""
    form = NewCompanyForm(request.POST or None, initial={"name": request.GET.get("q", "")[:255]})
    if request.method != "POST" or not form.is_valid():
        return page(
            request, "create", {"form": form, "with_region": "region" in form.errors}, 422 if form.errors else 200
        )
    same = creating.surely_the_same(form.instance)
    duplicates = creating.duplicates_of(form.instance)
    if same or not {one.pk for one in duplicates} <= form.seen_companies():
        seen = ",".join(str(one.pk) for one in duplicates)
        return page(request, "duplicates", {"form": form, "duplicates": duplicates, "same": same, "seen": seen})
    try:
        company = creating.create(form.instance, request.user, form.seen_companies())
    except ValidationError as error:
        tell(request, error)
        return page(request, "create", {"form": form}, 422)
    if company is None:
        return redirect("claims_search")
    messages.success(request, _("The entry is begun. You are its administrator; nothing of it is public yet."))
    return redirect("entry_overview", company.slug)


__all__ = ["create", "home", "search"]
