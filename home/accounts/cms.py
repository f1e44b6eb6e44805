"""The log of consents in the CMS, and what follows when a person is changed or deleted there."""

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks

from ..models import Consent
from ..records import Record, register_record
from .erasing import LastAdministrator, erase


class ConsentRecord(Record):
    model = Consent
    base_url_path = "consents"
    menu_icon = "check"
    menu_order = 200
    list_display = ["given_at", "purpose", "email", "language", "withdrawn_at"]
    list_filter = ["purpose", "language", "given_at", "withdrawn_at"]
    search_fields = ["email", "wording"]
    inspect_view_fields = ["purpose", "email", "user", "wording", "language", "given_at", "withdrawn_at"]
    list_export = ["purpose", "email", "wording", "language", "given_at", "withdrawn_at"]
    export_filename = "consents"


register_record(ConsentRecord)


@hooks.register("after_create_user")
@hooks.register("after_edit_user")
def follow_the_address(request: HttpRequest, user: AbstractUser) -> None:
    """An address that an administrator has replaced opens the account no longer; a code confirms the new one."""
    addresses = EmailAddress.objects.filter(user=user)
    addresses.exclude(email__iexact=user.email).delete()
    if user.email and not addresses.exists():
        EmailAddress.objects.create(user=user, email=user.email.lower(), primary=True)


@hooks.register("before_delete_user")
def erase_one(request: HttpRequest, user: AbstractUser) -> HttpResponse | None:
    """Deleting a person here is the same as what they can do themselves: nothing of them is left behind."""
    return _erase(request, [user]) if request.method == "POST" else None


@hooks.register("before_bulk_action")
def erase_many(
    request: HttpRequest, action_type: str, objects: list[AbstractUser], action: object
) -> HttpResponse | None:
    if action_type != "delete" or getattr(action, "model", None) is not get_user_model():
        return None
    return _erase(request, objects)


def _erase(request: HttpRequest, users: list[AbstractUser]) -> HttpResponse:
    try:
        with transaction.atomic():
            for user in users:
                erase(user)
    except LastAdministrator:
        messages.error(request, _("This is the only administrator of the CMS. Please name another one first."))
    else:
        text = ngettext(
            "%(count)d account and what the portal kept about it have been deleted.",
            "%(count)d accounts and what the portal kept about them have been deleted.",
            len(users),
        )
        messages.success(request, text % {"count": len(users)})
    return redirect("wagtailusers_users:index")


__all__ = ["ConsentRecord"]
