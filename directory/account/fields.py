"""Fields that the forms of entries and listings share, and the form that knows their steps."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..desk.vocabulary_search import VOCABULARIES
from ..models import Term
from .prose import TRANSLATE
from .widgets import FIND, TermPicker

MOST_TERMS = 30


class TermsField(forms.Field):
    """Terms of a vocabulary ("sectors", "categories", "capabilities", "certificates", "regions").

    Its initial value is an iterable of terms or codes, its cleaned value a list of terms in the order chosen.
    """

    widget: type[TermPicker] | TermPicker = TermPicker

    def __init__(self, vocabulary: str, *, most: int = MOST_TERMS, show_codes: bool = False, **options: Any) -> None:
        self.vocabulary, self.most = vocabulary, most
        super().__init__(widget=TermPicker(vocabulary, show_codes), **options)

    def prepare_value(self, value: Any) -> list[str]:
        return [str(getattr(term, "code", term)) for term in value or []]

    def clean(self, value: Any) -> list[Term]:
        """Return the terms.

        :raises ValidationError: where one is unknown, there are too many, or a search was left unfinished
        """
        codes = self.prepare_value(value)
        if self.required and not codes:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(codes) > self.most:
            message = ngettext(
                "Please choose at most %(most)d term.", "Please choose at most %(most)d terms.", self.most
            )
            raise ValidationError(message, code="too_many", params={"most": self.most})
        found = VOCABULARIES[self.vocabulary].objects.in_bulk(codes, field_name="code") if codes else {}
        if unknown := [code for code in codes if code not in found]:
            raise ValidationError(_("There is no term “%(code)s”."), code="unknown", params={"code": unknown[0][:60]})
        if self.widget.search:
            raise ValidationError(
                _("“%(words)s” is not chosen yet. Please press “Find” and choose a term, or empty the box."),
                code="unfinished",
                params={"words": self.widget.search},
            )
        return [found[code] for code in codes]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(self.prepare_value(initial)) != set(self.prepare_value(data))


class SteppingForm(forms.Form):
    """A form whose "Find" and "Translate" come back with what they found: nothing is judged, kept or lost by them."""

    STEPS = (FIND, TRANSLATE)

    @property
    def is_step(self) -> bool:
        """Say whether such a button was pressed, and not the one that saves."""
        return self.is_bound and any(self.data.get(name) for name in self.STEPS)

    def full_clean(self) -> None:
        if self.is_step:
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
        else:
            super().full_clean()

    def is_valid(self) -> bool:
        return not self.is_step and super().is_valid()


__all__ = ["MOST_TERMS", "SteppingForm", "TermsField"]
