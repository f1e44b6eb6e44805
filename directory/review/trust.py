"""Trusted companies: their small changes go live at once, and officers look at them afterwards."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from ..models import Company, Listing, TrustedChange

# What says who a company is and where: a change of any of these waits for an officer, whoever makes it.
WEIGHTY = (
    "name", "kind", "country", "ico", "vat_id", "register_court", "register_number", "street", "postal_code", "city",
    "region_id", "website",
)  # fmt: skip


def goes_live_at_once(record: Company | Listing) -> bool:
    """Say whether the latest draft needs no officer first: a small change of what is public, by a trusted company."""
    if not settings.TRUSTED_PUBLISH_AT_ONCE or not isinstance(record, Company):
        return False
    if not (record.trusted and record.live and record.has_unpublished_changes):
        return False
    draft = record.get_latest_revision_as_object()
    return all(getattr(draft, name) == getattr(record, name) for name in WEIGHTY)


def publish_at_once(company: Company, user: AbstractUser) -> TrustedChange:
    """Publish the latest draft, and note it for a look afterwards."""
    before, after = company.live_revision, company.latest_revision
    after.publish(user=user, skip_permission_checks=True)  # being trusted is the permission
    return TrustedChange.objects.create(
        company=company, before=before, after=after, made_by=user, made_at=timezone.now()
    )  # fmt: skip


__all__ = ["WEIGHTY", "goes_live_at_once", "publish_at_once"]
