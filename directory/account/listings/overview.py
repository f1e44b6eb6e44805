"""A company's offers and requests as its people see them, with a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from ...models import Company, Listing

EXPIRED, DORMANT = _("expired"), _("out of public view")
STATES: dict[str, Promise] = {
    WorkflowState.STATUS_IN_PROGRESS: _("with the chamber"),
    WorkflowState.STATUS_NEEDS_CHANGES: _("sent back"),
}


@dataclass(frozen=True)
class Row:
    """:ivar notes: what is to be said beside the state, such as that changes are waiting."""

    listing: Listing
    title: str
    state: str | Promise
    is_public: bool
    valid_until: date
    inquiries: int
    can_renew: bool
    is_waiting: bool

    @property
    def is_over(self) -> bool:
        return self.valid_until < timezone.localdate()


@dataclass(frozen=True)
class Group:
    company: Company
    rows: list[Row]


def groups_of(user: AbstractUser) -> list[Group]:
    """Return the user's companies with their listings, newest first; four queries at most."""
    companies = list(Company.objects.filter(memberships__user=user).order_by("name"))
    listings = list(
        Listing.objects.filter(company__in=companies)
        .select_related("latest_revision")
        .prefetch_related("texts")
        .annotate(asked=Count("inquiries", distinct=True))
    )
    waiting = _workflow_states(listings)
    groups = {company.pk: Group(company, []) for company in companies}
    for listing in listings:
        groups[listing.company_id].rows.append(_row(listing, waiting.get(str(listing.pk), "")))
    return list(groups.values())


def _workflow_states(listings: list[Listing]) -> dict[str, str]:
    open_states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Listing),
        object_id__in=[str(listing.pk) for listing in listings],
        status__in=STATES,
    )
    return dict(open_states.values_list("object_id", "status"))


def _row(listing: Listing, waiting: str) -> Row:
    content = listing.latest_revision.content if listing.latest_revision else {}
    until = listing.valid_until
    if not listing.live and not listing.dormant_revision_id and content.get("valid_until"):
        until = date.fromisoformat(content["valid_until"])
    return Row(
        listing=listing, title=_title(content.get("texts") or []) or listing.name or str(listing.get_kind_display()),
        state=_state(listing, waiting), is_public=listing.live, valid_until=until, inquiries=listing.asked,
        can_renew=listing.live or bool(listing.dormant_revision_id), is_waiting=bool(waiting),
    )  # fmt: skip


def _title(texts: list[dict]) -> str:
    """Return the draft's title in the reader's language, else in the first that has one."""
    titles = {text["language"]: text["title"] for text in texts if text.get("title")}
    return titles.get((get_language() or "de")[:2]) or next(iter(titles.values()), "")


def _state(listing: Listing, waiting: str) -> str | Promise:
    if listing.live:
        if waiting:
            return (
                _("public, changes are with the chamber")
                if waiting == "in_progress"
                else _("public, changes sent back")
            )
        return _("public, with changes not submitted") if listing.has_unpublished_changes else _("public")
    if waiting:
        return STATES[waiting]
    if listing.dormant_revision_id:
        return EXPIRED if listing.valid_until < timezone.localdate() else DORMANT
    return _("draft, not submitted") if not listing.first_published_at else _("ended")


__all__ = ["Group", "Row", "groups_of"]
