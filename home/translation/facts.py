"""The facts of a page or snippet: what is the same in every language, and goes from the source to its translations."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import get_serializable_data_for_fields
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision, RevisionMixin, TranslatableMixin
from wagtail.signals import page_published
from wagtail_localize import fields as localize_fields
from wagtail_localize.models import SegmentOverride

LOG_ACTION = "home.facts"
Instance = models.Model


def fact_names(model: type[Instance]) -> list[str]:
    return [
        field.field_name
        for field in localize_fields.get_translatable_fields(model)
        if isinstance(field, localize_fields.SynchronizedField)
    ]


def copy_many_to_many(source: Instance, target: Instance) -> None:
    """Copy the relations that are facts, empty ones too, each to the translation of what the source has.

    What has no translation is left out: a German topic on a Czech page would lead to a German list.
    """
    for name in fact_names(type(source)):
        field = source._meta.get_field(name)
        if isinstance(field, ParentalManyToManyField):
            setattr(target, name, _in_locale(list(getattr(source, name).all()), field.related_model, target.locale_id))


def _in_locale(objects: list[Instance], model: type[Instance], locale_id: int) -> list[Instance]:
    if not objects or not issubclass(model, TranslatableMixin):
        return objects
    keys = [item.translation_key for item in objects]
    found = {item.translation_key: item for item in model.objects.filter(translation_key__in=keys, locale=locale_id)}
    return [found[key] for key in keys if key in found]


def copy_synchronised_fields(source: Instance, target: Instance) -> None:
    """Stand in for wagtail-localize's, which leaves relations alone when the source's are empty."""
    localize_fields.copy_synchronised_fields(source, target)
    copy_many_to_many(source, target)


def carry_facts(source: Instance, target: Instance) -> list[str]:
    """Take the source's facts over into the target: into what is live and what may yet be published.

    Drafts keep their words, their place in a workflow and their schedule, which is why no new revision is made.
    Return the names of the fields that changed.
    """
    names = [name for name in fact_names(type(source)) if name not in _overridden(source, target)]
    before = _data(target, names)
    for name in names:
        _copy(source, target, name)
    after = _data(target, names)
    changed = [name for name in names if before[name] != after[name]]
    if changed:
        _save(target, changed)
    _carry_into_revisions(target, after)
    return changed


def carry_expiry(source: Instance, target: Instance) -> None:
    """Take over until when the source is public, into what is live and what may yet be published."""
    target.expire_at = source.expire_at
    _save(target, ["expire_at"])
    _carry_into_revisions(target, _data(target, ["expire_at"]))


def _overridden(source: Instance, target: Instance) -> set[str]:
    rows = SegmentOverride.objects.filter(
        locale_id=target.locale_id, context__object_id=source.translation_key, has_error=False
    )
    return set(rows.values_list("context__path", flat=True))


def _copy(source: Instance, target: Instance, name: str) -> None:
    field = source._meta.get_field(name)
    if isinstance(field, models.ManyToOneRel) and isinstance(field.remote_field, ParentalKey):
        source.copy_child_relation(name, target)
    elif isinstance(field, ParentalManyToManyField):
        setattr(target, name, _in_locale(list(getattr(source, name).all()), field.related_model, target.locale_id))
    else:
        setattr(target, field.attname, getattr(source, field.attname))


def _data(instance: Instance, names: list[str]) -> dict[str, Any]:
    """Return the facts as a revision keeps them, without the ids of children: those change on every copy."""
    raw = instance.serializable_data() if hasattr(instance, "serializable_data") else None
    if raw is None:
        raw = get_serializable_data_for_fields(instance)
    data = json.loads(json.dumps({name: raw[name] for name in names}, cls=DjangoJSONEncoder))
    for name, value in data.items():
        field = instance._meta.get_field(name)
        if isinstance(field, models.ManyToOneRel):
            for child in value:
                child["pk"] = None
                child[field.remote_field.name] = instance.pk
    return data


def _save(target: Instance, changed: list[str]) -> None:
    live = getattr(target, "live", True)
    if isinstance(target, DraftStateMixin) and live:
        target.last_published_at = timezone.now()
    if isinstance(target, Page):
        target.save(clean=False)
    else:
        target.save()
    log(instance=target, action=LOG_ACTION, data={"fields": changed}, content_changed=True)
    if isinstance(target, Page) and live:
        page_published.send(sender=type(target), instance=target, revision=target.live_revision, facts=True)


def _carry_into_revisions(target: Instance, facts: dict[str, Any]) -> None:
    if not isinstance(target, RevisionMixin):
        return
    pending = {target.latest_revision_id, getattr(target, "live_revision_id", None)}
    if task_state := getattr(target, "current_workflow_task_state", None):
        pending.add(task_state.revision_id)
    revisions = Revision.objects.for_instance(target)
    for revision in revisions.filter(models.Q(pk__in=pending - {None}) | models.Q(approved_go_live_at__isnull=False)):
        old = {name: _without_ids(revision.content.get(name)) for name in facts}
        if old != {name: _without_ids(value) for name, value in facts.items()}:
            Revision.objects.filter(pk=revision.pk).update(content=revision.content | facts)


def _without_ids(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{key: item for key, item in child.items() if key != "pk"} for child in value]
    return value


__all__ = ["LOG_ACTION", "carry_expiry", "carry_facts", "copy_many_to_many", "copy_synchronised_fields", "fact_names"]
