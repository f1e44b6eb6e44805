"""The form of a company in the CMS."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import WagtailAdminModelForm

from ..address import DECIDING
from ..models import SpokenLanguage
from .regional import OwnRegionMixin

FOLLOWING = (("region",), ("latitude", "longitude"))  # what is filled in from the address


class TextFormSet(BaseChildFormSet):
    """The texts of a company: one in each language."""

    def validate_unique(self) -> None:
        seen = set()
        for form in self.forms:
            language = getattr(form, "cleaned_data", {}).get("language")
            if self._should_delete_form(form) or not language:
                continue
            if language in seen:
                message = _(
                    "There is a text in this language already. Please change that one, or choose another language."
                )
                form.add_error("language", message)
            seen.add(language)


class CompanyForm(OwnRegionMixin, WagtailAdminModelForm):
    """Facts and texts; region and coordinates may stay empty and follow from the address."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("languages answered in"),
        choices=SpokenLanguage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("In which languages do inquiries get an answer?"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].required = False

    def clean(self) -> dict[str, Any]:
        """Let region and coordinates follow an address that was changed, unless they were changed with it."""
        data = super().clean() or self.cleaned_data
        if self._changed(DECIDING):
            for names in FOLLOWING:
                if not self._changed(names):
                    data |= dict.fromkeys(names)
        return data

    def _changed(self, names: Iterable[str]) -> bool:
        return any(name in self.changed_data for name in names)
