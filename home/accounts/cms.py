"""The log of consents in the CMS, and what follows when somebody's address is changed there."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from wagtail import hooks

from ..models import Consent
from ..records import Record, register_record


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


@hooks.register("after_edit_user")
def follow_the_address(request: HttpRequest, user: AbstractUser) -> None:
    """An address that an administrator has replaced opens the account no longer; the new one is confirmed by a code."""
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()


__all__ = ["ConsentRecord"]
