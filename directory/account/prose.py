"""Prose per language: by people, or by a machine until a person has read it.

A form with `ProseMixin` has for each language of `LANGUAGES` a field for each of its parts ("summary_de"), a hidden one
that says that a machine wrote what stands there ("machine_de"), and a box "read and correct" ("reviewed_de").
"""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Protocol

from django import forms
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Locale

from home.translation.machine.apply import ACTION, sent_today
from home.translation.machine.base import Service, current_service
from home.translation.machine.errors import MachineError, Problem, Reason, problem_sentence, reason_sentence
from home.visitors import within_limit

from ..models import Origin, SourceState, TextLanguage

TRANSLATE = "translate"  # name of the buttons that translate, their value is "<from>:<to>"
LANGUAGES = ("de", "cs", "en")
REVIEWED = _("I have read this text, and it is correct")
PERSON_LIMIT = 60_000  # characters a day that one person may have translated
DAY = 24 * 3600


class Text(Protocol):
    """A row of CompanyText or ListingText."""

    language: str
    origin: str
    source_state: str


@dataclass(frozen=True)
class Prose:
    """What stands in one language: the parts by name, how they came about, and whether their source has changed."""

    parts: Mapping[str, str]
    origin: str = Origin.WRITTEN
    source_state: str = SourceState.CURRENT

    @property
    def is_empty(self) -> bool:
        return not any(self.parts.values())

    @property
    def wants_reading(self) -> bool:
        return self.origin == Origin.MACHINE or self.source_state == SourceState.OUTDATED


def settle(
    before: Mapping[str, Prose], after: Mapping[str, Mapping[str, str]], machine: Iterable[str], reviewed: Iterable[str]
) -> dict[str, Prose]:
    """Return the texts as they stand after a person has saved the form, empty ones left out.

    :param machine: languages whose new text a machine wrote.
    :param reviewed: languages whose text the person calls read and correct.
    """
    machine, reviewed = set(machine), set(reviewed)
    blank = Prose({})
    changed = {
        key
        for key, parts in after.items()
        if dict(parts) != {name: before.get(key, blank).parts.get(name, "") for name in parts}
    }
    settled = {}
    for key, parts in after.items():
        old = before.get(key, blank)
        origin = Origin.MACHINE if key in machine and key in changed else old.origin
        if old.is_empty and key not in machine:
            origin = Origin.WRITTEN
        state = old.source_state
        if key in changed:
            state = SourceState.CURRENT
        elif origin != Origin.WRITTEN and changed - {key} - machine:
            state = SourceState.OUTDATED  # translated from a text that now says something else
        new = Prose(dict(parts), origin, state)
        if key in reviewed and new.wants_reading:
            new = replace(new, source_state=SourceState.CURRENT)
            if new.origin == Origin.MACHINE:
                new = replace(new, origin=Origin.REVIEWED)
        if not new.is_empty:
            settled[key] = new
    return settled


class ProseMixin(forms.Form):
    """Adds the fields of prose to a form; `PARTS` makes the fields of one language, by name."""

    PARTS: ClassVar[Mapping[str, Any]]

    def __init__(
        self, *args: Any, prose: Mapping[str, Prose] | None = None, user: AbstractUser, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.prose, self.user = dict(prose or {}), user
        self.translation_problem = ""
        for code in LANGUAGES:
            stands = self.prose.get(code, Prose({}))
            for name, make in self.PARTS.items():
                field = make()
                field.required = False
                field.initial = stands.parts.get(name, "")
                field.widget.attrs["lang"] = code
                self.fields[f"{name}_{code}"] = field
            self.fields[f"machine_{code}"] = forms.BooleanField(required=False, widget=forms.HiddenInput)
            self.fields[f"reviewed_{code}"] = forms.BooleanField(required=False, label=REVIEWED)

    def parts(self, code: str) -> dict[str, str]:
        """Return what stands in the form's fields of a language, checked or not."""
        return {name: str(self[f"{name}_{code}"].value() or "").strip() for name in self.PARTS}

    def by_machine(self, code: str) -> bool:
        return str(self[f"machine_{code}"].value() or "") in {"True", "on", "1"}

    def settled(self) -> dict[str, Prose]:
        """Return the texts after a valid form."""
        after = {
            code: {name: str(self.cleaned_data.get(f"{name}_{code}") or "").strip() for name in self.PARTS}
            for code in LANGUAGES
        }
        flagged = {
            kind: [c for c in LANGUAGES if self.cleaned_data.get(f"{kind}_{c}")] for kind in ("machine", "reviewed")
        }
        return settle(self.prose, after, flagged["machine"], flagged["reviewed"])

    @property
    def languages(self) -> list[dict[str, Any]]:
        """For the template: each language with its fields, its state, and from where a machine can translate it."""
        filled = [code for code in LANGUAGES if any(self.parts(code).values())]
        rows = []
        for code in LANGUAGES:
            stands = self.prose.get(code, Prose({}))
            machine = self.by_machine(code) or (stands.origin == Origin.MACHINE)
            outdated = stands.source_state == SourceState.OUTDATED and not self.by_machine(code)
            rows.append(
                {
                    "code": code,
                    "label": TextLanguage(code).label,
                    "fields": [self[f"{name}_{code}"] for name in self.PARTS],
                    "machine_field": self[f"machine_{code}"],
                    "reviewed_field": self[f"reviewed_{code}"],
                    "machine": machine,
                    "outdated": outdated,
                    "is_filled": code in filled,
                    "sources": [
                        {"code": other, "label": TextLanguage(other).label, "value": f"{other}:{code}"}
                        for other in filled
                        if other != code and service_for(other, code)
                    ],
                }
            )
        return rows

    def translate(self, record: models.Model) -> None:
        """Do what the button asked for; what goes wrong is said in `translation_problem`."""
        source, _colon, target = str(self.data.get(TRANSLATE, "")).partition(":")
        if source not in LANGUAGES or target not in LANGUAGES or source == target:
            return
        limits = {name: getattr(self.fields[f"{name}_{target}"], "max_length", None) for name in self.PARTS}
        translated, self.translation_problem = translate_parts(
            self.parts(source), limits, source, target, self.user, record
        )
        if translated:
            data = self.data.copy()
            for name, text in translated.items():
                data[f"{name}_{target}"] = text
            data[f"machine_{target}"] = "on"
            data.pop(f"reviewed_{target}", None)
            self.data = data


def service_for(source: str, target: str) -> Service | None:
    """Return the machine translator for two languages, None where none is set."""
    if not settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR:
        return None
    return current_service(Locale(language_code=source), Locale(language_code=target))


def translate_parts(
    parts: Mapping[str, str], limits: Mapping[str, int | None], source: str, target: str,
    user: AbstractUser, record: models.Model,
) -> tuple[dict[str, str], str]:  # fmt: skip
    """Return plain texts in another language, and a sentence on what could not be translated, "" for nothing.

    Texts go paragraph by paragraph. A text of which one paragraph failed is left out as a whole.
    """
    service = service_for(source, target)
    if service is None:
        return {}, problem_sentence(Problem.OFF, "")
    paragraphs = {name: text.replace("\r", "").split("\n") for name, text in parts.items() if text}
    wanted = list(dict.fromkeys(html.escape(p, quote=False) for ps in paragraphs.values() for p in ps if p.strip()))
    characters = sum(map(len, wanted))
    if not wanted:
        return {}, ""
    if not _within_limits(characters, user):
        return {}, problem_sentence(Problem.LIMIT, "")
    name = str(service.display_name)
    try:
        answers = service.answer(wanted, Locale(language_code=source), Locale(language_code=target))
    except MachineError as error:
        _note(record, user, name, 0, error.characters, error.problem)
        return {}, str(error)
    by_text = dict(zip(wanted, answers, strict=True))
    done, faults = {}, []
    for part, lines in paragraphs.items():
        found = [by_text.get(html.escape(line, quote=False)) for line in lines]
        fault = next((answer.fault for answer in found if answer and answer.fault), None)
        text = "\n".join(html.unescape(answer.text) if answer else "" for answer in found)
        limit = limits.get(part)
        if not fault and limit and len(text) > limit:
            fault = Reason.TOO_LONG
        if fault:
            faults.append(reason_sentence(fault))
        else:
            done[part] = text
    _note(record, user, name, len(done), characters, None)
    return done, " ".join(dict.fromkeys(faults))


def _within_limits(characters: int, user: AbstractUser) -> bool:
    """Count what a person has had translated today, and ask the house's own limit."""
    limit = settings.MACHINE_TRANSLATION_DAILY_LIMIT
    if limit and sent_today() + characters > limit:
        return False
    return within_limit("translate", str(user.pk), PERSON_LIMIT, DAY, characters)


def _note(
    record: models.Model, user: AbstractUser, service: str, texts: int, characters: int, problem: Problem | None
) -> None:
    """Log what was sent, where the daily limit and the administrators see it: what is not saved yet, at its company."""
    data = {
        "service": service,
        "texts": texts,
        "left": 0,
        "characters": characters,
        "problem": problem and problem.value,
    }
    log(instance=record if record.pk else getattr(record, "company", user), action=ACTION, user=user, data=data)


__all__ = ["LANGUAGES", "TRANSLATE", "Prose", "ProseMixin", "service_for", "settle", "translate_parts"]
