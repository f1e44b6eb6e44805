"""The list of all inquiries: which company, when, how far; never who wrote what."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.records import Record, ViewOnly

from ...models import Inquiry
from ...review.rights import works_at_the_desk
from ..officers import inquiries_for, may_see

FIELDS = [
    "reference", "company", "state", "outcome", "language", "sent_at", "read_at", "answered_at", "closed_at",
    "reminded_at", "escalated_at", "desk_since", "help_asked_by", "erased_at",
]  # fmt: skip


class OfficersOnly(ViewOnly):
    def user_can_list(self, user: AbstractBaseUser) -> bool:
        return works_at_the_desk(user)  # type: ignore[arg-type]

    def user_can_inspect_obj(self, user: AbstractBaseUser, obj: Any) -> bool:
        return may_see(user, obj)  # type: ignore[arg-type]


class InquiryRecord(Record):
    model = Inquiry
    base_url_path = "records/inquiries"
    menu_label = _("Inquiries")
    menu_icon = "comment"
    menu_order = 200
    permission_helper_class = OfficersOnly
    list_display = ["reference", "company", "state", "outcome", "sent_at", "answered_at"]
    list_filter = ["state", "outcome", "language", "sent_at"]
    search_fields = ["company__name"]
    list_select_related = ["company"]
    inspect_view_fields = FIELDS
    list_export = FIELDS
    export_filename = "inquiries"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inquiry]:
        return inquiries_for(request.user)  # type: ignore[arg-type]


__all__ = ["InquiryRecord"]
