"""Why a machine could not help, in sentences for people."""

from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Problem(StrEnum):
    """Why nothing at all was translated."""

    KEY = "key"
    QUOTA = "quota"
    BUSY = "busy"
    TIMEOUT = "timeout"
    DOWN = "down"
    ANSWER = "answer"
    REFUSED = "refused"
    LANGUAGES = "languages"
    LIMIT = "limit"
    LOCKED = "locked"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    OFF = "off"
    FAULT = "fault"


class Reason(StrEnum):
    """Why one text was left to a person."""

    TAGS = "tags"
    FACTS = "facts"
    NAMES = "names"
    EMPTY = "empty"
    SAME = "same"
    IMPLAUSIBLE = "implausible"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"
    NO_TITLE = "no_title"


class MachineError(Exception):
    """The service did not translate; `str()` is a sentence in the active language.

    `detail` is what the service said: for the log, not for readers. `seconds` is how long it wants to be left alone.
    `characters` had been sent before it failed.
    """

    characters = 0

    def __init__(self, problem: Problem, service: str = "", detail: str = "", seconds: int = 0) -> None:
        super().__init__(problem, service, detail, seconds)
        self.problem, self.service, self.detail, self.seconds = problem, service, detail, seconds

    def __str__(self) -> str:
        return problem_sentence(self.problem, self.service, self.seconds)


def problem_sentence(problem: Problem, service: str, seconds: int = 0) -> str:
    if problem == Problem.BUSY and seconds:
        return ngettext(
            "%(service)s has too much to do and asks to wait for %(seconds)d second. Please try again then.",
            "%(service)s has too much to do and asks to wait for %(seconds)d seconds. Please try again then.",
            seconds,
        ) % {"service": service, "seconds": seconds}
    sentences = {
        Problem.KEY: _("%(service)s refused access. An administrator has to check the key."),
        Problem.QUOTA: _("The number of characters agreed with %(service)s is used up."),
        Problem.BUSY: _("%(service)s has too much to do. Please try again in a few minutes."),
        Problem.TIMEOUT: _("%(service)s did not answer in time. Please try again later."),
        Problem.DOWN: _("%(service)s cannot be reached or is out of order. Please try again later."),
        Problem.ANSWER: _("The answer of %(service)s could not be understood."),
        Problem.REFUSED: _("%(service)s did not accept the request."),
        Problem.LANGUAGES: _("%(service)s does not translate between these two languages."),
        Problem.LIMIT: _("The limit for machine translation is reached for today. Please go on tomorrow."),
        Problem.LOCKED: _("This text is locked at present, for instance because it awaits approval."),
        Problem.FORBIDDEN: _("You are not allowed to translate this text."),
        Problem.GONE: _("This text does not exist any more, or is not submitted for translation."),
        Problem.OFF: _("Machine translation is not set up on this portal."),
        Problem.FAULT: _("An unexpected error happened. An administrator finds it in the log."),
    }
    return sentences[problem] % {"service": service}


def reason_sentence(reason: Reason) -> str:
    return {
        Reason.TAGS: _("Bold text, links or line breaks came back changed."),
        Reason.FACTS: _("Numbers, dates or times came back changed."),
        Reason.NAMES: _("Names or addresses came back changed."),
        Reason.EMPTY: _("Nothing came back."),
        Reason.SAME: _("The text came back untranslated."),
        Reason.IMPLAUSIBLE: _("The translation is many times longer than the text."),
        Reason.TOO_LONG: _("The translation is too long for its field."),
        Reason.TOO_LARGE: _("The text is too long to be sent."),
        Reason.NO_TITLE: _("The address follows the title, which is not translated yet."),
    }[reason]


__all__ = ["MachineError", "Problem", "Reason", "problem_sentence", "reason_sentence"]
