"""The forms for everybody: a report with what Art. 16(2) demands, and a complaint."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.visitors import HumanForm, within_limit

from ..models import NoticeReason
from .subject import Subject, subject_at

DAY = 24 * 3600
MOST_PER_ADDRESS = 5  # reports a day: each sends a mail to an address that may be somebody else's
SHORTEST = 20  # letters of an explanation; fewer explain nothing


class ReportForm(HumanForm):
    """A report of the entry `subject`, or of the one at the address typed in where there is none yet."""

    action = "report"
    hourly, daily = 6, 20

    address = forms.CharField(
        label=_("Address of the entry"), max_length=500,
        help_text=_("Copy it from the address bar of your browser, for example https://…/de/unternehmen/musterwerk/"),
    )  # fmt: skip
    reason = forms.ChoiceField(label=_("What is it about?"), choices=NoticeReason.choices, widget=forms.RadioSelect)
    explanation = forms.CharField(
        label=_("Explanation"), min_length=SHORTEST, max_length=5000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What exactly is illegal or wrong, and why? Quote the passage, name the law or right if you can."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name, or that of your organisation"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("There you get the confirmation of receipt and the decision. The company does not learn of it."),
    )  # fmt: skip
    good_faith = forms.BooleanField(
        label=_("I believe in good faith that what I have said here is accurate and complete."),
    )

    field_order = ["address", "reason", "explanation", "name", "email", "good_faith"]

    def __init__(self, *args: Any, subject: Subject | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject = subject
        if subject:
            del self.fields["address"]

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        self.subject = subject_at(address, (get_language() or "de")[:2])
        if self.subject is None:
            raise forms.ValidationError(_("There is no published entry at this address."))
        return address

    def clean(self) -> dict[str, Any]:
        """Demand name and e-mail address, except where Art. 16(2)(c) lets people stay anonymous."""
        reason = self.cleaned_data.get("reason")
        for name, sentence in (
            ("name", _("Please say who you are. The company does not learn of it.")),
            ("email", _("Please give an address at which we can reach you.")),
        ):
            if reason and reason != NoticeReason.ABUSE and not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        cleaned = super().clean()
        email = cleaned.get("email", "").casefold()
        if email and not self.errors and not within_limit("report from", email, MOST_PER_ADDRESS, DAY):
            self.add_error(None, _("That was a lot at once. Please try again later."))
        return cleaned


class ComplaintForm(HumanForm):
    """Why a decision is thought to be wrong."""

    action = "complaint"
    hourly, daily = 6, 20

    explanation = forms.CharField(
        label=_("Why do you think the decision is wrong?"), min_length=SHORTEST, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Say what was overlooked or judged wrongly. The chamber sees the report and the decision."),
    )  # fmt: skip


__all__ = ["ComplaintForm", "ReportForm"]
