"""What came of asking a machine, in a form that a background task can hand on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .errors import Problem, Reason, problem_sentence, reason_sentence


@dataclass(frozen=True)
class Left:
    """A text that was left to a person: its beginning and why."""

    text: str
    reason: Reason

    @property
    def sentence(self) -> str:
        return reason_sentence(self.reason)


@dataclass(frozen=True)
class Outcome:
    """One page or snippet in one language. With a problem nothing was changed; still, `characters` were sent."""

    translation_id: int
    title: str = ""
    service: str = ""
    taken: int = 0
    characters: int = 0
    left: tuple[Left, ...] = field(default=())
    problem: Problem | None = None
    seconds: int = 0

    @property
    def sentence(self) -> str:
        """What happened, in the active language."""
        if self.problem:
            return problem_sentence(self.problem, self.service, self.seconds)
        if not self.taken and not self.left:
            return _("There is nothing left to translate.")
        done = ngettext(
            "%(service)s translated %(number)d text. Please read it before it is published.",
            "%(service)s translated %(number)d texts. Please read them before they are published.",
            self.taken,
        ) % {"service": self.service, "number": self.taken}
        if not self.left:
            return done
        rest = ngettext(
            "%(number)d text was left to you.", "%(number)d texts were left to you.", len(self.left)
        ) % {"number": len(self.left)}  # fmt: skip
        return f"{done} {rest}" if self.taken else rest

    def as_dict(self) -> dict[str, Any]:
        """Return what JSON can carry."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> "Outcome":
        problem = stored.get("problem")
        left = tuple(Left(item["text"], Reason(item["reason"])) for item in stored.get("left", ()))
        return cls(**{**stored, "problem": Problem(problem) if problem else None, "left": left})


__all__ = ["Left", "Outcome"]
