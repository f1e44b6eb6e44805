"""The CMS behind the account: one way to sign in, and a second factor for all who may enter it.

A code by e-mail alone opens no CMS: whoever reads somebody's mail would be in. So every address of the CMS asks for
a factor beyond it, an authenticator app or a passkey, that was given in this session.
"""

from collections.abc import Callable
from functools import partial

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..mail import recipient_of, send_letter
from . import letters

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ADMINISTRATORS = "Administrators"  # the group of that name
OPEN = ("login/", "logout/", "jsi18n/")  # below the CMS's address, without a factor


@never_cache
def cms_login(request: HttpRequest) -> HttpResponse:
    """Stand where Wagtail's form was: lead to the account's sign-in and back to the page of the CMS."""
    target = request.GET.get("next") or reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect_to_login(target, reverse("account_login"))
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect(target if target.startswith(reverse("wagtailadmin_home")) else "wagtailadmin_home")
    return redirect("account_home")  # signed in, but no editor: asking again would lead in a circle


def remember_set_up(
    sender: type, request: HttpRequest, user: AbstractUser, authenticator: Authenticator, **kwargs: object
) -> None:
    """Whoever has just set up a factor has used it; asking for it once more would only puzzle them."""
    record_authentication(
        request, user, method="mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
    )


def tell_administrators(sender: type, user: AbstractUser, authenticator: Authenticator, **kwargs: object) -> None:
    """A first factor is set up with a code by mail alone: those who know the people learn of it."""
    if authenticator.type not in FACTORS or not user.has_perm("wagtailadmin.access_admin"):
        return
    if Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk).exists():
        return
    person = f"{user.get_full_name() or user.get_username()} ({user.email})"
    administers = Q(is_superuser=True) | Q(groups__name=ADMINISTRATORS)
    for one in get_user_model().objects.filter(administers, is_active=True).exclude(email="").distinct():
        send_letter(recipient_of(one), partial(letters.first_factor, person))


def lacks(request: HttpRequest) -> str:
    """Say what the user of a request still owes before the CMS opens: "factor" (none yet), "proof", or nothing."""
    if not is_mfa_enabled(request.user, FACTORS):
        return "factor"
    records = get_authentication_records(request, request.user)
    return "" if any(record.get("method") == "mfa" for record in records) else "proof"


def is_proven(request: HttpRequest) -> bool:
    """Say whether what the CMS would allow the user may be done outside of it, too, such as editing on behalf."""
    return not settings.STAFF_MFA_REQUIRED or not lacks(request)


class StaffSecondFactor:
    """Middleware behind the authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.cms = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._refusal(request) or self.get_response(request)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        path = request.path_info
        if not settings.STAFF_MFA_REQUIRED or not path.startswith(self.cms):
            return None
        if path.removeprefix(self.cms).startswith(OPEN) or not request.user.is_authenticated:
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None  # Wagtail refuses them
        lacking = lacks(request)
        if lacking == "factor":
            messages.warning(
                request,
                _("The CMS asks for more than a code by e-mail: please set up a passkey or an authenticator app."),
            )
            return redirect("mfa_index")
        if lacking == "proof":
            by_app = is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
            page = reverse("mfa_reauthenticate" if by_app else "mfa_reauthenticate_webauthn")
            return redirect_to_login(request.get_full_path(), page)
        return None


def connect() -> None:
    authenticator_added.connect(remember_set_up, dispatch_uid="second factor set up")
    authenticator_added.connect(tell_administrators, dispatch_uid="first factor told")


__all__ = ["StaffSecondFactor", "cms_login", "connect", "is_proven", "lacks"]
