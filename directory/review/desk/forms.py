"""The officer's decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import ReplyBlock

APPROVE, SEND_BACK, REFUSE = "approve", "send_back", "refuse"
LENGTH = 4000


class DecisionForm(forms.Form):
    """Approve, or a reason: text blocks, which are there in both languages, and the officer's own words.

    `revision` is the draft that was read.
    """

    decision = forms.ChoiceField(
        choices=[(APPROVE, APPROVE), (SEND_BACK, SEND_BACK), (REFUSE, REFUSE)], widget=forms.HiddenInput
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
    blocks = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Text blocks"), queryset=ReplyBlock.objects.all(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    text_de = forms.CharField(
        label=gettext_lazy("In German"), max_length=LENGTH, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    text_cs = forms.CharField(
        label=gettext_lazy("In Czech"), max_length=LENGTH, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("decision") != APPROVE and not any(self.reasons(data)):
            self.add_error("text_de", _("Please choose a text block or write a reason: the company has to know why."))
        return data

    def reasons(self, data: dict[str, Any] | None = None) -> tuple[str, str]:
        """Return the reason in German and in Czech; own words in one language only stand in both."""
        data = data or self.cleaned_data
        german, czech = data.get("text_de") or "", data.get("text_cs") or ""
        blocks = list(data.get("blocks") or ())
        return (
            "\n\n".join(filter(None, [*(block.text_de for block in blocks), german or czech])),
            "\n\n".join(filter(None, [*(block.text_cs for block in blocks), czech or german])),
        )


__all__ = ["APPROVE", "REFUSE", "SEND_BACK", "DecisionForm"]
