"""The editing form of an event."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

WHEN = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldRowPanel(
            [
                FieldPanel("all_day", help_text=_("Times are left out; the day of the end belongs to the event.")),
                FieldPanel("time_zone"),
            ]
        ),
    ],
    heading=_("When"),
    help_text=_("On the clocks of the place where the event is, whatever time zone you are in yourself."),
)

WHERE = MultiFieldPanel(
    [
        FieldPanel("venue", help_text=_("Building and room, for example IHK Chemnitz, hall 1.")),
        FieldPanel("street"),
        FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")]),
        FieldRowPanel([FieldPanel("country"), FieldPanel("region")]),
        FieldPanel("online_url", help_text=_("Where people take part online, in place of the venue or beside it.")),
        FieldPanel("online_url_is_public"),
    ],
    heading=_("Where"),
)

FOR_WHOM = MultiFieldPanel(
    [
        FieldPanel("format"),
        FieldPanel("languages", help_text=_("In which languages is the event held?")),
        FieldPanel("interpretation", help_text=_("Between the languages named.")),
        FieldPanel("audience", help_text=_("Who should come, in a few words.")),
        FieldPanel(
            "organisers",
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Institutions of the directory; readers are led to their profiles."),
        ),
    ],
    heading=_("What and for whom"),
)

REGISTRATION = MultiFieldPanel(
    [
        FieldRowPanel(
            [FieldPanel("fee_amount"), FieldPanel("fee_note", help_text=_("For example: including lunch, plus VAT."))]
        ),
        FieldPanel("registration_url", help_text=_("Where people register, if they do so on another site.")),
        FieldPanel(
            "registration_email", help_text=_("Shown to everyone. Please no private address: an office's is better.")
        ),
        FieldPanel("registration_deadline", help_text=_("Afterwards the page says that registration is closed.")),
    ],
    heading=_("Fee and registration"),
)

CHANGES = MultiFieldPanel(
    [
        FieldPanel(
            "status",
            help_text=_(
                "Please do not unpublish a cancelled event: this way it reaches those who have it in their calendar."
            ),
        ),
        FieldPanel("status_reason", help_text=_("One sentence for readers, for a cancelled or moved event.")),
        FieldPanel("previous_start", help_text=_("For a moved event: the former date. Enter the new one above.")),
    ],
    heading=_("Cancelled or moved"),
)

CONTENT = [
    *Page.content_panels,
    FieldPanel("teaser", help_text=_("Two sentences for lists and calendars.")),
    WHEN,
    WHERE,
    FOR_WHOM,
    MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_alt")], heading=_("Image")),
    FieldPanel("body"),
    FieldPanel("agenda", help_text=_("In the order of time, on the clocks of the event's place.")),
    REGISTRATION,
    CHANGES,
    FieldPanel("materials", help_text=_("Slides, minutes, pictures: shown when the event is over.")),
]

__all__ = ["CONTENT"]
