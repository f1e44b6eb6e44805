"""Where claims meet the CMS: the officers' queue, the list of all claims, the names of what stands in the log."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_passes_test
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from home.records import Record, ViewOnly, register_record

from ..inquiries.officers import regions_of
from ..models import Claim
from . import cms_views
from .desk import works_on_claims

allowed = user_passes_test(works_on_claims)

PATTERNS = [
    path("", allowed(cms_views.index), name="index"),
    path("<int:pk>/", allowed(cms_views.claim), name="claim"),
    path("<int:pk>/letter/", allowed(cms_views.letter), name="letter"),
]


class OfficersOnly(ViewOnly):
    """Who claims what, and what they wrote to the chamber, is for the officers of the company's region."""

    def user_can_list(self, user: AbstractBaseUser) -> bool:
        return works_on_claims(user)  # type: ignore[arg-type]

    def user_can_inspect_obj(self, user: AbstractBaseUser, obj: Any) -> bool:
        regions = regions_of(user)  # type: ignore[arg-type]
        return self.user_can_list(user) and (regions is None or obj.company.region_id in regions)


@register_record
class ClaimRecord(Record):
    model = Claim
    permission_helper_class = OfficersOnly
    base_url_path = "claims/all"
    menu_label = _("Claims")
    menu_icon = "key"
    menu_order = 200
    list_display = ["created_at", "company", "user", "proof", "state", "decided_at"]
    list_filter = ["state", "proof", "created_at"]
    list_select_related = ["company", "user"]
    search_fields = ["company__name", "user__email"]
    inspect_view_fields = [
        "company", "user", "proof", "state", "email", "message", "created_at", "code_sent_at", "attempts", "proven_at",
        "decided_by", "decided_at", "reason",
    ]  # fmt: skip
    list_export = inspect_view_fields
    export_filename = "claims"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        regions = regions_of(request.user)  # type: ignore[arg-type]
        return Claim.objects.all() if regions is None else Claim.objects.filter(company__region__in=regions)


class ClaimsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return works_on_claims(request.user)


@hooks.register("register_admin_urls")
def claim_urls() -> list[URLPattern | URLResolver]:
    return [path("claims/", include((PATTERNS, "claims_desk")))]


@hooks.register("register_admin_menu_item")
def claims_menu() -> MenuItem:
    return ClaimsMenuItem(
        _("Claims of entries"), reverse("claims_desk:index"), name="claims", icon_name="key", order=220
    )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for name, label, message in (
        ("claim_granted", _("Grant a claim"), _("Somebody was given the entry to look after")),
        ("claim_refused", _("Refuse a claim"), _("A claim of the entry was refused")),
        ("member_joined", _("Accept an invitation"), _("An invitation to look after the entry was accepted")),
        ("member_role", _("Change a role"), _("The role of a person of the entry was changed")),
        ("member_removed", _("Remove a person"), _("A person was removed from the people of the entry")),
        ("member_left", _("Leave an entry"), _("A person has left the people of the entry")),
    ):
        actions.register_action(f"directory.{name}", label, message)
