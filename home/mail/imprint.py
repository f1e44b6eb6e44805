"""Whose mail it is: what German and Czech law want to stand below every letter (DDG § 5, zákon č. 480/2004 Sb. § 7)."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language, override

from ..navigation import Frame, build_frame

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Imprint:
    """`note` has the operator's name and address as the site texts say them, `legal` (title, absolute address)."""

    portal: str
    contact: str
    note: str
    legal: tuple[tuple[str, str], ...]

    @property
    def complete(self) -> bool:
        """Whether the reader learns who writes: in words or by a page that says it."""
        return bool(self.note or self.contact) and bool(self.legal)

    @property
    def text(self) -> str:
        """The same as lines of plain text."""
        first = " · ".join(part for part in ("Glokal", self.portal, self.contact) if part)
        return "\n".join([first, *(f"{title}: {url}" for title, url in self.legal), *self.note.splitlines()])


def imprint() -> Imprint:
    """Return the imprint in the language that is active; what it lacks there, in the portal's first language."""
    frame = build_frame(None)
    found = _imprint(frame)
    if not found.complete and get_language() != settings.LANGUAGE_CODE:
        with override(settings.LANGUAGE_CODE):
            first = _imprint(build_frame(None))
        found = Imprint(
            found.portal, found.contact or first.contact, found.note or first.note, found.legal or first.legal
        )
    if not found.complete:
        logger.warning("Mail goes out without a full imprint: fill in the site texts, and mark a page for the footer")
    return found


def _imprint(frame: Frame) -> Imprint:
    base, texts = settings.WAGTAILADMIN_BASE_URL, frame.texts
    legal = tuple((link.title, base + link.url if link.url.startswith("/") else link.url) for link in frame.legal)
    contact, note = (texts.contact_email, texts.footer_note) if texts else ("", "")
    return Imprint(base, contact, note.strip(), legal)


__all__ = ["Imprint", "imprint"]
