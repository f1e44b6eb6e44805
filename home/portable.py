"""HTML of our pages, made fit to be shown elsewhere: in feeds and in the answers of the API."""

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup

DROPPED = "svg, script, style, iframe, object, embed, form, input, button, template, .sr-only"
KEPT = {"href", "src", "alt", "width", "height", "lang", "dir", "cite", "datetime", "start", "colspan", "rowspan"}
SAFE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


def portable(markup: str, address: str) -> str:
    """Return HTML with absolute addresses, without what only our own pages know and without anything active.

    :param address: absolute address of the page that it comes from.
    """
    soup = BeautifulSoup(markup, "html.parser")
    for element in soup.select(DROPPED):
        element.decompose()
    for element in soup.find_all(True):
        element.attrs = {name: value for name, value in element.attrs.items() if name in KEPT}
        for name in ("href", "src", "cite"):
            if name in element.attrs:
                target = urljoin(address, str(element[name]))
                if SAFE.match(target):
                    element[name] = target
                else:
                    del element[name]
    return str(soup).strip()


__all__ = ["portable"]
