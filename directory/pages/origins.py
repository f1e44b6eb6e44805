"""How a text came about, told to its readers."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ORIGINS: dict[str, Promise] = {
    "machine": gettext_lazy("This text was translated by a machine and has not been checked by a person yet."),
    "reviewed": gettext_lazy("This text was translated by a machine and checked by a person."),
}


def origin_notes(origin: str | None, outdated: bool) -> list[str | Promise]:
    notes: list[str | Promise] = []
    if note := ORIGINS.get(origin or ""):
        notes.append(note)
    if outdated:
        notes.append(_("The original has been changed since; this text may be out of date."))
    return notes


__all__ = ["origin_notes"]
