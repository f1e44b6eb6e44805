"""Choosing a few of thousands of terms, by typing or, without JavaScript, by a step of searching within the form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import get_language

from ..desk.vocabulary_search import VOCABULARIES, find_terms

FOUND = 12  # terms that one search shows
FIND = "find"  # name of the buttons that search, their value is the field's name


class TermPicker(forms.Widget):
    """The chosen terms as boxes that are ticked, a box to search in, and what was found as boxes to tick.

    Its value is a list of codes. `<term-picker>` makes removable chips and suggestions of it.

    :ivar search: what stood in the box when the form was sent.
    :ivar is_asked: whether the button beside the box was pressed.
    """

    template_name = "directory/account/fields/term_picker.html"

    def __init__(self, vocabulary: str, show_codes: bool = False, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.vocabulary, self.show_codes = vocabulary, show_codes
        self.search, self.is_asked = "", False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        self.search = str(data.get(f"{name}-search") or "").strip()[:100]
        self.is_asked = data.get(FIND) == name
        codes = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return list(dict.fromkeys(map(str, codes)))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False  # nothing ticked is an answer

    def format_value(self, value: Any) -> list[str]:
        return [str(getattr(term, "code", term)) for term in value or []]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        language = (get_language() or "de")[:2]
        codes = context["widget"]["value"]
        found = VOCABULARIES[self.vocabulary].objects.in_bulk(codes, field_name="code") if codes else {}
        hits = []
        if self.is_asked and self.search:
            hits = list(find_terms(self.vocabulary, self.search, language)[: FOUND + len(codes)])
        context["widget"] |= {
            "chosen": [(code, found[code].label(language)) for code in codes if code in found],
            "found": [(term.code, term.label(language)) for term in hits if term.code not in codes][:FOUND],
            "search": self.search if self.is_asked else "",
            "is_asked": self.is_asked,
            "show_codes": self.show_codes,
            "url": reverse("account_terms", args=[self.vocabulary]),
            "find": FIND,
        }
        return context

    class Media:
        js = ["js/term-picker.js"]


__all__ = ["FIND", "FOUND", "TermPicker"]
