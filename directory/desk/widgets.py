"""Choosing a few of thousands of terms by typing."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import Promise


class TermChooser(forms.SelectMultiple):
    """A `<select multiple>` with the chosen terms alone; `<glokal-terms>` adds and removes them by type-ahead."""

    template_name = "directory/desk/term_chooser.html"

    def __init__(
        self,
        vocabulary: str,
        placeholder: str | Promise = "",
        show_codes: bool = True,
        attrs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(attrs)
        self.vocabulary, self.placeholder, self.show_codes = vocabulary, placeholder, show_codes

    def optgroups(
        self, name: str, value: list[str], attrs: dict[str, Any] | None = None
    ) -> list[tuple[str | None, list[dict[str, Any]], int]]:
        """Read the chosen terms only, in the order of their codes."""
        keys = [key for key in map(str, value or []) if key.isdecimal()]
        terms = self.choices.queryset.filter(pk__in=keys) if keys else []
        options = [
            {
                "name": name, "value": str(term.pk), "label": f"{term.code} {term}", "selected": True,
                "index": str(index), "attrs": {"selected": True, "data-code": term.code, "data-label": str(term)},
                "type": self.input_type, "template_name": self.option_template_name, "wrap_label": True,
            }
            for index, term in enumerate(terms)
        ]  # fmt: skip
        return [(None, options, 0)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "url": reverse("directory_terms", args=[self.vocabulary]),
            "placeholder": self.placeholder,
            "show_codes": self.show_codes,
        }
        return context

    class Media:
        js = ["js/desk-terms.js"]
