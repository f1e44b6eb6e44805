"""What the form of a listing asks."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from home.uploads import ATTACHMENTS_ACCEPT, CleanFile, clean_attachment

from ...expiry import latest_day
from ...models import Cooperation, Listing, ListingKind, SpokenLanguage
from ..fields import SteppingForm, TermsField
from ..prose import LANGUAGES, ProseMixin
from .drafts import FACTS, MOST_ATTACHMENTS, TERMS, draft_of, prose_of

COOPERATIONS = [("", _("Please choose")), *Cooperation.choices]


def shown(field: forms.Field, example: Any) -> forms.Field:
    """Return the field with an example beside its help."""
    field.example = example  # type: ignore[attr-defined]
    return field


class DayInput(forms.DateInput):
    """The browser's calendar; without one, the date as ISO 8601."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Several files at once, each checked; its cleaned value is a list of CleanFile."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[CleanFile]:
        uploads: list[UploadedFile] = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(uploads) > MOST_ATTACHMENTS:
            raise ValidationError(_("Please choose at most %(most)d files."), params={"most": MOST_ATTACHMENTS})
        return [clean_attachment(upload) for upload in uploads]


def title_field() -> forms.Field:
    return shown(
        forms.CharField(
            label=_("Title"), max_length=120,
            help_text=_("What you offer or look for, so that one understands it in a list."),
        ),
        _("Turned parts of brass, 5,000 a month"),
    )  # fmt: skip


def description_field() -> forms.Field:
    return shown(
        forms.CharField(
            label=_("Description"), max_length=5000, widget=forms.Textarea(attrs={"rows": 7}),
            help_text=_("Materials, sizes, tolerances, lots, conditions: whatever somebody needs to answer you well."),
        ),
        _("Diameter 8 to 20 mm, tolerance 0.02 mm, drawings attached, call-offs every two weeks."),
    )  # fmt: skip


class ListingForm(ProseMixin, SteppingForm):
    """All of a listing on one page. A draft may lack everything but a title; what the chamber needs is asked by then.

    :ivar listing: what is edited, perhaps not saved yet; `draft` is an earlier version of it, the latest if None.
    """

    PARTS = {"title": title_field, "description": description_field}

    cooperation = forms.ChoiceField(label=_("Type of cooperation"), choices=COOPERATIONS, required=False)
    capabilities = shown(
        TermsField(
            "capabilities", label=_("Capabilities"), required=False,
            help_text=_("Techniques and processes, in the words of the shop floor. Type in German, Czech or English."),
        ),
        _("CNC turning"),
    )  # fmt: skip
    categories = shown(
        TermsField(
            "categories", label=_("Categories"), required=False, show_codes=True,
            help_text=_("Goods and services by the common procurement vocabulary (CPV)."),
        ),
        _("Turned parts"),
    )  # fmt: skip
    certificates = shown(
        TermsField("certificates", label=_("Certificates demanded"), required=False,
                   help_text=_("Only what is indispensable: each one keeps companies from answering.")),
        "ISO 9001",
    )  # fmt: skip
    areas = shown(
        TermsField("regions", label=_("Area wanted"), required=False,
                   help_text=_("Regions that partners should come from; leave it empty for all.")),
        _("Ústí Region"),
    )  # fmt: skip
    quantity = shown(
        forms.CharField(label=_("Quantity or frequency"), max_length=160, required=False),
        _("5,000 pieces a month"),
    )  # fmt: skip
    needed_by = forms.DateField(
        label=_("Needed by"), required=False, widget=DayInput(), help_text=_("When you need the goods or the partner.")
    )
    valid_until = forms.DateField(label=_("Valid until"), required=False, widget=DayInput())
    # Not "languages": a template finds a form's field before its attribute, and that one is the prose's.
    spoken = forms.MultipleChoiceField(
        label=_("Languages that you answer in"), choices=SpokenLanguage.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    contact_person = shown(
        forms.CharField(
            label=_("Contact person"), max_length=120, required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            help_text=_("Shown publicly. Name somebody only with their consent."),
        ),
        "Eva Nováková",
    )  # fmt: skip
    hide_company = forms.BooleanField(
        label=_("Do not show the company's name to visitors"), required=False,
        help_text=_("The chamber sees it, and those whom you answer."),
    )  # fmt: skip
    files = FilesField(
        label=_("Attachments"), required=False, widget=FilesInput(attrs={"accept": ATTACHMENTS_ACCEPT}),
        help_text=_("Up to 5 drawings or papers, as PDF or pictures, at most 10 MB each. Everybody can open them."),
    )  # fmt: skip

    def __init__(self, *args: Any, listing: Listing, draft: Listing | None = None, **options: Any) -> None:
        draft = draft or draft_of(listing)
        initial = {name: getattr(draft, name) for name in FACTS} | {"spoken": draft.languages}
        if draft.pk:
            initial |= {name: list(getattr(draft, name).all()) for name in TERMS}
        super().__init__(*args, initial=initial, prose=prose_of(draft) if draft.pk else {}, **options)
        self.listing = listing
        self.attached = list(draft.attachments.all()) if draft.pk else []  # type: ignore[attr-defined]
        self.fields["valid_until"].help_text = _("At most until %(date)s. You can renew it with one click.") % {
            "date": date_format(latest_day(), "DATE_FORMAT")
        }
        if listing.kind != ListingKind.REQUEST:
            del self.fields["hide_company"]
        if self.attached:
            self.fields["remove"] = forms.MultipleChoiceField(
                label=_("Remove attachments"), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(file.file, file.name) for file in self.attached],
            )  # fmt: skip

    def clean_valid_until(self) -> Any:
        """Keep what stands where nothing is said; a day that was in the past already may stay in a draft."""
        day = self.cleaned_data["valid_until"] or draft_of(self.listing).valid_until
        if day > latest_day():
            raise ValidationError(
                _("A listing is valid for %(months)d months at most."), params={"months": settings.LISTING_MOST_MONTHS}
            )
        if day < timezone.localdate() and "valid_until" in self.changed_data:
            raise ValidationError(_("This day is in the past."))
        return day

    def clean_needed_by(self) -> Any:
        day = self.cleaned_data["needed_by"]
        if day and day < timezone.localdate() and "needed_by" in self.changed_data:
            raise ValidationError(_("This day is in the past."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(f"title_{code}") for code in LANGUAGES):
            self.add_error("title_de", _("Please write a title in at least one language."))
        kept = len(self.attached) - len(cleaned.get("remove", ()))
        if kept + len(cleaned.get("files") or ()) > MOST_ATTACHMENTS:
            self.add_error("files", _("A listing has at most 5 attachments."))
        return cleaned

    def facts(self) -> Mapping[str, Any]:
        said = {name: self.cleaned_data[name] for name in (*FACTS, *TERMS) if name in self.cleaned_data}
        return said | {"languages": self.cleaned_data["spoken"]}


__all__ = ["DayInput", "ListingForm", "shown"]
