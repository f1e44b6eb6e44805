"""Where every translation stands: each page and editorial snippet × each other language, in a fixed number of queries.

An object's source is the language of its oldest TranslationSource; where it was never submitted, the language of its
oldest row (the lowest key), which is where it was written first. A translation that was itself submitted into a third
language keeps the source it was made from.
"""

import datetime
import uuid
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail.permission_policies.pages import PagePermissionPolicy

from .listed import LISTED
from .members import members_sql, snippet_models

Identity = tuple[int, uuid.UUID, int]  # content type of the base model, translation key, target locale


class State(TextChoices):
    """What has to be done about a translation; the most urgent first, which is how the desk sorts them."""

    OUTDATED = "outdated", _("out of date")
    MISSING = "missing", _("missing")
    WAITING = "waiting", _("waiting for translation")
    PARTLY = "partly", _("partly translated")
    MACHINE = "machine", _("machine-translated, not yet read")
    SEPARATE = "separate", _("written separately")
    DONE = "done", _("translated")


OPEN = (State.OUTDATED, State.WAITING, State.PARTLY, State.MACHINE)  # what a translator can work on


@dataclass(frozen=True)
class Row:
    """One object in one other language; passages are wagtail-localize's segments, links to
    other pages and snippets included, which must exist in the language."""

    kind: int
    key: uuid.UUID
    target_locale_id: int
    source_locale_id: int
    translation_id: int | None
    state: str
    type_id: int
    title: str
    target_title: str | None
    source_id: int
    target_id: int | None
    source_live: bool
    target_live: bool
    target_changed: bool
    locked: bool
    moderation: str | None
    total: int
    translated: int
    machine: int
    outdated_since: datetime.datetime | None
    unsaved: bool
    saved_at: datetime.datetime | None
    saved_by_id: int | None
    changed_at: datetime.datetime | None
    changed_by_id: int | None

    @property
    def identity(self) -> Identity:
        return self.kind, self.key, self.target_locale_id

    @property
    def pk(self) -> str:
        """The row's name in forms and addresses."""
        return f"{self.kind}.{self.key}.{self.target_locale_id}"

    @property
    def model(self) -> type[models.Model]:
        """The specific model; there is one, for the desk asks for known types only."""
        return cast("type[models.Model]", ContentType.objects.get_for_id(self.type_id).model_class())


def identity_of(name: str) -> Identity | None:
    """Return what `Row.pk` names; None for anything else, since it comes from outside."""
    parts = name.split(".")
    try:
        kind, key, locale = int(parts[0]), uuid.UUID(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        return None
    return (kind, key, locale) if len(parts) == 3 and max(kind, locale) < 2**31 and min(kind, locale) > 0 else None


_COLUMNS = ", ".join(Row.__dataclass_fields__)
_URGENCY = f"array_position(ARRAY{[state.value for state in State]}, state)"
ORDERINGS = {
    "title": "lower(title)",
    "type": "type_id",
    "language": "target_locale_id",
    "state": _URGENCY,
    "changed": "changed_at",
    "saved": "saved_at",
}


class Rows:
    """The rows of the desk, narrowed step by step; like a query set it asks the database only when it is looked at."""

    model = ContentType  # for paginators and filter sets, which ask query sets for one

    def __init__(self) -> None:
        self._where: list[str] = []
        self._values: dict[str, Any] = {"languages": [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]}
        self._states: tuple[str, ...] = ()
        self._order = f"{_URGENCY}, changed_at DESC NULLS LAST"

    def all(self) -> "Rows":
        return copy(self)

    def _with(self, condition: str, **values: Any) -> "Rows":
        rows = copy(self)
        rows.__dict__.pop("counts", None)
        rows._where, rows._values = [*self._where, condition], {**self._values, **values}
        return rows

    def for_user(self, user: Any) -> "Rows":
        """Keep what the user may translate or edit; translators see everything, nobody else by default."""
        if user.is_active and (user.is_superuser or user.has_perm("home.translate")):
            return self.all()
        if not user.is_active:
            return self._with("false")
        permissions = PagePermissionPolicy().get_cached_permissions_for_user(user)
        changed = [f"{p.page.path}%" for p in permissions if p.permission.codename == "change_page"]
        added = [f"{p.page.path}%" for p in permissions if p.permission.codename == "add_page"]
        kinds = [
            content_type.pk
            for model, content_type in ContentType.objects.get_for_models(*snippet_models()).items()
            if user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
        ]
        return self._with(
            "(kind = ANY(%(user_kinds)s)"
            " OR source_path LIKE ANY(%(user_change)s) OR target_path LIKE ANY(%(user_change)s)"
            " OR (source_owner = %(user_id)s AND source_path LIKE ANY(%(user_add)s))"
            " OR (target_owner = %(user_id)s AND target_path LIKE ANY(%(user_add)s)))",
            user_kinds=kinds, user_change=changed, user_add=added, user_id=user.pk,
        )  # fmt: skip

    def into(self, languages: Iterable[str]) -> "Rows":
        """Keep these target languages, given by their codes."""
        return self._with(
            "target_locale_id IN (SELECT id FROM wagtailcore_locale WHERE language_code = ANY(%(target_codes)s))",
            target_codes=list(languages),
        )

    def in_states(self, states: Iterable[str]) -> "Rows":
        """Keep these states; `counts` goes on counting all of them."""
        rows = self.all()
        rows._states = tuple(states)
        return rows

    def of_types(self, content_types: Iterable[int]) -> "Rows":
        return self._with("type_id = ANY(%(types)s)", types=list(content_types))

    def below(self, paths: Iterable[str]) -> "Rows":
        """Keep pages at or below one of these tree paths, in either language."""
        return self._with(
            "(source_path LIKE ANY(%(below)s) OR target_path LIKE ANY(%(below)s))", below=[f"{path}%" for path in paths]
        )

    def changed_since(self, day: datetime.datetime) -> "Rows":
        return self._with("changed_at >= %(since)s", since=day)

    def in_moderation(self) -> "Rows":
        return self._with("moderation IS NOT NULL")

    def titled(self, text: str) -> "Rows":
        """Keep titles that hold every word of `text`, in either language."""
        rows = self.all()
        for number, word in enumerate(text.replace("\0", "").split()[:8]):
            pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            name = f"word{number}"
            rows = rows._with(f"(title ILIKE %({name})s OR target_title ILIKE %({name})s)", **{name: pattern})
        return rows

    def chosen(self, identities: Iterable[Identity]) -> "Rows":
        kinds, keys, locales = zip(*identities, strict=True) if (identities := list(identities)) else ((), (), ())
        return self._with(
            "(kind, key, target_locale_id) IN"
            " (SELECT * FROM unnest(%(chosen_kinds)s::int[], %(chosen_keys)s::uuid[], %(chosen_locales)s::int[]))",
            chosen_kinds=list(kinds), chosen_keys=list(keys), chosen_locales=list(locales),
        )  # fmt: skip

    def order_by(self, *names: str) -> "Rows":
        rows = self.all()
        orders = []
        for name in names:
            direction = " DESC NULLS LAST" if name.startswith("-") else " ASC NULLS LAST"
            orders.append(ORDERINGS[name.removeprefix("-")] + direction)
        rows._order = ", ".join(orders) or self._order
        return rows

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each state, whichever states are chosen. One query."""
        found = dict(self._ask("SELECT state, count(*) FROM listed", [], "GROUP BY state"))
        return {state.value: found.get(state.value, 0) for state in State}

    def count(self) -> int:
        return sum(number for state, number in self.counts.items() if not self._states or state in self._states)

    __len__ = count

    def __getitem__(self, part: slice) -> list[Row]:
        """Return a stretch of rows. One query."""
        start, stop = part.start or 0, part.stop
        limit = f" LIMIT {max(int(stop) - int(start), 0)}" if stop is not None else ""
        where = ["state = ANY(%(states)s)"] if self._states else []
        found = self._ask(
            f"SELECT {_COLUMNS} FROM listed",  # noqa: S608
            where,
            f"ORDER BY {self._order}, lower(title), key, target_locale_id{limit} OFFSET {int(start)}",
        )
        return [Row(*values) for values in found]

    def __iter__(self) -> Any:
        return iter(self[:])

    def _ask(self, select: str, where: list[str], end: str) -> list[tuple]:
        members, values = members_sql()
        conditions = " AND ".join([*self._where, *where]) or "true"
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH member AS MATERIALIZED ({members}){LISTED}{select} WHERE {conditions} {end}",
                {**self._values, "states": list(self._states), **values},
            )
            return cursor.fetchall()


def people(rows: Iterable[Row]) -> dict[int, Any]:
    """Return the users that rows name, by key. One query."""
    keys = {key for row in rows for key in (row.saved_by_id, row.changed_by_id) if key}
    return get_user_model().objects.in_bulk(keys)


def locales() -> dict[int, Locale]:
    """Return the portal's languages by key. One query."""
    return {locale.pk: locale for locale in Locale.objects.all()}


__all__ = ["OPEN", "ORDERINGS", "Identity", "Row", "Rows", "State", "identity_of", "locales", "people"]
