"""The people of an entry: who they are, invitations, and claims of others that its administrators may decide."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ...models import ClaimState, Membership, Role
from .. import people
from ..deciding import NotOpen, grant, lock_company, refuse
from ..forms import InvitationForm, ReasonForm, RoleForm
from .frame import for_members, page, tell

ACTIONS = ("role", "remove", "hand-over")


@for_members()
def index(request: HttpRequest, own: Membership) -> HttpResponse:
    return _index(request, own, _invitation_form())


def _invitation_form(data: Any = None) -> InvitationForm:
    return InvitationForm(data, initial={"language": (get_language() or "de")[:2]})


def _index(request: HttpRequest, own: Membership, form: InvitationForm, status: int = 200) -> HttpResponse:
    company, is_admin = own.company, own.role == Role.ADMIN
    shown: dict[str, Any] = {
        "company": company, "own": own, "is_admin": is_admin,
        "members": list(company.memberships.select_related("user").order_by("created_at", "pk")),
        "others": list(request.user.memberships.exclude(company=company).select_related("company")),
    }  # fmt: skip
    if is_admin:
        claims = company.claims.filter(state=ClaimState.OPEN).exclude(user=None).select_related("user")
        open_ones = people.open_invitations().filter(company=company)
        shown |= {"form": form, "claims": list(claims.order_by("created_at")), "invitations": list(open_ones)}
    return page(request, "people", shown, status)


@for_members(Role.ADMIN)
def invite(request: HttpRequest, own: Membership) -> HttpResponse:
    form = _invitation_form(request.POST or None)
    if request.method != "POST":
        return redirect("people_list", own.company_id)
    if not form.is_valid():
        return _index(request, own, form, 422)
    said = form.cleaned_data
    try:
        people.invite(own.company, said["email"], said["role"], said["language"], request.user)
    except ValidationError as error:
        form.add_error(None, error)
        return _index(request, own, form, 422)
    messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": said["email"]})
    return redirect("people_list", own.company_id)


@for_members(Role.ADMIN)
def take_back(request: HttpRequest, own: Membership, invitation: int) -> HttpResponse:
    """Take an invitation back; who has it can be invited anew, so nothing is asked before."""
    if request.method == "POST":
        people.open_invitations().filter(company=own.company, pk=invitation).delete()
        messages.success(request, _("The invitation is taken back."))
    return redirect("people_list", own.company_id)


@for_members(Role.ADMIN)
def change(request: HttpRequest, own: Membership, member: int, action: str) -> HttpResponse:
    """Ask once more, then change a person's role, remove them, or hand the entry over to them."""
    company = own.company
    found = get_object_or_404(Membership.objects.select_related("user"), company=company, pk=member)
    if action not in ACTIONS or (found == own and action != "role"):
        raise Http404
    role = Role.EDITOR if found.role == Role.ADMIN else Role.ADMIN
    if request.method != "POST":
        return page(request, "change", {"company": company, "member": found, "action": action, "role": role})
    form = RoleForm(request.POST)
    try:
        if action == "role":
            if form.is_valid():
                people.change_role(company, member, form.cleaned_data["role"], request.user)
        elif action == "remove":
            people.remove(company, member, request.user)
        else:
            people.hand_over(company, member, request.user)
    except ValidationError as error:
        tell(request, error)
    else:
        messages.success(request, _("The people of the entry are changed."))
    return redirect("people_list", company.pk)


@for_members()
def leave(request: HttpRequest, own: Membership) -> HttpResponse:
    """Ask once more, then leave; the last administrator has to say that the entry is given up."""
    company = own.company
    admins = company.memberships.filter(role=Role.ADMIN).exclude(pk=own.pk)
    last = own.role == Role.ADMIN and not admins.exists()
    if request.method != "POST":
        others = company.memberships.exclude(pk=own.pk).select_related("user")
        return page(request, "leave", {"company": company, "last": last, "others": list(others) if last else []})
    try:
        people.leave(company, request.user, give_up="give_up" in request.POST)
    except ValidationError as error:
        tell(request, error)
        return redirect("people_leave", company.pk)
    messages.success(request, _("You no longer look after “%(company)s”.") % {"company": company.name})
    return redirect("claims_home")


@for_members(Role.ADMIN)
def claim(request: HttpRequest, own: Membership, claim: int) -> HttpResponse:
    """Accept a claim, or refuse it with a reason."""
    found = get_object_or_404(own.company.claims.select_related("user").exclude(user=None), pk=claim)
    form = ReasonForm(request.POST if "refuse" in request.POST else None)
    if request.method == "POST" and ("accept" in request.POST or form.is_valid()):
        try:
            with transaction.atomic():
                lock_company(own.company_id)
                people.require_admin(own.company, request.user)
                if "accept" in request.POST:
                    grant(found.pk, request.user, timezone.now())
                else:
                    refuse(found.pk, request.user, timezone.now(), form.cleaned_data["reason"])
        except ValidationError as error:
            tell(request, error)
        except NotOpen:
            messages.error(request, _("This claim has been decided in the meantime."))
        else:
            messages.success(request, _("Your decision is kept, and the person is told."))
        return redirect("people_list", own.company_id)
    shown = {"company": own.company, "claim": found, "form": form, "is_open": found.state == ClaimState.OPEN}
    return page(request, "member_claim", shown, 422 if form.errors else 200)


__all__ = ["change", "claim", "index", "invite", "leave", "take_back"]
