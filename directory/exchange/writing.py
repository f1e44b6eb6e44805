"""Writing a batch: the same rows that saving each company in the CMS would leave, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from directory.models import Company, CompanyImage, CompanyText, ImportRun
from directory.search.write import write_entries
from directory.slugs import slug_of

from .cells import TERMS
from .records import Record

_UPDATED = [
    "name", "kind", "country", "ico", "vat_id", "register_court", "register_number", "street", "postal_code", "city",
    "region_id", "latitude", "longitude", "size", "founded", "languages", "website", "email", "phone", "contact_person",
    "confirmed_at", "live", "has_unpublished_changes", "first_published_at", "last_published_at", "latest_revision_id",
    "live_revision_id", "expired",
]  # fmt: skip


def write_records(records: list[Record], run: ImportRun) -> None:
    """Write new and changed companies with texts, terms, a revision and log entries. Call it in a transaction.

    Of a public company that gets a draft, only the revision has what changed.
    """
    changed = [record for record in records if record.changed]
    if not changed:
        return
    new = [record for record in changed if record.new]
    for record, key in zip(new, _reserve(Company, len(new)), strict=True):
        record.company.pk = key
    _set_slugs([record.company for record in new])
    publish_or_keep(changed, reserve_revisions(len(changed)))
    drafts = [record.company for record in changed if record.draft]
    direct = [record for record in changed if not record.draft]
    Company.objects.bulk_create([record.company for record in new])
    update_companies([record.company for record in direct if not record.new])
    Company.objects.bulk_update(drafts, ["latest_revision", "has_unpublished_changes"], batch_size=100)
    _write_texts(direct)
    _write_terms(direct)
    write_revisions(changed, run, run.user_id)
    write_entries([record.company.pk for record in direct if record.company.live])


def update_companies(companies: list[Company]) -> None:
    """Write every column that an import may change."""
    names = [name.removesuffix("_id") if name.endswith(("region_id", "revision_id")) else name for name in _UPDATED]
    Company.objects.bulk_update(companies, names, batch_size=100)


def _reserve(model: type[models.Model], count: int) -> list[int]:
    """Take primary keys from the table's sequence, so that rows that refer to each other are written once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def reserve_revisions(count: int) -> list[int]:
    """Return keys for revisions to be written."""
    return _reserve(Revision, count)


def _set_slugs(companies: list[Company]) -> None:
    """Give each company a slug of its own, as `unique_slug` does one by one."""
    bases = {company.pk: slug_of(company.name) for company in companies}
    taken = set(Company.objects.filter(slug__in=set(bases.values())).values_list("slug", flat=True))
    for base in set(taken):
        taken |= set(Company.objects.filter(slug__startswith=f"{base}-").values_list("slug", flat=True))
    for company in companies:
        slug, number = bases[company.pk], 1
        while slug in taken:
            number += 1
            slug = f"{bases[company.pk]}-{number}"
        company.slug = slug
        taken.add(slug)


def publish_or_keep(records: list[Record], revisions: Sequence[int | None]) -> None:
    """Set what publishing, or keeping as a draft, means for the companies and their rows."""
    now = timezone.now()
    for record, revision in zip(records, revisions, strict=True):
        company = record.company
        company.latest_revision_id = revision
        if record.new:
            company.created_at, company.live = now, False
        if record.publish or (company.live and not record.draft):
            company.live, company.has_unpublished_changes, company.expired = True, False, False
            company.live_revision_id = revision
            company.first_published_at = company.first_published_at or now
            company.last_published_at = now
        else:
            company.has_unpublished_changes = True
        for row in record.rows:
            row.company_id, row.revision_id = company.pk, revision


def _write_texts(records: list[Record]) -> None:
    touched = [
        (record, text) for record in records if record.new or "texts" in record.before for text in record.texts.values()
    ]
    for record, text in touched:
        text.company_id = record.company.pk
    new = [text for _record, text in touched if text.pk is None]
    kept = [text for _record, text in touched if text.pk is not None]
    CompanyText.objects.bulk_create(new)
    CompanyText.objects.bulk_update(kept, ["summary", "description", "origin", "source_state"])


def _write_terms(records: list[Record]) -> None:
    for name in TERMS:
        through = getattr(Company, name).through
        column = f"{Company._meta.get_field(name).related_model._meta.model_name}_id"  # type: ignore[union-attr]
        through.objects.bulk_create(
            through(**{"company_id": record.company.pk, column: key})
            for record in records
            if record.new or name in record.before
            for key in sorted(record.terms[name] - set(record.before.get(name, ())))
        )


def write_revisions(records: Sequence[Record], run: ImportRun, user_id: int | None) -> None:
    """Write revisions without a user: nobody's editor may then overwrite them; the log names who imported."""
    now = timezone.now()
    kind = ContentType.objects.get_for_model(Company, for_concrete_model=False)
    pictures: defaultdict[int, list[CompanyImage]] = defaultdict(list)
    for picture in CompanyImage.objects.filter(company__in=[record.company.pk for record in records]):
        pictures[picture.company_id].append(picture)
    revisions, entries = [], []
    for record in records:
        company = record.company
        revision = Revision(
            pk=company.latest_revision_id, content_type=kind, base_content_type=kind, object_id=str(company.pk),
            created_at=now, object_str=str(company), content=_revision_content(record, pictures[company.pk]),
        )  # fmt: skip
        revisions.append(revision)
        actions = ["wagtail.create" if record.new else "wagtail.edit"]
        actions += ["wagtail.publish"] if company.live and not record.draft else []
        entries += [
            ModelLogEntry(
                content_type=kind, object_id=str(company.pk), label=str(company), action=action, timestamp=now,
                user_id=user_id, revision_id=revision.pk, content_changed=True, data={"import": run.pk},
            )
            for action in actions
        ]  # fmt: skip
    Revision.objects.bulk_create(revisions)
    ModelLogEntry.objects.bulk_create(entries)


def _revision_content(record: Record, pictures: list[CompanyImage]) -> dict[str, Any]:
    """Return what `company.serializable_data()` gives, without asking the database for what belongs to the company."""
    company = record.company
    company._cluster_related_objects = {
        "images": pictures,
        "texts": sorted(record.texts.values(), key=lambda text: text.language),
        **{name: [_Key(key) for key in sorted(record.terms[name])] for name in TERMS},
    }
    return company.serializable_data()


class _Key:
    """Stands for a term of which only the key is needed."""

    def __init__(self, pk: int) -> None:
        self.pk = pk
