"""Letters about what waits for an officer and what became of it, in the language that is active."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.mail import Button, Facts, Letter, Part, Quote, Sample


@dataclass(frozen=True)
class Matter:
    """What a letter is about.

    :ivar company: its name; `name`: the listing's title, empty where it is about the company itself.
    :ivar link: absolute address where the reader goes on.
    """

    company: str
    link: str
    name: str = ""
    region: str = ""

    @property
    def title(self) -> str:
        return self.name or self.company

    @property
    def facts(self) -> Facts:
        pairs = [(_("Company"), self.company)]
        if self.name:
            pairs.append((_("Offer or request"), self.name))
        if self.region:
            pairs.append((_("Region"), self.region))
        return Facts(tuple(pairs))


def submitted(matter: Matter) -> Letter:
    """To the officers in charge."""
    return Letter(
        "review_submitted",
        _("To be checked: %(title)s") % {"title": matter.title},
        (
            _("A draft was submitted that your chamber decides on."),
            matter.facts,
            Button(_("Look at the draft"), matter.link),
        ),
        _for_officers(),
    )


def escalated(matter: Matter, days: int, deputy: bool) -> Letter:
    """To those who may decide from now on, because those before them have not."""
    who = (
        _("The chamber of the region has not decided yet. As its deputy you may decide now, too.")
        if deputy
        else _("The chamber of the region has not decided yet. As the central desk you may decide now, too.")
    )
    waited = ngettext(
        "It has been waiting for %(days)s working day.", "It has been waiting for %(days)s working days.", days
    )
    return Letter(
        "review_escalated",
        _("Still to be checked: %(title)s") % {"title": matter.title},
        (who, waited % {"days": days}, matter.facts, Button(_("Look at the draft"), matter.link)),
        _for_officers(),
    )


def received(matter: Matter, chamber: str) -> Letter:
    """To the company: it is with the chamber."""
    whom = _("%(chamber)s will check it.") % {"chamber": chamber} if chamber else _("A chamber will check it.")
    return Letter(
        "review_received",
        _("Received: %(title)s") % {"title": matter.title},
        (
            _("Thank you. Your draft has arrived."),
            matter.facts,
            whom + " " + _("You will get a mail once it has been decided on; until then nothing changes."),
            Button(_("Open in your account"), matter.link),
        ),
        _for_company(),
    )


def approved(matter: Matter, public_link: str) -> Letter:
    parts: list[Part] = [_("The chamber has approved your draft. It is public now."), matter.facts]
    if public_link:
        parts.append(Button(_("See it on the portal"), public_link))
    return Letter("review_approved", _("Approved: %(title)s") % {"title": matter.title}, tuple(parts), _for_company())


def sent_back(matter: Matter, reason: str, language: str) -> Letter:
    return Letter(
        "review_sent_back",
        _("Please revise: %(title)s") % {"title": matter.title},
        (
            _("The chamber has read your draft and asks you for changes before it goes public."),
            matter.facts,
            Quote(reason, _("The chamber writes:"), language),
            Button(_("Revise the draft"), matter.link),
            _("Your text is kept. Please submit it again when it is ready."),
        ),
        _for_company(),
    )


def rejected(matter: Matter, reason: str, language: str, still_public: bool) -> Letter:
    after = (
        _("What is public stays as it was.") if still_public else _("It does not appear on the portal.")
    )  # fmt: skip
    return Letter(
        "review_rejected",
        _("Rejected: %(title)s") % {"title": matter.title},
        (
            _("The chamber has rejected your draft."),
            matter.facts,
            Quote(reason, _("The chamber writes:"), language),
            after + " " + _("If you think that this is a mistake, please contact the chamber."),
            Button(_("Open in your account"), matter.link),
        ),
        _for_company(),
    )


def _for_officers() -> str:
    return _("You get this mail because you check entries for your chamber.")


def _for_company() -> str:
    return _("You get this mail because you keep this entry on the portal.")


def _sample(name: str = "") -> Matter:
    return Matter("Musterwerk GmbH", "https://portal.example/", name, "Erzgebirgskreis")


SAMPLES = [
    Sample("review_submitted", gettext_lazy("Review: submitted, to officers"), lambda: submitted(_sample())),
    Sample("review_escalated", gettext_lazy("Review: still waiting"), lambda: escalated(_sample(), 3, deputy=True)),
    Sample(
        "review_received",
        gettext_lazy("Review: received, to the company"),
        lambda: received(_sample(), "Musterkammer Chemnitz"),
    ),
    Sample(
        "review_approved",
        gettext_lazy("Review: approved"),
        lambda: approved(_sample(), "https://portal.example/"),
    ),
    Sample(
        "review_sent_back",
        gettext_lazy("Review: sent back"),
        lambda: sent_back(_sample(), _("Please check the address."), ""),
    ),
    Sample(
        "review_rejected",
        gettext_lazy("Review: rejected"),
        lambda: rejected(_sample(), _("Please check the address."), "", still_public=False),
    ),
]

__all__ = ["SAMPLES", "Matter", "approved", "escalated", "received", "rejected", "sent_back", "submitted"]
