"""Mail about moderation of companies and listings, queued with the decision that it tells of."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected

from home.mail import Letter, recipient_of, register_samples, send_letter
from home.moderation import leave_to_others

from ..models import Company, Listing, Region
from ..public_addresses import directory_addresses, listing_addresses
from . import letters
from .people import company_side, once
from .responsibility import company_of, desk_of, officers_in_charge, region_of
from .signals import refused
from .states import comment_of


def connect() -> None:
    leave_to_others(Company, Listing)
    register_samples(letters.SAMPLES)
    task_submitted.connect(_submitted, sender=TaskState, dispatch_uid="review_submitted")
    workflow_approved.connect(_approved, sender=WorkflowState, dispatch_uid="review_approved")
    workflow_rejected.connect(_sent_back, sender=WorkflowState, dispatch_uid="review_sent_back")
    workflow_cancelled.connect(_cancelled, sender=WorkflowState, dispatch_uid="review_cancelled")
    refused.connect(_refused, sender=WorkflowState, dispatch_uid="review_refused")


def matter_of(record: Any, link: str) -> letters.Matter:
    """Return what a letter says of the latest draft, in the language that is active."""
    draft = record.get_latest_revision_as_object()
    region = Region.objects.filter(pk=region_of(record, waiting=True)).first()
    is_listing = isinstance(record, Listing)
    company = company_of(draft).name
    return letters.Matter(
        company, settings.WAGTAILADMIN_BASE_URL + link,
        str(draft) if is_listing else "", str(region or ""),
    )  # fmt: skip


def _tell(people: list[AbstractUser], write: Callable[[AbstractUser], Letter]) -> None:
    for user in people:
        send_letter(recipient_of(user), lambda user=user: write(user))


def tell_officers(people: list[AbstractUser], task: TaskState, write: Callable[[letters.Matter], Letter]) -> None:
    record = task.workflow_state.content_object
    _tell(once(people), lambda _user: write(matter_of(record, reverse("review:item", args=[task.pk]))))


def _is_ours(state: WorkflowState) -> bool:
    return isinstance(state.content_object, Company | Listing)


def _submitted(instance: TaskState, user: AbstractUser | None = None, **kwargs: Any) -> None:
    if not _is_ours(instance.workflow_state):
        return
    record = instance.workflow_state.content_object
    tell_officers([one for one in officers_in_charge(record) if one != user], instance, letters.submitted)
    desk = desk_of(record, waiting=True)
    _tell(
        company_side(instance.workflow_state),
        lambda one: letters.received(matter_of(record, account_link(one, record)), str(desk or "")),
    )


def _approved(instance: WorkflowState, **kwargs: Any) -> None:
    if not _is_ours(instance):
        return
    record = _fresh(instance)

    def write(one: AbstractUser) -> Letter:
        return letters.approved(matter_of(record, account_link(one, record)), _public(record))

    _tell(company_side(instance), write)


def _sent_back(instance: WorkflowState, **kwargs: Any) -> None:
    if not _is_ours(instance) or instance.current_task_state is None:
        return
    record, task = _fresh(instance), instance.current_task_state
    _tell(
        company_side(instance),
        lambda one: letters.sent_back(matter_of(record, account_link(one, record)), comment_of(task), _written(task)),
    )


def _refused(instance: WorkflowState, **kwargs: Any) -> None:
    record, task = _fresh(instance), instance.current_task_state
    _tell(
        company_side(instance),
        lambda one: letters.rejected(
            matter_of(record, account_link(one, record)), comment_of(task), _written(task), record.live
        ),
    )


def _cancelled(instance: WorkflowState, user: AbstractUser | None = None, **kwargs: Any) -> None:
    """An officer who publishes the draft directly cancels its moderation: for the company that is an approval."""
    if _is_ours(instance) and (record := _fresh(instance)).live and not record.has_unpublished_changes:
        _approved(instance)


def _fresh(state: WorkflowState) -> Any:
    """Return the record as it is now; the one at hand may be from before the decision."""
    return type(state.content_object)._default_manager.get(pk=state.object_id)


def _written(task: TaskState) -> str:
    """Return the language of what `comment_of` returns, where it was written in both."""
    return ("cs" if get_language() == "cs" else "de") if hasattr(task, "review_reply") else ""


def _public(record: Company | Listing) -> str:
    """Return the address of the record's page in the language that is active."""
    addresses = listing_addresses() if isinstance(record, Listing) else directory_addresses()
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    above = addresses.get(language) or addresses.get(settings.LANGUAGE_CODE)
    if not above or not record.live:
        return ""
    return f"{'' if above.startswith('http') else settings.WAGTAILADMIN_BASE_URL}{above}{record.slug}/"


def account_link(user: AbstractUser, record: Company | Listing) -> str:
    """Return where a person of the company goes on: in their account, or in the CMS where that is their place."""
    company = company_of(record)
    if company.memberships.filter(user=user).exists():
        return reverse("entry_overview", args=[company.slug])
    if user.has_perm("wagtailadmin.access_admin"):
        return AdminURLFinder(user).get_edit_url(record) or reverse("wagtailadmin_home")
    return reverse("account_home")


__all__ = ["account_link", "connect", "matter_of", "tell_officers"]
