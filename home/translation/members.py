"""What can be translated, as one relation: a row for each page and each editorial snippet in each language.

Snippets are found, not named, for they belong to rooms above: whatever is registered as a snippet and is translatable.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Page,
    RevisionMixin,
    TranslatableMixin,
    get_translatable_models,
)
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.fields import TranslatableField

PAGES = """
  SELECT {kind}::int AS kind, id::bigint AS id, translation_key AS key, locale_id::int, content_type_id::int AS type_id,
    draft_title::text AS title, path::text, owner_id::int, live, has_unpublished_changes AS changed, locked,
    latest_revision_created_at AS changed_at, latest_revision_id AS revision_id
  FROM wagtailcore_page
  WHERE depth > 1 AND alias_of_id IS NULL AND content_type_id = ANY(%(page_types)s)
"""
SNIPPETS = """
  SELECT {kind}::int, {pk}::bigint, translation_key, locale_id::int, {kind}::int,
    {title}::text, NULL::text, NULL::int, {live}, {changed}, {locked}, NULL::timestamptz, {revision}::int
  FROM {table}
"""


def snippet_models() -> list[type[models.Model]]:
    """Return the snippets that are written per language: translatable ones with words of their own."""
    return [
        model
        for model in get_snippet_models()
        if issubclass(model, TranslatableMixin)
        and any(isinstance(field, TranslatableField) for field in getattr(model, "override_translatable_fields", []))
    ]


def page_models() -> list[type[Page]]:
    return [
        model
        for model in get_translatable_models(include_subclasses=True)
        if issubclass(model, Page) and model is not Page
    ]


def title_field(model: type[models.Model]) -> str | None:
    """Return the first translatable field of one line, which is what editors know a snippet by."""
    for stated in getattr(model, "override_translatable_fields", []):
        field = model._meta.get_field(stated.field_name) if isinstance(stated, TranslatableField) else None
        if isinstance(field, models.CharField) and not isinstance(field, models.SlugField):
            return field.column
    return None


def members_sql() -> tuple[str, dict[str, Any]]:
    """Return the SELECT over all members, and its values."""
    types = ContentType.objects.get_for_models(Page, *page_models(), *snippet_models())
    values: dict[str, Any] = {"page_types": [types[model].pk for model in page_models()]}
    parts = [PAGES.format(kind=types[Page].pk)]
    quote = connection.ops.quote_name
    for number, model in enumerate(snippet_models()):
        title = title_field(model)
        values[f"name{number}"] = str(model._meta.verbose_name)
        draftable = issubclass(model, DraftStateMixin)
        parts.append(
            SNIPPETS.format(
                kind=types[model].pk,
                pk=quote(model._meta.pk.column),
                title=quote(title) if title else f"%(name{number})s",
                live="live" if draftable else "true",
                changed="has_unpublished_changes" if draftable else "false",
                locked="locked" if issubclass(model, LockableMixin) else "false",
                revision="latest_revision_id" if issubclass(model, RevisionMixin) else "NULL",
                table=quote(model._meta.db_table),
            )
        )
    return " UNION ALL ".join(parts), values


__all__ = ["members_sql", "page_models", "snippet_models", "title_field"]
