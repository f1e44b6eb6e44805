"""The agenda in translations: its words wait for a translator, its times must not.

They stand inside a StreamField, which is translated as a whole; so what is copied between languages for every other
fact of an event is done here for them. A translation keeps the ids of its source's blocks.
"""

import json
from typing import Any

from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published
from wagtail_localize.models import Translation

from .models import EventPage

TIMES = ("start", "end")
Items = list[dict[str, Any]]


@receiver(page_published, sender=EventPage)
def carry_times(instance: EventPage, **kwargs: Any) -> None:
    """Take the times of a published agenda over into the translations, drafts included."""
    times = {item["id"]: [item["value"].get(name) for name in TIMES] for item in _items(instance)}
    translations = Translation.objects.filter(
        source__object_id=instance.translation_key, source__locale_id=instance.locale_id, enabled=True
    )
    targets = EventPage.objects.filter(
        translation_key=instance.translation_key,
        locale_id__in=translations.values("target_locale_id"),
        alias_of=None,
    ).exclude(pk=instance.pk)
    for target in targets.select_related("live_revision", "latest_revision") if times else ():
        for revision in {target.live_revision, target.latest_revision} - {None}:
            _carry_into_revision(revision, times)
        items, changed = _with_times(_items(target), times)
        if changed:
            EventPage.objects.filter(pk=target.pk).update(agenda=json.dumps(items))
            if target.live:
                page_published.send(sender=EventPage, instance=target, revision=target.live_revision, facts=True)


def _items(event: EventPage) -> Items:
    return list(event.agenda.raw_data)


def _with_times(items: Items, times: dict[str, list[Any]]) -> tuple[Items, bool]:
    """Return the items with these times, by their ids, and whether any was different."""
    found = []
    for item in items:
        new = dict(zip(TIMES, times[item["id"]], strict=True)) if item.get("id") in times else {}
        found.append({**item, "value": {**item["value"], **new}})
    return found, found != items


def _carry_into_revision(revision: Revision, times: dict[str, list[Any]]) -> None:
    items, changed = _with_times(json.loads(revision.content.get("agenda") or "[]"), times)
    if changed:
        Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"agenda": json.dumps(items)})


__all__ = ["carry_times"]
