"""The editing form of an offer or request."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface

from ...expiry import latest_day
from ...models import Region, SpokenLanguage
from ..panels import TextsPanel
from ..regional import OwnRegionMixin
from ..widgets import TermChooser
from .files import AttachmentsPanel


class ListingForm(OwnRegionMixin, WagtailAdminModelForm):
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("languages answered in"),
        choices=SpokenLanguage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Left empty, those of the company hold."),
    )
    areas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("area wanted"),
        queryset=Region.objects.order_by("code"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None: anywhere."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        titles = [form.cleaned_data.get("title") for form in self.formsets["texts"].forms if form.is_valid()]
        if not any(titles):
            raise ValidationError(_("Please give it a title in at least one language."))
        return data

    def clean_valid_until(self) -> Any:
        day = self.cleaned_data["valid_until"]
        last = latest_day(timezone.localdate())
        if "valid_until" in self.changed_data and day > last:
            raise ValidationError(_("The latest day possible is %(day)s.") % {"day": last}, "too_late")
        return day


def _terms(name: str, placeholder: Any, show_codes: bool = True) -> FieldPanel:
    return FieldPanel(name, widget=TermChooser(name, placeholder, show_codes))


edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("company"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("cooperation")]),
                FieldPanel("quantity", help_text=gettext_lazy("For example 500 pieces a year, or once.")),
                FieldRowPanel([FieldPanel("needed_by"), FieldPanel("valid_until")]),
                MultiFieldPanel(
                    [FieldPanel("hide_company"), FieldPanel("contact_person")],
                    heading=gettext_lazy("Who is named"),
                    help_text=gettext_lazy(
                        "Of a company that hides its name, visitors learn nothing but the region: neither its town nor "
                        "the contact person. Please look whether the text gives it away."
                    ),
                ),
                FieldPanel("confirmed_at"),
                FieldPanel("slug", read_only=True),
            ],
            heading=gettext_lazy("Facts"),
        ),
        ObjectList(
            [
                HelpPanel(
                    content=gettext_lazy(
                        "Each language has a text of its own. Readers of a language without one see the text of "
                        "another language, marked as such."
                    )
                ),
                TextsPanel(
                    "texts",
                    heading=gettext_lazy("Texts"),
                    label=gettext_lazy("text"),
                    max_num=3,
                    panels=[
                        FieldPanel("language"),
                        FieldPanel("title"),
                        FieldPanel("description"),
                        FieldPanel("origin"),
                        FieldPanel("source_state"),
                    ],
                ),
            ],
            heading=gettext_lazy("Texts"),
        ),
        ObjectList(
            [
                _terms("capabilities", gettext_lazy("For example injection moulding"), show_codes=False),
                _terms("categories", gettext_lazy("Code or word, for example 44000000 or timber")),
                _terms("certificates", gettext_lazy("For example ISO 9001"), show_codes=False),
                FieldPanel("areas"),
                FieldPanel("languages"),
            ],
            heading=gettext_lazy("What it is about"),
        ),
        ObjectList([AttachmentsPanel(heading=gettext_lazy("attachments"))], heading=gettext_lazy("Attachments")),
    ],
    base_form_class=ListingForm,
)
