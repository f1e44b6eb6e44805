"""The lists of outgoing mail and of bounces."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.views import CreateView

from ...models import Bounce, OutgoingMail
from ...records import Record, ViewOnly


class MailRecord(Record):
    model = OutgoingMail
    base_url_path = "mail/outgoing"
    menu_icon = "mail"
    menu_order = 100
    index_template_name = "home/mail/outgoing.html"
    list_display = ["created_at", "to", "subject", "state", "attempts", "sent_at"]
    list_filter = ["state", "letter", "created_at"]
    search_fields = ["to", "subject"]
    inspect_view_fields = [
        "to", "subject", "letter", "state", "attempts", "problem", "created_at", "due_at", "sent_at",
    ]  # fmt: skip
    list_export = inspect_view_fields
    export_filename = "mail"


class HandWritten(PermissionHelper):
    """What was recorded may be added to and deleted, each by a right of its own, and not be changed."""

    user_can_list = ViewOnly.user_can_list
    user_can_inspect_obj = ViewOnly.user_can_inspect_obj
    user_can_edit_obj = ViewOnly.user_can_edit_obj


class RecordByHand(CreateView):
    def form_valid(self, form: Any) -> HttpResponse:
        user: AbstractBaseUser = self.request.user
        form.instance.source = user.get_username()[:60]
        return super().form_valid(form)


class BounceRecord(Record):
    model = Bounce
    base_url_path = "mail/returned"
    menu_icon = "warning"
    menu_order = 110
    permission_helper_class = HandWritten
    create_view_class = RecordByHand
    list_display = ["email", "permanent", "reason", "source", "created_at"]
    list_filter = ["permanent", "created_at"]
    search_fields = ["email", "reason"]
    list_export = ["email", "permanent", "reason", "source", "created_at"]
    export_filename = "bounces"
    panels = [
        FieldPanel("email"),
        FieldPanel("permanent"),
        FieldPanel("reason", help_text=_("What the mail server wrote, if it did.")),
    ]


__all__ = ["BounceRecord", "MailRecord"]
