"""The draft of an entry: read for the form, written as a revision. What is public changes by approval only."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from ...models import Company
from ..prose import Prose


@dataclass(frozen=True)
class Version:
    """An entry as a revision has it; `revision` is 0 where the entry has none yet."""

    company: Company
    revision: int


def latest(company: Company) -> Version:
    """Return the newest version, whether it is public or a draft."""
    if not company.latest_revision_id:
        return Version(company, 0)
    return Version(company.get_latest_revision_as_object(), company.latest_revision_id)


def version(company: Company, revision: int) -> Version | None:
    """Return an older version, None where it is gone or there never was one."""
    found = Revision.objects.for_instance(company).filter(pk=revision).first() if revision else None
    return Version(found.as_object(), found.pk) if found else None


@transaction.atomic
def change(company: Company, user: AbstractUser, act: Callable[[Version], bool], *, on_behalf: bool = False) -> Version:
    """Let `act` change the newest version, and keep it as a revision where that returns True.

    One at a time: who comes second sees what the first one has saved. What has never been public is written to its row,
    too, because its chamber and its lists go by that.
    """
    row = Company.objects.select_for_update(of=("self",)).get(pk=company.pk)
    current = latest(row)
    if not act(current):
        return current
    draft = current.company
    if not on_behalf:
        draft.company_edited_at = timezone.now()
        Company.objects.filter(pk=row.pk).update(company_edited_at=draft.company_edited_at)
    if not row.live and not row.first_published_at:
        draft.save()
    revision = draft.save_revision(user=user, clean=False)
    return Version(draft, revision.pk)


def prose_of(draft: Company) -> dict[str, Prose]:
    """Return the draft's texts as the form's fields of prose want them."""
    return {
        text.language: Prose({"summary": text.summary, "description": text.description}, text.origin, text.source_state)
        for text in draft.texts.all()  # type: ignore[attr-defined]
    }


__all__ = ["Version", "change", "latest", "prose_of", "version"]
