"""The letters with made-up data, for the preview in the CMS."""

from datetime import UTC, datetime

from django.utils.translation import gettext_lazy as _

from home.mail import Letter, Recipient, Sample, register_samples

from ..models import Company, Inquiry, InquiryMessage, Side
from . import letters
from .receivers import Reader

READER = Reader(Recipient("einkauf@example.org", "de"), "beispiel")


def _inquiry() -> Inquiry:
    return Inquiry(
        pk=1, company=Company(name="Musterwerk GmbH", country="DE"), sender_name="Eva Nováková",
        sender_organisation="Slévárna Labe s.r.o.", sender_email="eva@example.org", language="cs",
        subject="Drehteile aus Messing", sent_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
    )  # fmt: skip


def _message(side: Side) -> Letter:
    text = "Dobrý den,\npotřebujeme 500 kusů mosazných dílů podle výkresu."
    message = InquiryMessage(
        inquiry=_inquiry(), side=Side.SENDER if side == Side.RECEIVER else Side.RECEIVER, text=text, language="cs",
        translations={"de": "Guten Tag,\nwir benötigen 500 Messingteile nach Zeichnung."},
    )  # fmt: skip
    return letters.message_letter(message, side, READER, True, 1)


def register() -> None:
    register_samples(
        [
            Sample(
                "inquiry_confirm", _("Inquiry: link to confirm"),
                lambda: letters.confirm_letter([_inquiry()], "Dobrý den, …", "beispiel"),
            ),
            Sample("inquiry_new", _("Inquiry: to the company asked"), lambda: _message(Side.RECEIVER)),
            Sample("inquiry_answer", _("Inquiry: answer, to the sender"), lambda: _message(Side.SENDER)),
            Sample(
                "inquiry_reminder", _("Inquiry: reminder"), lambda: letters.reminder_letter(_inquiry(), READER, 5)
            ),
            Sample(
                "inquiry_outcome", _("Inquiry: what came of it"),
                lambda: letters.outcome_letter(_inquiry(), Side.SENDER),
            ),
            Sample("inquiry_desk", _("Inquiry: to be passed on by a chamber"), lambda: letters.desk_letter(_inquiry())),
            Sample("inquiry_help", _("Inquiry: a side asks for help"), lambda: letters.help_letter(_inquiry())),
        ]
    )  # fmt: skip


__all__ = ["register"]
