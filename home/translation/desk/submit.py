"""Giving rows of the desk to translation, and taking that back as long as nobody has worked on it.

Only the object itself and its missing parents are submitted. wagtail-localize would also submit what a page links to,
and write the source's words over a page there that somebody wrote in its own language.
"""

from typing import Any

from django.db import transaction
from django.db.models import Model
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from ..rights import may_submit, obstacle
from ..states import Row, State
from .reasons import Reason

Line = dict[str, Any]  # title, outcome, reason, details; made: what can be taken back


class Refused(Exception):
    """A row cannot be submitted; `reason` says why."""

    def __init__(self, reason: Reason, **details: str) -> None:
        super().__init__(reason)
        self.reason, self.details = reason, details


def submit_row(row: Row, user: Any, locale: Locale) -> list[Line]:
    """Submit one object, its missing parents first; return a line of the report for each of them.

    All of it happens or nothing does.
    """
    try:
        if row.state != State.MISSING:
            raise Refused(Reason.SEPARATE if row.state == State.SEPARATE else Reason.SUBMITTED)
        source = row.model._default_manager.get(pk=row.source_id)
        with transaction.atomic():
            parents = [] if not isinstance(source, Page) else _missing_parents(source, locale)
            for parent in parents:
                if not may_submit(user, parent):
                    raise Refused(Reason.PARENT, parent=parent.get_admin_display_title())
            made = [_submit(instance, user, locale) for instance in [*parents, source]]
    except Refused as refused:
        return [{"title": row.title, "outcome": "refused", "reason": refused.reason.value, "details": refused.details}]
    lines = [
        {"title": str(instance), "outcome": "submitted", "reason": "", "details": {}, "made": one}
        for instance, one in zip([*parents, source], made, strict=True)
    ]
    for line in lines[:-1]:
        line["reason"], line["details"] = Reason.NEEDED.value, {"child": row.title}
    return lines


def _missing_parents(page: Page, locale: Locale) -> list[Page]:
    """Return the ancestors that have no page of their own in the language, the topmost first."""
    ancestors = list(page.get_ancestors().filter(depth__gt=1).specific())
    keys = [ancestor.translation_key for ancestor in ancestors]
    present = set(
        Page.objects.filter(translation_key__in=keys, locale=locale, alias_of=None).values_list(
            "translation_key", flat=True
        )
    )
    return [ancestor for ancestor in ancestors if ancestor.translation_key not in present]


def _submit(instance: Model, user: Any, locale: Locale) -> dict[str, Any]:
    if not isinstance(instance, DraftStateMixin):
        raise Refused(Reason.NO_DRAFTS)
    if not may_submit(user, instance):
        raise Refused(Reason.NOT_ALLOWED)
    there = instance.get_translations().filter(locale=locale).first()
    alias = isinstance(there, Page) and there.alias_of_id is not None
    if there is not None and not alias:
        raise Refused(Reason.SUBMITTED)
    if alias and there.permissions_for_user(user).page_locked():
        raise Refused(Reason.LOCKED)
    TranslationCreator(user, [locale]).create_translations(instance, include_related_objects=False)
    target = (
        type(instance)._default_manager.filter(translation_key=instance.translation_key, locale=locale).first()
    )  # wagtail-localize says nothing where the copy was not valid
    if target is None:
        raise Refused(Reason.INVALID)
    source = TranslationSource.objects.get_for_instance(instance)
    translation = source.translations.get(target_locale=locale)
    return {"translation": translation.pk, "target": target.pk, "was_alias": alias}


def take_back(line: Line, user: Any) -> Line:
    """Delete the untouched draft that a submission made; return the line as it is now."""
    made = line["made"]
    translation = Translation.objects.filter(pk=made["translation"]).select_related("source").first()
    if translation is None:
        return line | {"outcome": "kept", "reason": Reason.GONE.value}
    target = translation.source.object.get_instance_or_none(translation.target_locale)
    reason = _reason_to_keep(translation, target, made, user)
    if reason:
        return line | {"outcome": "kept", "reason": reason.value}
    with transaction.atomic():
        target.specific.delete() if isinstance(target, Page) else target.delete()
    return line | {"outcome": "undone", "reason": ""}


def _reason_to_keep(translation: Translation, target: Model | None, made: dict[str, Any], user: Any) -> Reason | None:
    if target is None:
        return Reason.GONE
    if made["was_alias"]:
        return Reason.ALIAS
    source = translation.source.object.get_instance_or_none(translation.source.locale)
    if source is None or not may_submit(user, source.specific if isinstance(source, Page) else source):
        return Reason.NOT_ALLOWED
    here = {"context__object_id": translation.source.object_id, "locale": translation.target_locale}
    worked_on = any(model.objects.filter(**here).exists() for model in (StringTranslation, SegmentOverride))
    specific = target.specific if isinstance(target, Page) else target
    if worked_on or specific.live or specific.first_published_at or specific.workflow_in_progress:
        return Reason.WORKED_ON
    if obstacle(user, specific):
        return Reason.LOCKED
    if isinstance(target, Page) and target.numchild:
        return Reason.HAS_CHILDREN
    return None


__all__ = ["Line", "submit_row", "take_back"]
