"""A translated PO file: tried out first, then taken over as a whole, with a report that stays.

Trying out is doing it and rolling back, so that the report shows what the pages' own validation says as well.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.locks import WorkflowLock
from wagtail.models import DraftStateMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ...models import JobKind, JobPhase, TranslationJob
from ..desk import jobs
from ..desk.reasons import Reason
from ..rights import may_edit, may_publish
from ..saving import save_draft
from ..words import MACHINE, complete_slug, progress_of
from .checks import fault_in, plain, tidy
from .places import Address, Place, address_of, place_of
from .reading import MAX_BYTES, Parsed, read

TOOL = "PO file"
SHOWN = 2000  # characters of a text that the report keeps
TAKEN = ("new", "changed", "confirmed")
Line = dict[str, Any]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A .po file that was exported here; entries marked “fuzzy” are not taken."),
        widget=forms.FileInput(attrs={"accept": ".po"}),
    )

    parsed: Parsed

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(
                _("The file is larger than %(size)s. Please split it.") % {"size": filesizeformat(MAX_BYTES)}
            )
        self.parsed = read(file.read())
        return file


def start_import(user: Any, parsed: Parsed, name: str) -> TranslationJob:
    """Keep a file as a job and try it out: at once, or in the background when it is about many pages."""
    objects = {address.key for entry in parsed.entries if (address := address_of(entry["context"]))}
    job = TranslationJob.objects.create(
        kind=JobKind.IMPORT,
        user=user,
        locale=parsed.locale,
        file_name=name[-255:],
        total=max(len(objects), 1),
        entries={
            "exported_at": parsed.exported_at.isoformat() if parsed.exported_at else "",
            "entries": parsed.entries,
        },
    )
    jobs.begin(job, job.total <= jobs.AT_ONCE, run_check, "check")
    return job


def run_check(job: TranslationJob) -> None:
    """Say what would become of each entry; nothing is changed."""
    if not jobs.take(job, (JobPhase.QUEUED,), JobPhase.CHECKING):
        return
    with transaction.atomic():
        report = Import(job).run()
        transaction.set_rollback(True)
    job.report = report
    jobs.finish(job, JobPhase.CHECKED)


def run_apply(job: TranslationJob) -> None:
    """Take the file over, all of it or, after an error that nobody foresaw, nothing."""
    if not jobs.take(job, (JobPhase.QUEUED,), JobPhase.RUNNING):
        return
    with transaction.atomic():
        job.report = Import(job).run()
        job.entries = []
        jobs.finish(job)


@dataclass
class Entry:
    """An entry of the file on its way into a line of the report."""

    number: int
    raw: dict[str, Any]
    address: Address | None
    title: str = ""
    place: str = ""
    source: str = ""  # without its tags; only what is a passage of the portal is parsed
    before: str = ""
    outcome: str = ""
    reason: Reason | None = None
    details: dict[str, str] = field(default_factory=dict)

    def refuse(self, reason: Reason, **details: str) -> None:
        self.outcome, self.reason, self.details = "refused", reason, details

    def skip(self, reason: Reason) -> None:
        self.outcome, self.reason = "skipped", reason

    def line(self, language: str) -> Line:
        return {
            "title": self.title,
            "place": self.place or self.raw["context"][:200],
            "language": language,
            "source": (self.source or self.raw["source"])[:SHOWN],
            "before": plain(self.before)[:SHOWN],
            "after": self.raw["text"][:SHOWN],
            "outcome": self.outcome,
            "reason": self.reason.value if self.reason else "",
            "details": self.details,
        }


class Import:
    """One run over a file's entries, object by object."""

    def __init__(self, job: TranslationJob) -> None:
        self.user, self.locale = job.user, job.locale
        self.exported_at = parse_datetime(job.entries["exported_at"] or "")
        self.entries = [
            Entry(number, raw, address_of(raw["context"])) for number, raw in enumerate(job.entries["entries"])
        ]

    def run(self) -> list[Line]:
        by_object: dict[Any, list[Entry]] = defaultdict(list)
        seen = set()
        for entry in self.entries:
            key = (entry.raw["context"], entry.raw["source"])
            if entry.address is None:
                entry.refuse(Reason.CONTEXT)
            elif key in seen:
                entry.refuse(Reason.TWICE)
            else:
                by_object[entry.address.key].append(entry)
            seen.add(key)
        translations = {
            translation.source.object_id: translation
            for translation in Translation.objects.filter(
                target_locale=self.locale, enabled=True, source__object_id__in=list(by_object)
            )
            .select_related("source__specific_content_type", "source__object__content_type", "target_locale")
            .order_by("-created_at")
        }
        for key, entries in by_object.items():
            self._object(translations.get(key), entries)
        return [entry.line(self.locale.language_code) for entry in self.entries]

    def _object(self, translation: Translation | None, entries: list[Entry]) -> None:
        model = translation.source.specific_content_type.model_class() if translation else None
        target = (
            model._default_manager.filter(
                translation_key=translation.source.object_id, locale=translation.target_locale
            ).first()
            if translation and model
            else None
        )
        if translation is None or target is None:
            for entry in entries:
                entry.refuse(Reason.NO_TRANSLATION)
            return
        reason = self._barred(target)
        if reason:
            for entry in entries:
                entry.refuse(reason)
        if reason == Reason.NOT_ALLOWED:  # nor may the user see what is there
            return
        passages = Passages(translation, model)
        for entry in entries:
            entry.title = translation.source.object_repr
            passages.describe(entry)
        if reason:
            return
        for entry in entries:
            passages.judge(entry, self.user, self.exported_at)
        if taken := [entry for entry in entries if entry.outcome in TAKEN]:
            self._take(translation, target, passages, taken)

    def _barred(self, target: models.Model) -> Reason | None:
        """Return why this user cannot change the translation now."""
        if not may_edit(self.user, target):
            return Reason.NOT_ALLOWED
        lock = target.get_lock() if hasattr(target, "get_lock") else None
        if lock and lock.for_user(self.user):
            return Reason.WORKFLOW if isinstance(lock, WorkflowLock) else Reason.LOCKED
        return None

    def _take(self, translation: Translation, target: models.Model, passages: "Passages", taken: list[Entry]) -> None:
        """Write the texts and save the draft; what the page's own validation refuses is not kept."""
        try:
            with transaction.atomic():
                for entry in taken:
                    passages.write(entry, self.user)
                self._save(translation, target, taken)
        except ValidationError as error:
            for entry in taken:
                entry.refuse(Reason.NOT_VALID, message=" ".join(error.messages))

    def _save(self, translation: Translation, target: models.Model, taken: list[Entry]) -> None:
        complete_slug(translation)
        if isinstance(target, DraftStateMixin):
            save_draft(translation, self.user)
        elif progress_of(translation).complete and may_publish(self.user, target):
            translation.save_target(user=self.user, publish=True)
        else:
            for entry in taken:
                entry.reason = Reason.KEPT_BACK


class Passages:
    """The passages of one object as they are now, with their translations. Two queries."""

    def __init__(self, translation: Translation, model: type[models.Model]) -> None:
        self.locale, self.model = translation.target_locale, model
        self.paths: dict[str, dict[str, StringSegment]] = defaultdict(dict)
        segments = StringSegment.objects.filter(source=translation.source).select_related("context", "string")
        for segment in segments:
            self.paths[segment.context.path][segment.string.data] = segment
        known = StringTranslation.objects.filter(
            locale=self.locale, context_id__in={segment.context_id for segment in segments}
        )
        self.known = {(one.translation_of_id, one.context_id): one for one in known}

    def find(self, entry: Entry) -> StringSegment | None:
        return self.paths.get(entry.address.path, {}).get(entry.raw["source"]) if entry.address else None

    def existing(self, segment: StringSegment) -> StringTranslation | None:
        return self.known.get((segment.string_id, segment.context_id))

    def _place(self, segment: StringSegment) -> Place:
        return place_of(self.model, segment.context.field_path or segment.context.path)

    def describe(self, entry: Entry) -> None:
        """Say where the entry belongs and what stands there now."""
        if segment := self.find(entry):
            existing = self.existing(segment)
            entry.place, entry.before = self._place(segment).name, existing.data if existing else ""
            entry.source = plain(segment.string.data)

    def judge(self, entry: Entry, user: Any, exported_at: Any) -> None:
        """Decide what becomes of an entry."""
        if entry.address.label != self.model._meta.label_lower or entry.address.path not in self.paths:
            return entry.refuse(Reason.CONTEXT)
        if (segment := self.find(entry)) is None:
            return entry.refuse(Reason.SOURCE_CHANGED)
        if entry.raw["plural"]:
            return entry.refuse(Reason.PLURAL)
        if not entry.raw["text"].strip():
            return entry.skip(Reason.EMPTY)
        if entry.raw["fuzzy"]:
            return entry.skip(Reason.FUZZY)
        entry.raw["text"] = tidy(entry.raw["source"], entry.raw["text"])
        if fault := fault_in(entry.raw["source"], entry.raw["text"], self._place(segment).max_length):
            return entry.refuse(fault[0], **fault[1])
        existing = self.existing(segment)
        if existing is None:
            entry.outcome = "new"
        elif existing.data == entry.raw["text"] and not existing.has_error:
            entry.outcome = "confirmed" if existing.translation_type == MACHINE else "unchanged"
        elif exported_at and existing.updated_at > exported_at and existing.last_translated_by_id != user.pk:
            entry.refuse(Reason.NEWER)
        else:
            entry.outcome = "changed"
        return None

    def write(self, entry: Entry, user: Any) -> None:
        segment = self.find(entry)
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=self.locale,
            defaults={
                "data": entry.raw["text"],
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": TOOL,
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )


__all__ = ["UploadForm", "run_apply", "run_check", "start_import"]
