"""The editing form of a company, in tabs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from .form import CompanyForm, TextFormSet
from .provenance import ProvenancePanel
from .widgets import TermChooser


class TextsPanel(InlinePanel):
    """The texts, at most one in each language."""

    def get_form_options(self) -> dict:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = TextFormSet
        return options


def _terms(name: str, help_text: Promise, placeholder: Promise, show_codes: bool = True) -> FieldPanel:
    return FieldPanel(name, widget=TermChooser(name, placeholder, show_codes), help_text=help_text)


IDENTITY = [
    FieldPanel(
        "name", help_text=_("As in the register, with the legal form, for example Musterwerk GmbH or Vzor s.r.o.")
    ),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("country")]),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("ico", help_text=_("Czechia only: eight digits, for example 00006947.")),
                    FieldPanel("vat_id", help_text=_("For example DE136695976 or CZ00006947.")),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("register_number", help_text=_("For example HRB 12345, or C 1234 in Czechia.")),
                    FieldPanel("register_court", help_text=_("For example Amtsgericht Chemnitz.")),
                ]
            ),
        ],
        heading=_("Register entry"),
        help_text=_("Check digits are verified when you save."),
    ),
    FieldRowPanel(
        [
            FieldPanel("founded", help_text=_("A year, for example 1991.")),
            FieldPanel("size"),
        ]
    ),
    FieldPanel("confirmed_at", help_text=_("When the organisation last said that these facts are right.")),
    FieldPanel("slug", read_only=True, help_text=_("Made from the name once; it stays, so that links keep working.")),
]

ADDRESS = [
    FieldPanel("street"),
    FieldRowPanel(
        [
            FieldPanel("postal_code", help_text=_("For example 09111 or 360 01.")),
            FieldPanel("city", help_text=_("In the language of the country: Děčín, Görlitz.")),
        ]
    ),
    MultiFieldPanel(
        [FieldPanel("region"), FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
        heading=_("On the map"),
        help_text=_("Leave this empty: region and coordinates are filled in from postal code and town."),
    ),
]

ACTIVITY = [
    _terms(
        "sectors",
        _("NACE Rev. 2.1: the main activity, and at most a few others."),
        _("Code or word, for example 25.53 or machining"),
    ),
    _terms(
        "capabilities",
        _("What the organisation can make or do. Buyers search for these terms in all languages."),
        _("For example injection moulding"),
        show_codes=False,  # the project's own, which mean nothing outside
    ),
    _terms(
        "categories",
        _("CPV: the goods and services that it supplies."),
        _("Code or word, for example 44000000 or timber"),
    ),
    _terms("certificates", _("Only certificates that are valid today."), _("For example ISO 9001"), show_codes=False),
    FieldPanel("languages"),
]

TEXTS = [
    HelpPanel(
        content=_(
            "Each language has a text of its own. Readers of a language without one see the text of another language, "
            "marked as such."
        )
    ),
    TextsPanel(
        "texts",
        heading=_("Texts"),
        label=_("text"),
        max_num=3,
        panels=[
            FieldPanel("language"),
            FieldPanel("summary", help_text=_("What would you say to a buyer in one sentence? Up to 240 characters.")),
            FieldPanel("description", help_text=_("Products, customers, machines, experience across the border.")),
            FieldPanel("origin"),
            FieldPanel("source_state"),
        ],
    ),
]

CONTACT = [
    FieldPanel("website", help_text=_("For example https://www.example.com")),
    FieldPanel("email", help_text=_("Never shown; the portal forwards inquiries.")),
    FieldPanel("phone", help_text=_("With the country's code, for example +49 371 12345.")),
    FieldPanel("contact_person", help_text=_("Shown on the profile; only with this person's consent.")),
]

edit_handler = TabbedInterface(
    [
        ObjectList(IDENTITY, heading=_("Identity")),
        ObjectList(ADDRESS, heading=_("Address")),
        ObjectList(ACTIVITY, heading=_("What it does")),
        ObjectList(TEXTS, heading=_("Texts")),
        ObjectList(CONTACT, heading=_("Contact")),
        ObjectList(
            [FieldPanel("logo", help_text=_("At least 320 pixels wide, on a light or no background."))],
            heading=_("Logo"),
        ),
        ObjectList([ProvenancePanel(heading=_("Where the data comes from"))], heading=_("Origin")),
    ],
    base_form_class=CompanyForm,
)
