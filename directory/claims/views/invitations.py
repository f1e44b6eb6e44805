"""Invitations, as those see them who are invited: by the link in the letter, or in the account of the address."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from home.visitors import sender_of, within_limit

from ...models import Invitation
from .. import people
from .frame import for_people, page

LOOKS, HOUR = 60, 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_key(request: HttpRequest, key: str) -> HttpResponse:
    """Show an invitation to whoever has its key; who is signed in may accept it, whatever their address is."""
    if not within_limit("invitation-key", sender_of(request), LOOKS, HOUR):
        return page(request, "invitation_gone", {}, 429)
    found = (
        people.open_invitations().filter(digest=people.digest_of(key)).select_related("company", "invited_by").first()
    )
    if found is None:
        return page(request, "invitation_gone", {}, 404)
    if request.method == "POST" and request.user.is_authenticated:
        return _answer(request, found)
    return page(request, "invitation", {"invitation": found, "valid_until": found.created_at + people.VALID})


@for_people
def in_account(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for invitations to an address that the person has confirmed."""
    found = get_object_or_404(people.invitations_to(request.user), pk=pk)
    if request.method == "POST":
        return _answer(request, found)
    return page(request, "invitation", {"invitation": found, "valid_until": found.created_at + people.VALID})


def _answer(request: HttpRequest, found: Invitation) -> HttpResponse:
    if "decline" in request.POST:
        people.open_invitations().filter(pk=found.pk).delete()
        messages.success(request, _("You have declined the invitation."))
    elif people.accept(found, request.user, timezone.now()):
        messages.success(request, _("You now look after “%(company)s”.") % {"company": found.company.name})
    else:
        messages.error(request, _("This invitation is not valid any more."))
    return redirect("claims_home")


__all__ = ["by_key", "in_account"]
