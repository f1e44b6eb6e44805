"""The form of each step. A form is made of a draft, and writes into a draft whatever of it is valid."""

import copy
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import fields_for_model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ...address import DECIDING, settle_address
from ...identifiers import check_identifiers
from ...models import Company, CompanyText, Region, SpokenLanguage
from ..fields import SteppingForm, TermsField
from ..prose import ProseMixin
from .draft import prose_of


def _form_field(field: models.Field, **options: Any) -> forms.Field | None:
    if isinstance(field, models.URLField):
        options["assume_scheme"] = "https"
    return field.formfield(**options)


class StepForm(SteppingForm):
    """One step: plain `FIELDS` of the company with their help and an example, besides what a step adds itself."""

    FIELDS: ClassVar[dict[str, tuple[str | Promise, str | Promise]]] = {}

    def __init__(
        self, data: Any = None, files: Any = None, *, draft: Company, user: AbstractUser | None = None
    ) -> None:
        self.draft, self.user = draft, user
        super().__init__(data, files, initial={name: getattr(draft, name) for name in self.FIELDS})
        made = fields_for_model(Company, fields=[*self.FIELDS], formfield_callback=_form_field)
        for name, (help_text, example) in self.FIELDS.items():
            field = made[name]
            field.label, field.help_text, field.example = capfirst(str(field.label)), help_text, example
            self.fields[name] = field
        self.build()

    def build(self) -> None:
        """Add or change fields."""

    def apply(self, draft: Company) -> None:
        """Write what is valid into a draft."""
        for name in self.FIELDS:
            if name in self.cleaned_data:
                setattr(draft, name, self.cleaned_data[name])

    def judge(self, check: Any, names: tuple[str, ...]) -> None:
        """Let `check` judge a copy of the draft with the values of the form; take over errors and tidied values."""
        probe = copy.copy(self.draft)
        for name in self.cleaned_data:
            if name in self.FIELDS:
                setattr(probe, name, self.cleaned_data[name])
        try:
            check(probe)
        except ValidationError as error:
            for name, problems in error.error_dict.items():
                self.add_error(name if name in self.fields else None, problems)
        for name in names:
            if name in self.cleaned_data:
                self.cleaned_data[name] = getattr(probe, name)


class IdentityForm(StepForm):
    """Who you are."""

    FIELDS = {
        "name": (_("As it stands in the register, with the legal form."), "Musterwerk GmbH, Vzor s.r.o."),
        "kind": ("", ""),
        "country": (_("Where the organisation, or its site in the border region, has its seat."), ""),
        "ico": (_("The eight digits of the Czech register of persons. Only for organisations in Czechia."), "00006947"),
        "vat_id": (
            _("With it, business partners find you by number. We check it against the register."),
            "DE136695976",
        ),
        "register_number": (_("From the commercial register or the register of associations."), "HRB 12345"),
        "register_court": (_("The court that keeps this register."), "Amtsgericht Chemnitz"),
    }

    def clean(self) -> dict[str, Any]:
        self.judge(check_identifiers, ("ico", "vat_id", "register_number"))
        return self.cleaned_data


class AddressForm(StepForm):
    """Where you are: region and place on the map follow from it."""

    FIELDS = {
        "street": ("", "Zwickauer Straße 12"),
        "postal_code": (_("Region and place on the map follow from it."), "09111"),
        "city": (_("In the language of the country."), "Chemnitz, Děčín"),
    }

    def build(self) -> None:
        self.fields["region"] = forms.ModelChoiceField(
            Region.objects.all(),
            required=False,
            label=_("Region, if we cannot find it out"),
            help_text=_("Please leave this as it is unless we ask you for it."),
            empty_label=_("find it out from the address"),
            to_field_name="code",
        )

    def clean(self) -> dict[str, Any]:
        """Locate the address; without a place, none of it is taken but the street."""
        data = self.cleaned_data
        changed = any(str(data.get(name, "")) != getattr(self.draft, name) for name in DECIDING if name in self.FIELDS)
        probe = copy.copy(self.draft)
        for name in ("postal_code", "city"):
            setattr(probe, name, data.get(name, ""))
        if changed or data.get("region"):
            probe.region_id = data["region"].pk if data.get("region") else None
            probe.latitude = probe.longitude = None
        try:
            settle_address(probe)
        except ValidationError as error:
            for name, problems in error.error_dict.items():
                self.add_error(name if name in self.fields else "city", problems)
        if not self.errors:
            data |= {name: getattr(probe, name) for name in ("postal_code", "city")}
            self.located = (probe.region_id, probe.latitude, probe.longitude)
        else:
            for name in ("postal_code", "city"):
                data.pop(name, None)
        return data

    def apply(self, draft: Company) -> None:
        super().apply(draft)
        if not self.errors:
            draft.region_id, draft.latitude, draft.longitude = self.located


YEAR = _("A year.")


class ActivityForm(StepForm):
    """What you do."""

    FIELDS = {
        "size": ("", ""),
        "founded": (YEAR, "1991"),
    }
    TERMS = ("capabilities", "sectors", "categories", "certificates")

    def build(self) -> None:
        plain = {name: self.fields.pop(name) for name in ("size", "founded")}
        options: list[tuple[str, Any, Any, str | Promise, bool]] = [
            (
                "capabilities", _("What you can make or do"),
                _("Buyers search for these terms, in every language. The more exact, the better you are found."),
                pgettext_lazy("example", "injection moulding"), False,
            ),
            (
                "sectors", _("Sectors (NACE)"), _("Your main activity, and at most a few others."),
                pgettext_lazy("example", "machining, or the code 25.53"), True,
            ),
            (
                "categories", _("Purchasing categories (CPV)"),
                _("What public buyers call the goods and services that you supply."),
                pgettext_lazy("example", "timber, or the code 03410000"), True,
            ),
            (
                "certificates", _("Certificates"), _("Only certificates that are valid today."), "ISO 9001", False,
            ),
        ]  # fmt: skip
        for name, label, help_text, example, codes in options:
            field = TermsField(name, required=False, label=label, help_text=help_text, show_codes=codes)
            field.example = example
            self.fields[name] = field
            self.initial[name] = list(getattr(self.draft, name).all())
        self.fields["languages"] = forms.MultipleChoiceField(
            label=_("Languages in which you answer inquiries"),
            choices=SpokenLanguage.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Tick only those in which you really can answer."),
        )
        self.initial["languages"] = self.draft.languages
        self.fields |= plain

    def apply(self, draft: Company) -> None:
        super().apply(draft)
        for name in self.TERMS:
            if name in self.cleaned_data:
                getattr(draft, name).set(self.cleaned_data[name])
        if "languages" in self.cleaned_data:
            draft.languages = self.cleaned_data["languages"]


def _summary() -> forms.CharField:
    field = forms.CharField(
        max_length=240,
        label=_("In one sentence"),
        help_text=_("What would you say to a buyer? Up to 240 characters."),
    )
    field.example = _("We mill and turn precision parts of steel up to 800 mm, from one piece to 5,000.")
    return field


def _description() -> forms.CharField:
    return forms.CharField(
        max_length=5000,
        label=_("Description"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Products, customers, machines, experience across the border. Up to 5,000 characters."),
    )


class TextsForm(ProseMixin, StepForm):
    """What you say of yourself, per language."""

    PARTS = {"summary": _summary, "description": _description}

    def __init__(self, data: Any = None, files: Any = None, *, draft: Company, user: AbstractUser) -> None:
        super().__init__(data, files, draft=draft, prose=prose_of(draft), user=user)

    def apply(self, draft: Company) -> None:
        invalid = {name.rpartition("_")[2] for name in self.errors}
        there = {text.language: text for text in draft.texts.all()}  # type: ignore[attr-defined]
        kept = [text for code, text in there.items() if code in invalid]
        for code, prose in self.settled().items():
            if code not in invalid:
                text = there.get(code) or CompanyText(language=code)
                for name, value in (
                    *prose.parts.items(),
                    ("origin", prose.origin),
                    ("source_state", prose.source_state),
                ):
                    setattr(text, name, value)
                kept.append(text)
        draft.texts = kept  # type: ignore[attr-defined]


class ContactForm(StepForm):
    """How you are reached."""

    FIELDS = {
        "website": ("", "https://www.example.com"),
        "email": (_("Nobody sees it: the portal passes inquiries on to this address."), "einkauf@example.com"),
        "phone": (_("With the country's code."), "+49 371 12345"),
        "contact_person": (_("Shown on the profile. Please ask this person first."), "Eva Nováková"),
    }


__all__ = ["ActivityForm", "AddressForm", "ContactForm", "IdentityForm", "StepForm", "TextsForm"]
