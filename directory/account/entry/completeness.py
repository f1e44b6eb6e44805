"""How complete an entry is, what to add next, and why: by the same shares that results are ordered by."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...desk.preview import facts_of
from ...models import Company
from ...search.document import COMPLETENESS, complete_parts
from .steps import BY_NAME, Step

READERS = ("de", "cs")  # languages of the portal's pages
ADVICE: dict[str, tuple[str, str | Promise, str | Promise]] = {
    "own_summary": (
        "texts", _("A sentence in German and in Czech"),
        _("Readers see your entry in their own language, and it stands further up for them."),
    ),
    "text": ("texts", _("A text"), _("Without any text, readers cannot tell what you do.")),
    "capability": (
        "activity", _("What you can make or do"), _("Buyers search for these terms, in every language."),
    ),
    "website": ("contact", _("Your web site"), _("Readers want to see more before they write to you.")),
    "logo": ("pictures", _("Your logo"), _("Those who know you recognise you, and others remember you.")),
    "certificate": ("activity", _("Your certificates"), _("Many buyers filter by certificates.")),
}  # fmt: skip


@dataclass(frozen=True)
class Advice:
    """What to add; `gain` is how many percent it brings."""

    what: str | Promise
    why: str | Promise
    step: Step
    gain: int


@dataclass(frozen=True)
class Completeness:
    percent: int
    advice: list[Advice]


def completeness(draft: Company) -> Completeness:
    """Return the mean over the readers' languages, with what brings most first."""
    facts = facts_of(draft)
    has = [complete_parts(facts, language) for language in READERS]
    share = {name: COMPLETENESS[name] * sum(bool(each[name]) for each in has) / len(has) for name in COMPLETENESS}
    missing = {name: COMPLETENESS[name] - share[name] for name in COMPLETENESS}
    advice = [
        Advice(ADVICE[name][1], ADVICE[name][2], BY_NAME[ADVICE[name][0]], round(gain * 100))
        for name, gain in sorted(missing.items(), key=lambda item: -item[1])
        if gain > 0.001
    ]
    return Completeness(round(sum(share.values()) * 100), advice)


__all__ = ["Advice", "Completeness", "completeness"]
