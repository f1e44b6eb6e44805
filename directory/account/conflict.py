"""Two people at the same form: nothing is lost, and where both changed the same field, somebody chooses.

A form carries the revision that it began with. When there is a newer one, the three versions are compared field by
field: what only one side changed is taken from that side; what both changed, differently, is shown side by side.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Difference:
    """A field that both sides changed; `mine` and `theirs` as people read them."""

    name: str
    label: str
    mine: str
    theirs: str

    @property
    def choice(self) -> str:
        """The name of the choice in the form: its value is `MINE` or `THEIRS`."""
        return f"choose-{self.name}"


def merge(
    sent: QueryDict, mine: forms.Form, base: forms.Form | None, theirs: forms.Form
) -> tuple[QueryDict, list[Difference]]:
    """Return what to save on top of the newest version, and the fields that somebody has to choose first.

    :param mine: the form as sent; `base` and `theirs`: the same form, unbound, of the version that it began with and of
        the newest one. Without a base nobody can tell who changed what, and every difference is a choice.
    """
    data, open_fields = sent.copy(), []
    for name in theirs.fields.keys() - mine.fields.keys():  # such as a picture that the other side has added
        _put(data, name, _stands(theirs, name))
    for name, field in mine.fields.items():
        if isinstance(field, forms.FileField) or name not in theirs.fields:
            continue
        wanted = _sent(mine, name)
        before = _stands(base, name) if base is not None and name in base.fields else None
        now = _stands(theirs, name)
        if _same(wanted, now) or _same(before, now):
            continue
        choice = sent.get(f"choose-{name}")
        if choice == THEIRS or (choice != MINE and _same(wanted, before)):
            _put(data, name, now)
        elif choice != MINE:
            label = str(field.label or name)
            open_fields.append(Difference(name, label, _shown(field, wanted), _shown(field, now)))
    return data, open_fields


def _sent(form: forms.Form, name: str) -> list[str]:
    return _strings(form[name].data)


def _stands(form: forms.Form, name: str) -> list[str]:
    field = form.fields[name]
    return _strings(field.prepare_value(form.get_initial_for_field(field, name)))


def _strings(value: Any) -> list[str]:
    """Return a value as a form sends it: nothing, one text, or several."""
    if value is None or value == "" or value is False:
        return []
    if value is True:
        return ["on"]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _strings(each)]
    if isinstance(value, models.Model):
        return [str(getattr(value, "code", value.pk))]
    return [str(value).replace("\r\n", "\n").strip()]


def _same(one: list[str] | None, other: list[str] | None) -> bool:
    if one is None or other is None:
        return False
    return one == other or ((len(one) > 1 or len(other) > 1) and sorted(one) == sorted(other))


def _put(data: QueryDict, name: str, values: Iterable[str]) -> None:
    data.setlist(name, list(values))


def _shown(field: forms.Field, values: list[str]) -> str:
    """Return values as people read them: the labels of choices and terms."""
    vocabulary = getattr(field, "vocabulary", None)
    if vocabulary is not None:
        from ..desk.vocabulary_search import VOCABULARIES

        found = VOCABULARIES[vocabulary].objects.in_bulk(values, field_name="code")
        values = [str(found.get(value, value)) for value in values]
    elif hasattr(field, "choices"):
        labels = {str(key): str(label) for key, label in field.choices}
        values = [labels.get(value, value) for value in values]
    return ", ".join(values)


__all__ = ["MINE", "THEIRS", "Difference", "merge"]
