"""What a browser would send of a page."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._area: str | None = None
        self._select: str | None = None
        self._in_form = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = given.get("name")
        if tag == "form":
            self._in_form = "entry-form" in (given.get("class") or "")
        if not self._in_form:
            return
        if tag == "input" and name and given.get("type") not in ("file", "submit"):
            if given.get("type") in ("checkbox", "radio") and "checked" not in given:
                return
            self.fields.setdefault(name, []).append(
                given.get("value", "on" if given.get("type") == "checkbox" else "") or ""
            )
        elif tag == "textarea":
            self._area = name
            self.fields.setdefault(name, []).append("")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self.fields.setdefault(self._select, []).append(given.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self._in_form = False

    def handle_data(self, data):
        if self._area:
            self.fields[self._area][-1] += data.removeprefix("\n")


def fields_of(response) -> dict[str, list[str]]:
    """Return the fields of the form on a page as they stand."""
    parser = _Fields()
    parser.feed(response.content.decode())
    return parser.fields


def filled(response, **values):
    """Return them with other values; None takes one out."""
    fields = fields_of(response) | {name: value for name, value in values.items() if value is not None}
    return {name: value for name, value in fields.items() if name not in values or values[name] is not None}


__all__ = ["fields_of", "filled"]
