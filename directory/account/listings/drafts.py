"""A listing's draft, read for the form and written as a revision; the public row changes by the chamber's approval."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import connection, transaction

from home.uploads import CleanFile, store_private

from ...expiry import default_day
from ...models import Company, Listing, ListingAttachment, ListingText
from ..prose import Prose

TERMS = ("categories", "capabilities", "certificates", "areas")
FACTS = ("cooperation", "quantity", "needed_by", "valid_until", "languages", "hide_company", "contact_person")
MOST_ATTACHMENTS = 5


def draft_of(listing: Listing) -> Listing:
    """Return the listing as its latest draft has it."""
    return listing.get_latest_revision_as_object() if listing.latest_revision_id else listing


def prose_of(draft: Listing) -> dict[str, Prose]:
    """Return the draft's texts as the form's fields of prose want them."""
    return {
        text.language: Prose({"title": text.title, "description": text.description}, text.origin, text.source_state)
        for text in draft.texts.all()  # type: ignore[attr-defined]
    }


def one_at_a_time(what: str) -> None:
    """Wait for others who do the same; until the end of the transaction under way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])


def start(company: Company, kind: str, user: AbstractUser) -> Listing:
    """Return a new listing of the company, not saved yet."""
    return Listing(
        company=company, kind=kind, live=False, has_unpublished_changes=True, created_by=user,
        valid_until=default_day(),
    )  # fmt: skip


@transaction.atomic
def write(
    listing: Listing, facts: Mapping[str, Any], prose: Mapping[str, Prose], user: AbstractUser,
    *, added: Iterable[CleanFile] = (), removed: Iterable[str] = (),
) -> Listing:  # fmt: skip
    """Keep a draft as a revision; returns the listing as it stands in the database.

    What has never been public is written to its row, too, which lists and officers read. Files are deleted once no
    revision of the listing can show them: with the listing.
    """
    if listing.pk:
        Listing.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    draft = draft_of(listing)
    for name in FACTS:
        if name in facts:
            setattr(draft, name, facts[name])
    draft.texts = [  # type: ignore[attr-defined]
        ListingText(language=code, **text.parts, origin=text.origin, source_state=text.source_state)
        for code, text in prose.items()
    ]
    gone = set(removed)
    kept = [file for file in draft.attachments.all() if file.file not in gone]  # type: ignore[attr-defined]
    draft.attachments = kept + [_attachment(file) for file in added]  # type: ignore[attr-defined]
    for order, file in enumerate(draft.attachments.all()):  # type: ignore[attr-defined]
        file.sort_order = order
    if not draft.pk:
        one_at_a_time("listing slug")  # two of the same title find two addresses
        draft.full_clean(exclude=["cooperation"])  # finds an address of its own
        draft.save()
    for name in TERMS:
        if name in facts:
            getattr(draft, name).set(facts[name])
    if not draft.live and not draft.first_published_at:
        draft.save()
    draft.save_revision(user=user, clean=False)
    return Listing.objects.get(pk=draft.pk)


def _attachment(clean: CleanFile) -> ListingAttachment:
    return ListingAttachment(
        file=store_private(clean), name=clean.name[:160], content_type=clean.content_type, size=clean.content.size
    )


__all__ = [
    "FACTS", "MOST_ATTACHMENTS", "TERMS", "draft_of", "one_at_a_time",
    "prose_of", "start", "write",
]  # fmt: skip
