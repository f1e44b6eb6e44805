"""What an officer says when deciding on a notice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Notice, NoticeDecision, NoticeGround, ReplyBlock
from .deciding import Decision
from .letters import RESTRICTIONS

STATEMENTS = ("statement_de", "statement_cs")


class DecisionForm(forms.Form):
    """Decision and statement of reasons, as Art. 17(3) asks for them."""

    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("Ground"), choices=NoticeGround.choices, widget=forms.RadioSelect, required=False,
        help_text=_("Needed where the entry is corrected, withdrawn or removed."),
    )  # fmt: skip
    provision = forms.CharField(
        label=_("Law or clause"), max_length=300, required=False,
        help_text=_("The provision that the decision rests on, such as § 5 UWG, or the clause of the terms of use."),
    )  # fmt: skip
    block = forms.ModelChoiceField(ReplyBlock.objects.all(), label=_("Text block"), required=False)
    statement_de = forms.CharField(
        label=_("Facts and reasons in German"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8, "lang": "de"}),
        help_text=_("Both sides get this text. Do not name the person who has reported the entry."),
    )  # fmt: skip
    statement_cs = forms.CharField(
        label=_("Facts and reasons in Czech"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8, "lang": "cs"}),
        help_text=_("The same in Czech: each side gets it in its own language."),
    )  # fmt: skip

    def __init__(self, *args: Any, notice: Notice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice
        self.fields["decision"].choices = _choices(notice)  # type: ignore[attr-defined]

    def with_block(self) -> "DecisionForm":
        """Return the form unchecked, with the chosen text block added to what is written so far."""
        data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, for this is a POST
        block = ReplyBlock.objects.filter(pk=data.get("block") if str(data.get("block")).isdecimal() else None).first()
        for name, text in zip(STATEMENTS, (block.text_de, block.text_cs) if block else (), strict=False):
            data[name] = "\n\n".join(filter(None, (data.get(name, "").strip(), text)))
        return DecisionForm(
            notice=self.notice, initial={name: data.get(name) for name in self.fields if name != "block"}
        )

    def clean_statement_de(self) -> str:
        return self._anonymous("statement_de")

    def clean_statement_cs(self) -> str:
        return self._anonymous("statement_cs")

    def _anonymous(self, field: str) -> str:
        """Refuse reasons in which the reporter's address stands: the company gets them, too."""
        text: str = self.cleaned_data[field]
        first = self.notice.objects_to or self.notice
        if first.email and first.email.casefold() in text.casefold():
            raise forms.ValidationError(_("The reporter's e-mail address stands in this text. Please take it out."))
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        decision = cleaned.get("decision")
        if decision in RESTRICTIONS:
            if not cleaned.get("ground"):
                self.add_error("ground", _("Please say what the decision rests on."))
            if not cleaned.get("provision"):
                self.add_error("provision", _("Please name the law or the clause."))
        elif decision:
            cleaned["ground"] = cleaned["provision"] = ""
        record = self.notice.record
        if decision == NoticeDecision.RESTORED and not (record and getattr(record, "live", False)):
            self.add_error("decision", _("Please publish the entry first, then decide here."))
        return cleaned

    def result(self) -> Decision:
        return Decision(**{name: self.cleaned_data[name] for name in Decision.__dataclass_fields__})


def _choices(notice: Notice) -> list[tuple[str, Any]]:
    """Return what can still be decided: nothing can be done to an entry that is gone."""
    gone = notice.record is None
    possible = [NoticeDecision.NOTHING] if gone else list(NoticeDecision)
    if not notice.objects_to_id and NoticeDecision.RESTORED in possible:
        possible.remove(NoticeDecision.RESTORED)
    return [(choice.value, choice.label) for choice in possible]


__all__ = ["DecisionForm"]
