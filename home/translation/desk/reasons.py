"""Why a row was refused, in the reader's language: jobs keep the code, pages and reports say the sentence."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Reason(StrEnum):
    # giving to translation
    NOT_VISIBLE = "not_visible"
    NOT_ALLOWED = "not_allowed"
    SUBMITTED = "submitted"
    SEPARATE = "separate"
    NO_DRAFTS = "no_drafts"
    PARENT = "parent"
    NEEDED = "needed"
    LOCKED = "locked"
    INVALID = "invalid"
    # taking it back
    GONE = "gone"
    ALIAS = "alias"
    WORKED_ON = "worked_on"
    HAS_CHILDREN = "has_children"
    # entries of a PO file
    CONTEXT = "context"
    NO_TRANSLATION = "no_translation"
    SOURCE_CHANGED = "source_changed"
    TWICE = "twice"
    PLURAL = "plural"
    CONTROL = "control"
    MARKUP = "markup"
    TAGS = "tags"
    LINKS = "links"
    PLACEHOLDERS = "placeholders"
    TOO_LONG = "too_long"
    NEWER = "newer"
    NOT_VALID = "not_valid"
    WORKFLOW = "workflow"
    FUZZY = "fuzzy"
    EMPTY = "empty"
    KEPT_BACK = "kept_back"


SENTENCES = {
    Reason.NOT_VISIBLE: gettext_lazy("This row is gone, or you may not work on it."),
    Reason.NOT_ALLOWED: gettext_lazy("You may not do this here."),
    Reason.SUBMITTED: gettext_lazy("It was submitted for translation before."),
    Reason.SEPARATE: gettext_lazy(
        "This language has a text that was written separately. Submitting would write over it."
    ),
    Reason.NO_DRAFTS: gettext_lazy(
        "This kind of content has no drafts: it would be public at once, in the wrong language. "
        "Please create it by hand."
    ),
    Reason.PARENT: gettext_lazy(
        "“%(parent)s”, which stands above it, is not translated yet, and you may not submit that."
    ),
    Reason.NEEDED: gettext_lazy("Was needed for “%(child)s”."),
    Reason.LOCKED: gettext_lazy("The translation is locked."),
    Reason.INVALID: gettext_lazy("No valid copy could be made. Please submit this one by itself to see the cause."),
    Reason.GONE: gettext_lazy("The translation is there no longer."),
    Reason.ALIAS: gettext_lazy("There was a mirrored page before, which cannot be brought back."),
    Reason.WORKED_ON: gettext_lazy("Somebody has worked on this translation since."),
    Reason.HAS_CHILDREN: gettext_lazy("There are other pages below it."),
    Reason.CONTEXT: gettext_lazy("The portal does not know this place. Was “msgctxt” changed?"),
    Reason.NO_TRANSLATION: gettext_lazy("This was never submitted for translation into this language."),
    Reason.SOURCE_CHANGED: gettext_lazy("The source has changed since the export. Please export it again."),
    Reason.TWICE: gettext_lazy("The file holds this entry more than once; the first one counts."),
    Reason.PLURAL: gettext_lazy("Plural forms are not used here."),
    Reason.CONTROL: gettext_lazy("The text contains invisible control characters."),
    Reason.MARKUP: gettext_lazy("A tag is broken: not closed, closed twice, or not allowed here."),
    Reason.TAGS: gettext_lazy("The tags differ from the source: %(expected)s expected, %(found)s found."),
    Reason.LINKS: gettext_lazy("The links differ from the source: %(expected)s expected, %(found)s found."),
    Reason.PLACEHOLDERS: gettext_lazy(
        "The placeholders differ from the source: %(expected)s expected, %(found)s found."
    ),
    Reason.TOO_LONG: gettext_lazy("The text has %(length)s characters; %(maximum)s fit."),
    Reason.NEWER: gettext_lazy("Somebody has changed this translation in the portal since the export."),
    Reason.NOT_VALID: gettext_lazy("The page could not be saved with it: %(message)s"),
    Reason.WORKFLOW: gettext_lazy("The translation is with the moderators and cannot be changed now."),
    Reason.FUZZY: gettext_lazy("Marked as “fuzzy”, that is not finished."),
    Reason.EMPTY: gettext_lazy("Not translated in the file."),
    Reason.KEPT_BACK: gettext_lazy(
        "Kept, but not shown yet: this kind of content has no drafts and becomes public once it is complete."
    ),
}

OUTCOMES = {
    "submitted": gettext_lazy("submitted for translation"),
    "undone": gettext_lazy("undone"),
    "kept": gettext_lazy("kept"),
    "changed": gettext_lazy("changed"),
    "new": gettext_lazy("new"),
    "confirmed": gettext_lazy("machine text confirmed"),
    "unchanged": gettext_lazy("unchanged"),
    "skipped": gettext_lazy("skipped"),
    "refused": gettext_lazy("refused"),
}


def sentence(line: dict[str, Any]) -> str:
    """Return why a line of a report is as it is; empty where nothing needs to be said."""
    if not line["reason"]:
        return ""
    details = {"expected": "–", "found": "–", **{key: value or _("none") for key, value in line["details"].items()}}
    return str(SENTENCES[Reason(line["reason"])]) % details


__all__ = ["OUTCOMES", "Reason", "sentence"]
