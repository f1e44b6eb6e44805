"""What a request in two minutes asks: what is wanted, and by whom."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from home.accounts.forms import no_address
from home.visitors import HumanForm

from ...membership import companies_of
from ...models import Company, Cooperation, Country
from ..fields import SteppingForm, TermsField
from .forms import DayInput, description_field, shown, title_field

WORDING = _(
    "I agree that my name and my e-mail address are kept for my account, and that this request is published with the "
    "name and the town of the company once the chamber has approved it. I can delete my account at any time."
)
COMPANY = ("name", "country", "postal_code", "city", "ico", "vat_id")


class QuickForm(SteppingForm, HumanForm):
    """The whole request on one page. Those who keep a company choose it instead of typing it in.

    :ivar companies: those that the user keeps.
    """

    action = "quick request"
    hourly, daily = 12, 30

    title = title_field()
    description = description_field()
    cooperation = forms.ChoiceField(
        label=_("Type of cooperation"), choices=Cooperation.choices, initial=Cooperation.SUPPLY
    )
    capabilities = shown(
        TermsField("capabilities", label=_("Capabilities"), required=False, most=10,
                   help_text=_("What the partner must be able to do. Type in German, Czech or English.")),
        _("CNC turning"),
    )  # fmt: skip
    areas = shown(
        TermsField("regions", label=_("Area wanted"), required=False, most=20,
                   help_text=_("Regions that partners should come from; leave it empty for all.")),
        _("Ústí Region"),
    )  # fmt: skip
    needed_by = forms.DateField(label=_("Needed by"), required=False, widget=DayInput())

    company = forms.ChoiceField(label=_("Company"))
    company_name = forms.CharField(
        label=_("Name of the company"), max_length=255, validators=[no_address, ProhibitNullCharactersValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    country = forms.ChoiceField(label=_("Country"), choices=Country.choices, widget=forms.RadioSelect)
    postal_code = shown(
        forms.CharField(
            label=_("Postal code"), max_length=10, widget=forms.TextInput(attrs={"autocomplete": "postal-code"})
        ),
        "09111",
    )  # fmt: skip
    city = forms.CharField(
        label=_("Town"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "address-level2"})
    )
    ico = shown(
        forms.CharField(label=_("IČO"), max_length=12, required=False,
                        help_text=_("Czech companies: by it we recognise an entry that is there already.")),
        "00006947",
    )  # fmt: skip
    vat_id = shown(
        forms.CharField(label=_("VAT number (USt-IdNr., DIČ)"), max_length=20, required=False), "DE123456788"
    )
    name = forms.CharField(
        label=_("Your name"), max_length=100, validators=[no_address, ProhibitNullCharactersValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We send you a code by which you confirm the request. The address is never shown."),
    )  # fmt: skip
    agreed = forms.BooleanField(label=WORDING)

    WHAT = ("title", "description", "cooperation", "capabilities", "areas", "needed_by")
    WHO = ("company", "company_name", "country", "postal_code", "city", "ico", "vat_id", "name", "email")

    def __init__(self, *args: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        user = self.request.user
        self.companies = companies_of(user)
        self.fields["country"].initial = "CZ" if language == "cs" else "DE"
        for name in ("title", "description"):
            self.fields[name].widget.attrs["lang"] = language
        if self.companies:
            choices = [(company.slug, company.name) for company in self.companies]
            self.fields["company"].choices = choices  # type: ignore[attr-defined]
            gone = ["company_name", "country", "postal_code", "city", "ico", "vat_id"]
        else:
            gone = ["company"]
        if user.is_authenticated:
            gone += ["name", "email"]
        for name in gone:
            del self.fields[name]

    def what(self) -> list[forms.BoundField]:
        return [self[name] for name in self.WHAT]

    def who(self) -> list[forms.BoundField]:
        return [self[name] for name in self.WHO if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Judge the company as its entry will be judged, so that nothing is refused after the code."""
        if "company_name" in self.fields and not self.errors:
            self._judge_company()
        return super().clean()

    def _judge_company(self) -> None:
        company = as_company(self.company_said())
        try:
            company.full_clean(exclude=["slug"])
        except ValidationError as problem:
            for name, errors in problem.message_dict.items():
                field = {"name": "company_name", "region": "city"}.get(name, name)
                for error in errors:
                    self.add_error(field if field in self.fields else None, error)

    def company_said(self) -> dict[str, str]:
        return {name: self.cleaned_data["company_name" if name == "name" else name] for name in COMPANY}

    def said(self) -> dict[str, Any]:
        """Return what was entered, ready for JSON; the company is None where one was chosen."""
        cleaned = self.cleaned_data
        return {
            "title": cleaned["title"], "description": cleaned["description"], "cooperation": cleaned["cooperation"],
            "capabilities": [term.code for term in cleaned["capabilities"]],
            "areas": [term.code for term in cleaned["areas"]],
            "needed_by": cleaned["needed_by"].isoformat() if cleaned["needed_by"] else None,
            "company": self.company_said() if "company_name" in self.fields else None,
        }  # fmt: skip

    def chosen(self) -> Company | None:
        return next((one for one in self.companies if one.slug == self.cleaned_data.get("company")), None)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the mail"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )  # fmt: skip


def as_company(said: dict[str, str]) -> Company:
    """Return a company as entered, neither checked nor saved."""
    return Company(live=False, has_unpublished_changes=True, **said)


__all__ = ["WORDING", "CodeForm", "QuickForm", "as_company"]
