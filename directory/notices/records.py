"""The list of all notices: what was reported, where it stands, how it was decided; to look at and to hand out."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.records import Record, ViewOnly

from ..models import Notice, NoticeState
from ..review.rights import works_at_the_desk
from .queue import notices_of, reach_of

FACTS = [
    "reference", "title", "address", "about_listing", "region", "reason", "state", "decision", "ground", "provision",
    "created_at", "confirmed_at", "opened_at", "decided_at", "decided_by", "erased_at",
]  # fmt: skip


class OfficersOnly(ViewOnly):
    def user_can_list(self, user: AbstractBaseUser) -> bool:
        return works_at_the_desk(user)  # type: ignore[arg-type]

    def user_can_inspect_obj(self, user: AbstractBaseUser, obj: Any) -> bool:
        if not hasattr(user, "_notice_reach"):  # asked for each row of a list; kept for the time of a request
            user._notice_reach = reach_of(user)  # type: ignore[attr-defined, arg-type]
        if obj.state == NoticeState.UNCONFIRMED:
            return False
        return bool(user._notice_reach.may_decide(obj, timezone.now()))  # type: ignore[attr-defined]


class NoticeRecord(Record):
    """Who has reported something stands on the notice's own page alone, not in what is handed out."""

    model = Notice
    base_url_path = "records/notices"
    menu_label = _("Notices")
    menu_icon = "warning"
    menu_order = 300
    permission_helper_class = OfficersOnly
    list_display = ["title", "reason", "state", "decision", "opened_at", "decided_at"]
    list_filter = ["reason", "state", "decision", "opened_at"]
    search_fields = ["title", "address"]
    list_select_related = ["region", "company__region", "decided_by"]
    inspect_view_fields = [*FACTS, "explanation", "statement_de", "statement_cs"]
    list_export = FACTS
    export_filename = "reports"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notice]:
        seen = notices_of(request.user, Notice.objects.all())  # type: ignore[arg-type]
        return Notice.objects.filter(pk__in=[notice.pk for notice in seen]).exclude(state=NoticeState.UNCONFIRMED)


__all__ = ["NoticeRecord"]
