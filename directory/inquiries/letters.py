"""Letters about inquiries. Their subjects name the company only: lists of mail in the CMS show them to others."""

from collections.abc import Sequence

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from home.mail import Button, Facts, Letter, Part, Quote

from ..models import Inquiry, InquiryMessage, InquiryOutcome, Side
from .links import absolute, click_token, thread_link
from .receivers import Reader
from .wording import company_name, outcome_question


def confirm_letter(inquiries: Sequence[Inquiry], text: str, token: str) -> Letter:
    """To a sender without an account: is this address yours, and do you want to send this?"""
    names = ", ".join(company_name(inquiry, Side.SENDER) for inquiry in inquiries)
    return Letter(
        "inquiry_confirm",
        _("Please confirm your inquiry"),
        (
            ngettext(
                "Somebody has written an inquiry with this e-mail address. It goes out once you confirm it.",
                "Somebody has written %(count)s inquiries with this e-mail address. They go out once you confirm them.",
                len(inquiries),
            )
            % {"count": len(inquiries)},
            Facts(((pgettext("letter", "To"), names),)),
            Quote(text, inquiries[0].subject, inquiries[0].language),
            Button(_("Look at it and send it"), absolute("inquiries_confirm", token)),
            _("If this was not you, do nothing: after seven days, everything is deleted."),
        ),
        _("You get this mail because your address was entered in a contact form of the portal."),
    )


def message_letter(message: InquiryMessage, side: Side, reader: Reader, first: bool, files: int) -> Letter:
    """A message of the thread for the other side; `files` is how many there are with it."""
    inquiry = message.inquiry
    if side == Side.SENDER:
        name, subject, opening = "inquiry_answer", _("Answer to your inquiry to %(company)s"), _answer_opening(message)
    elif first:
        name, subject, opening = "inquiry_new", _("New inquiry to %(company)s"), _("You have received an inquiry.")
    else:
        name, subject, opening = "inquiry_more", _("New message on an inquiry to %(company)s"), _more_opening(message)
    parts: list[Part] = [opening, Facts(tuple(_facts(message, side)))]
    parts.append(Quote(message.text, language=message.language))
    language = (get_language() or "de")[:2]
    if translation := message.translations.get(language):
        parts.append(Quote(translation, _("Machine translation, not checked by a person"), language))
    if files:
        parts.append(_files(files))
    parts.append(Button(_("Read and answer"), thread_link(inquiry, reader.key)))
    if side == Side.RECEIVER:
        parts.append(_("You may also answer by e-mail: your answer goes straight to the sender, with your address."))
    else:
        parts.append(_("Please answer by the button above. An answer to this mail would not reach anybody."))
    return Letter(name, subject % {"company": company_name(inquiry, side)}, tuple(parts), _reason(side))


def _facts(message: InquiryMessage, side: Side) -> list[tuple[str, str]]:
    inquiry = message.inquiry
    facts = []
    if side == Side.RECEIVER and message.side == Side.SENDER:
        who = ", ".join(filter(None, (inquiry.sender_name, inquiry.sender_organisation)))
        facts.append((pgettext("letter", "From"), who or inquiry.sender_email))
    if inquiry.listing:
        facts.append((pgettext("letter", "About"), str(inquiry.listing)))
    return [*facts, (_("Subject"), inquiry.subject)]


def _answer_opening(message: InquiryMessage) -> str:
    if message.side == Side.CHAMBER:
        return _("The chamber that looks after the region writes to you and to the company asked:")
    return _("%(company)s has answered your inquiry.") % {"company": company_name(message.inquiry, Side.SENDER)}


def _more_opening(message: InquiryMessage) -> str:
    if message.side == Side.CHAMBER:
        return _("The chamber that looks after your region writes to you and to the sender of the inquiry:")
    return _("The sender of an inquiry to you has written once more.")


def _files(count: int) -> str:
    return ngettext(
        "There is %(count)s file with it; you can download it from the portal.",
        "There are %(count)s files with it; you can download them from the portal.",
        count,
    ) % {"count": count}


def reminder_letter(inquiry: Inquiry, reader: Reader, days: int) -> Letter:
    """To the receiver who has not answered."""
    return Letter(
        "inquiry_reminder",
        _("An inquiry to %(company)s is waiting for an answer") % {"company": inquiry.company},
        (
            ngettext(
                "An inquiry to you has been waiting for an answer for %(days)s working day. A short word helps, too: "
                "whoever asks would like to know whether it is worth waiting.",
                "An inquiry to you has been waiting for an answer for %(days)s working days. A short word helps, too: "
                "whoever asks would like to know whether it is worth waiting.",
                days,
            )
            % {"days": days},
            Button(_("Read and answer"), thread_link(inquiry, reader.key)),
            Button(
                _("Already answered by mail or telephone"),
                absolute("inquiries_answered", click_token(inquiry, Side.RECEIVER)),
            ),
        ),
        _reason(Side.RECEIVER),
    )


def outcome_letter(inquiry: Inquiry, side: Side) -> Letter:
    """To both sides: what came of it, by one click."""
    address = absolute("inquiries_outcome", click_token(inquiry, side))
    buttons = [Button(str(choice.label), f"{address}?outcome={choice.value}") for choice in InquiryOutcome]
    return Letter(
        "inquiry_outcome",
        _("What came of the inquiry to %(company)s?") % {"company": company_name(inquiry, side)},
        (
            outcome_question(side),
            *buttons,
            _("The chambers see only how many inquiries led to something, never what you wrote to each other."),
        ),
        _reason(side),
    )


def desk_letter(inquiry: Inquiry) -> Letter:
    """To officers: a company without an address has been asked."""
    return Letter(
        "inquiry_desk",
        _("Please pass on: an inquiry to %(company)s") % {"company": inquiry.company},
        (
            _("Somebody has asked a company of your region that the portal cannot reach: nobody keeps its entry and "
              "no e-mail address is known. Please find out an address and pass the inquiry on from the desk."),
            Button(_("To the inquiry"), absolute("inquiries_desk_inquiry", inquiry.reference)),
            _("You do not see the text. The sender has been told that you pass the inquiry on."),
        ),
        _("You get this mail because you are an officer of the chamber that looks after the region."),
    )  # fmt: skip


def help_letter(inquiry: Inquiry) -> Letter:
    """To officers: one side wants help and lets the chamber read the thread."""
    return Letter(
        "inquiry_help",
        _("Somebody asks for help with an inquiry to %(company)s") % {"company": inquiry.company},
        (
            _("One side of an inquiry asks your chamber for help and lets you read what was written."),
            Button(_("To the inquiry"), absolute("inquiries_desk_inquiry", inquiry.reference)),
        ),
        _("You get this mail because you are an officer of the chamber that looks after the region."),
    )


def _reason(side: Side) -> str:
    if side == Side.SENDER:
        return _("You get this mail because you have asked a company through the portal.")
    return _("You get this mail because somebody has asked your company through the portal.")


__all__ = [
    "confirm_letter", "desk_letter", "help_letter", "message_letter", "outcome_letter", "reminder_letter",
]  # fmt: skip
