"""The questions that the CMS asks before an import."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Assume, ImportRow, ImportRun, Publish

from .columns import IGNORE, Columns
from .headings import LABELS
from .reading import MAX_BYTES, Line


class UploadForm(forms.ModelForm):
    file = forms.FileField(label=_("File"), help_text=_("CSV or XLSX, the first row with headings."))

    field_order = ["file", "source", "source_date"]

    class Meta:
        model = ImportRun
        fields = ["source", "source_date"]
        widgets = {"source_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "source": _(
                "Name of the register. Keep it the same each time: by it, rows of an earlier import are recognised."
            ),
        }

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(
                _("The file is larger than %(megabytes)s MB. Please split it.") % {"megabytes": MAX_BYTES // 1024**2}
            )
        return file

    def clean_source_date(self) -> Any:
        date = self.cleaned_data["source_date"]
        if date and date > timezone.localdate():
            raise ValidationError(_("This date is in the future."))
        return date


class ColumnsForm(forms.Form):
    """One choice per column; `columns` are the recognised ones."""

    def __init__(self, *args: Any, columns: Columns, samples: list[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        choices = [(IGNORE, _("– do not read –")), *LABELS.items()]
        for number, heading in enumerate(columns.headings):
            shown = [line.cells[number][:60] for line in samples if number < len(line.cells) and line.cells[number]]
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=heading or _("(without a heading)"), choices=choices, required=False,
                initial=columns.facts[number] if columns.facts[number] in LABELS else IGNORE,
                help_text=" · ".join(shown[:3]),
            )  # fmt: skip

    def mapping(self) -> dict[str, str]:
        """Return heading → fact for every column that has a heading."""
        return {
            heading: self.cleaned_data[f"column-{number}"]
            for number, heading in enumerate(self.columns.headings)
            if heading
        }


class StartForm(forms.Form):
    publish = forms.ChoiceField(
        label=_("What becomes public straight away"), choices=Publish.choices, widget=forms.RadioSelect
    )
    assume = forms.ChoiceField(
        label=_("Possible duplicates that you have not decided on"),
        choices=[
            (Assume.ASK, _("leave out and list")),
            (Assume.SAME, Assume.SAME.label),
            (Assume.NEW, Assume.NEW.label),
        ],
        widget=forms.RadioSelect,
        initial=Assume.ASK,
    )

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish"].initial = Publish.NOTHING
        if not may_publish:
            self.fields["publish"].choices = [(Publish.NOTHING, Publish.NOTHING.label)]  # type: ignore[attr-defined]


class DecisionsForm(forms.Form):
    """One choice per row that may be a company the directory already has."""

    def __init__(self, *args: Any, rows: list[ImportRow], decisions: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("not decided")), *[(value, Assume(value).label) for value in ("same", "new", "skip")]]
        for row in rows:
            self.fields[f"row-{row.row_number}"] = forms.ChoiceField(
                label=_("Row %(row)s") % {"row": row.row_number}, choices=choices, required=False,
                initial=decisions.get(str(row.row_number), ""),
            )  # fmt: skip

    def decisions(self) -> dict[str, str]:
        return {name.removeprefix("row-"): value for name, value in self.cleaned_data.items()}
