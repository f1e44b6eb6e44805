"""The forms of claims and of a company's people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.models.languages import ReaderLanguage

from ..models import Company, Proof, Region, Role
from . import domains

no_nulls = ProhibitNullCharactersValidator()


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Name, town, IČO or VAT number"), min_length=3, max_length=120, validators=[no_nulls],
        help_text=_("For example “Musterwerk Chemnitz” or “DE123456789”."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "organization"}),
    )  # fmt: skip


class NewCompanyForm(forms.ModelForm):
    """What makes a draft; everything else is asked in the entry's own form."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)

    class Meta:
        model = Company
        fields = ["name", "country", "postal_code", "city", "region", "ico", "vat_id"]
        help_texts = {
            "name": _("As it stands in the register, for example “Musterwerk GmbH” or “Vzorový závod s.r.o.”."),
            "postal_code": _("For example 09111 or 360 01."),
            "ico": _("Only for organisations in Czechia. It finds your company at once, if it is here."),
            "vat_id": _("If you have one. A USt-IdNr. is DE and 9 digits, a Czech DIČ is CZ and 8 to 10 digits."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postal_code"].required = True
        region = self.fields["region"]
        region.required, region.empty_label = False, str(_("by postal code and town"))
        language = (get_language() or "de")[:2]
        region.queryset = Region.objects.order_by("code")
        region.label_from_instance = lambda one: one.label(language)
        for name in ("ico", "vat_id"):
            self.fields[name].label = f"{self.fields[name].label} {_('(optional)')}"
        for name in ("name", "city"):
            self.fields[name].validators.append(no_nulls)
        if not self.data.get("region"):
            self.fields["region"].widget.attrs["class"] = "claims-region"

    def seen_companies(self) -> set[int]:
        return {int(key) for key in self.data.get("seen", "")[:200].split(",") if key.isdecimal() and len(key) < 12}


class ClaimForm(forms.Form):
    """How the claim is to be proved. The way by domain is there only where the company has one."""

    proof = forms.ChoiceField(label=_("How can you show that you belong to the company?"), widget=forms.RadioSelect)
    email = forms.EmailField(
        label=_("Your e-mail address at the company"), required=False,
        help_text=_("Only for the first way. We send a code to it, also if it is the address of your account."),
    )  # fmt: skip
    message = forms.CharField(
        label=_("Message to the chamber"), required=False, max_length=2000, validators=[no_nulls],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example your position in the company and how the chamber can reach you."),
    )  # fmt: skip

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.company, self.domain = company, domains.domain_of(company)
        choices: list[tuple[str, Any]] = [
            (Proof.LETTER, _("By a code in a letter that the chamber sends by post to the company's address")),
            (Proof.OFFICER, _("The chamber is to decide; I explain below who I am")),
        ]
        if self.domain:
            shown = domains.readable(self.domain)
            choices.insert(
                0, (Proof.DOMAIN, _("By a code to an e-mail address ending in @%(domain)s") % {"domain": shown})
            )
            self.fields["email"].widget.attrs["placeholder"] = f"name@{shown}"
        else:
            del self.fields["email"]
        self.fields["proof"].choices = choices
        self.fields["proof"].initial = choices[0][0]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        proof, email = cleaned.get("proof"), cleaned.get("email", "")
        if proof == Proof.DOMAIN and "email" not in self.errors and not domains.proves(email, self.company):
            text = _("Please give an address ending in @%(domain)s, or choose another way.")
            self.add_error("email", ValidationError(text, params={"domain": domains.readable(self.domain)}))
        if proof == Proof.OFFICER and not cleaned.get("message", "").strip():
            self.add_error("message", _("Please explain to the chamber who you are."))
        if proof != Proof.DOMAIN:
            cleaned["email"] = ""
        return cleaned


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters",
                                      "spellcheck": "false"}),
        help_text=_("Eight letters and digits. Hyphens and small letters do not matter."),
    )  # fmt: skip


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.EDITOR, widget=forms.RadioSelect,
        help_text=_("Editors edit the entry. Administrators also invite and remove people."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=ReaderLanguage.choices)


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, validators=[no_nulls], widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The person gets it by mail."),
    )  # fmt: skip


__all__ = [
    "ClaimForm", "CodeForm", "InvitationForm", "NewCompanyForm", "ReasonForm", "RoleForm", "SearchForm",
]  # fmt: skip
