"""Mail that others have written, such as Wagtail's: nothing leaves the portal without its imprint."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from .html import inlined
from .imprint import Imprint, imprint
from .sending import LETTER


def dress(message: EmailMessage) -> EmailMessage:
    """Put the imprint below a message that has none, and its styles where mail programs read them."""
    if LETTER in message.extra_headers:
        return message  # set by `send_letter`
    found = imprint()
    if found.text not in str(message.body):
        if message.content_subtype == "html":
            message.body = _with_imprint(str(message.body), found)
        else:
            message.body = f"{str(message.body).rstrip()}\n\n-- \n{found.text}\n"
    alternatives = getattr(message, "alternatives", None)
    if alternatives:
        dressed = [(_with_imprint(str(it[0]), found) if it[1] == "text/html" else it[0], it[1]) for it in alternatives]
        alternatives.clear()
        for content, kind in dressed:
            message.attach_alternative(content, kind)
    return message


def _with_imprint(html: str, found: Imprint) -> str:
    if 'class="imprint"' in html:
        return html if "<style" not in html else inlined(html)
    foot = render_to_string("mail/imprint.html", {"imprint": found})
    before, end, after = html.rpartition("</body>")
    return inlined(f"{before}{foot}{end}{after}" if end else f"{html}{foot}")


__all__ = ["dress"]
