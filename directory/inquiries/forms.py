"""The forms of an inquiry: asking, writing in the thread, saying what came of it."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.uploads import ATTACHMENTS_ACCEPT, CleanFile, clean_attachment
from home.visitors import HumanForm

from ..membership import companies_of
from ..models import Company, InquiryOutcome
from .asking import Person
from .wording import consent_wording

MOST_FILES = 3


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to `MOST_FILES` files, each checked; what it gives is a list of CleanFile."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[CleanFile]:
        uploads = [upload for upload in data or [] if upload]
        if len(uploads) > MOST_FILES:
            raise ValidationError(_("At most three files are possible."), code="too_many")
        return [clean_attachment(super(FilesField, self).clean(upload, initial)) for upload in uploads]


class ValuesFilesInput(FilesInput):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


def files_field() -> FilesField:
    return FilesField(
        label=gettext_lazy("Files"),
        required=False,
        widget=ValuesFilesInput(attrs={"accept": ATTACHMENTS_ACCEPT}),
        help_text=gettext_lazy("Up to three PDF files or pictures of at most 10 MB each, such as drawings."),
    )


def text_field(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))


class AskForm(HumanForm):
    """An inquiry to one company, or to those of several that are ticked.

    :ivar signed_in: the sender is known, and so is the address.
    """

    action = "inquiry"
    hourly, daily = 12, 40

    batch = forms.UUIDField(widget=forms.HiddenInput)
    companies = forms.MultipleChoiceField(
        label=gettext_lazy("Companies to ask"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Please choose at least one company.")},
    )  # fmt: skip
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=160)
    text = text_field(gettext_lazy("Your message"))
    files = files_field()
    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("We send you a link by which you confirm the inquiry. The company asked gets this address to answer you."),  # noqa: E501
    )  # fmt: skip
    organisation = forms.CharField(
        label=gettext_lazy("Your company"), max_length=255, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    company = forms.ChoiceField(label=gettext_lazy("On behalf of"), required=False)
    agreed = forms.BooleanField(
        error_messages={"required": gettext_lazy("Without your agreement, we may not forward the inquiry.")}
    )

    def __init__(self, *args: Any, companies: Sequence[Company], signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked, self.signed_in = companies, signed_in
        self.fields["batch"].initial = uuid.uuid4()
        self.fields["agreed"].label = self.wording = consent_wording()
        self.fields["companies"].choices = [(company.slug, company.name) for company in companies]
        self.fields["companies"].initial = [company.slug for company in companies]
        if len(companies) == 1:
            del self.fields["companies"]
        self._suit_the_sender()

    def _suit_the_sender(self) -> None:
        user = self.request.user
        mine = companies_of(user)
        self.mine = {str(company.pk): company for company in mine}
        if self.signed_in:
            del self.fields["email"], self.fields["agreed"]
        if user.is_authenticated:
            self.fields["name"].initial = user.get_full_name()
        if mine:
            choices = [(key, company.name) for key, company in self.mine.items()]
            self.fields["company"].choices = [*choices, ("", _("for myself"))]
            self.fields["company"].initial = choices[0][0]
            del self.fields["organisation"]
        else:
            del self.fields["company"]

    @property
    def chosen(self) -> list[Company]:
        slugs = self.cleaned_data.get("companies")
        return [company for company in self.asked if slugs is None or company.slug in slugs]

    @property
    def person(self) -> Person:
        data, user = self.cleaned_data, self.request.user
        company = self.mine.get(data.get("company", ""))
        return Person(
            name=data["name"],
            email=user.email if self.signed_in else data["email"],
            organisation=company.name if company else data.get("organisation", ""),
            user=user if self.signed_in else None,
            company=company if self.signed_in else None,
            confirmed=self.signed_in,
        )


class MessageForm(forms.Form):
    """A message in the thread."""

    text = text_field(gettext_lazy("Your message"))
    files = files_field()


class OutcomeForm(forms.Form):
    """What came of it, and why nothing did."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"), choices=InquiryOutcome.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("For example: price, capacity, date, no answer. Only the two sides see this."),
    )  # fmt: skip


__all__ = ["MOST_FILES", "AskForm", "MessageForm", "OutcomeForm"]
