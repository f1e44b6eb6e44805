"""What a reader of a translation must know: it is behind its source, has gaps, or a machine wrote it unread."""

import datetime
from dataclasses import dataclass

from wagtail.models import Page

from ..models import TranslationState


@dataclass(frozen=True)
class Notice:
    """`source_url` is empty where the source is not public, so that no link leads nowhere."""

    outdated_since: datetime.datetime | None
    machine: bool
    incomplete: bool  # parts of it are still in the source's language
    source_url: str
    source_language: str


def notice_for(page: Page) -> Notice | None:
    """Return what readers of this page must be told, None where all is well. At most two queries, mostly one."""
    state = (
        TranslationState.objects.filter(
            translation__source__object_id=page.translation_key,
            translation__target_locale_id=page.locale_id,
        )
        .select_related("translation__source__locale")
        .order_by("-translation__enabled")
        .first()
    )
    if state is None:
        return None
    outdated_since = state.outdated_since if state.translation.enabled else None  # stopped, it follows no source
    if not (outdated_since or state.published_machine or state.live_missing):
        return None
    locale = state.translation.source.locale
    source = Page.objects.filter(translation_key=page.translation_key, locale=locale).live().public().first()
    return Notice(
        outdated_since=outdated_since,
        machine=state.published_machine,
        incomplete=bool(state.live_missing),
        source_url=(source.full_url or "") if source else "",
        source_language=locale.language_code,
    )


__all__ = ["Notice", "notice_for"]
