"""What is written about a notice, and to whom. The reporter is never named to the company (Art. 17(3)(b))."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.mail import Button, Facts, Letter, Part, Quote

from ..models import Notice, NoticeDecision, NoticeGround
from . import links
from .queue import chamber_of

DAY = "DATE_FORMAT"
RESTRICTIONS = {NoticeDecision.CORRECTED, NoticeDecision.WITHDRAWN, NoticeDecision.REMOVED}


def confirm(notice: Notice) -> Letter:
    """To the reporter: confirmation of receipt (Art. 16(4)), and the link that confirms the address.

    What was typed in is left out: by it, anybody could have the portal send words of theirs to anybody.
    """
    return Letter(
        "notice_confirm",
        _("Please confirm your report: %(title)s") % {"title": notice.title},
        (
            _("Your report of an entry in the directory has reached us; this is the confirmation of receipt."),
            _("Please confirm by the link that it comes from you. Then we also write to you what is decided."),
            Button(_("Confirm the report"), links.confirm_link(notice)),
            _facts(notice),
            _("If you have not reported anything, you need not do anything: you get no further mail about it."),
        ),
        reason=_("You receive this letter because your address was given in a report to the portal."),
    )


def received(notice: Notice) -> Letter:
    """To the reporter or to who complains: it is before the chamber now."""
    return Letter(
        "notice_received",
        _("We have received your complaint: %(title)s") % {"title": notice.title}
        if notice.objects_to_id
        else _("We have received your report: %(title)s") % {"title": notice.title},
        (
            _("A person at the chamber examines it without undue delay; nothing is decided by automated means."),
            _("You get the decision with its reasons by mail. The company does not learn who has reported its entry."),
            *_what_was_said(notice),
        ),
        reason=_("You receive this letter because of your report to the portal."),
    )


def waiting(notice: Notice) -> Letter:
    """To the officers: a notice waits in their queue."""
    return Letter(
        "notice_waiting",
        _waiting_subject(notice),
        (*_what_was_said(notice), _to_the_cms(notice)),
        reason=_("You receive this letter because your desk looks after the region of this entry."),
    )


def escalated(notice: Notice, days: int, deputy: bool) -> Letter:
    """To those who may decide from now on, because those before them have not."""
    who = (
        _("The chamber of the region has not decided yet. As its deputy you may decide now, too.")
        if deputy
        else _("The chamber of the region has not decided yet. As the central desk you may decide now, too.")
    )
    time = ngettext(
        "It has been waiting for %(days)s working day.", "It has been waiting for %(days)s working days.", days
    )
    return Letter(
        "notice_escalated",
        _waiting_subject(notice),
        (who, time % {"days": days}, *_what_was_said(notice), _to_the_cms(notice)),
        reason=_("You get this mail because you check entries for your chamber."),
    )


def _waiting_subject(notice: Notice) -> str:
    if notice.objects_to_id:
        return _("A complaint is waiting for your decision: %(title)s") % {"title": notice.title}
    return _("A report is waiting for your decision: %(title)s") % {"title": notice.title}


def _to_the_cms(notice: Notice) -> Button:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("notices:notice", args=[notice.pk])
    return Button(_("Decide in the CMS"), address)


def decided_for_reporter(notice: Notice) -> Letter:
    """To the reporter: decision and redress (Art. 16(5))."""
    first = notice.objects_to or notice
    return Letter(
        "notice_decided_reporter",
        _("Decision on your report: %(title)s") % {"title": notice.title},
        (
            _("You reported the entry “%(title)s” on %(date)s.")
            % {"title": notice.title, "date": _day(first.created_at)},
            *_objection(notice, notice.by_company),
            *_decision(notice),
            *_redress(notice, by_company=False),
        ),
        reason=_("You receive this letter because of your report to the portal."),
    )


def decided_for_company(notice: Notice) -> Letter:
    """To the company: the statement of reasons (Art. 17), with what was reported but not by whom."""
    first = notice.objects_to or notice
    return Letter(
        "notice_decided_company",
        _("Decision on your entry: %(title)s") % {"title": notice.title},
        (
            _("Your entry “%(title)s” was reported to us on %(date)s.")
            % {"title": notice.title, "date": _day(first.created_at)},
            Facts(((_("Reported as"), str(first.get_reason_display())),)),
            *_objection(notice, not notice.by_company),
            *_decision(notice),
            *_redress(notice, by_company=True),
        ),
        reason=_("You receive this letter because you look after this entry in the directory."),
    )


def _facts(notice: Notice) -> Facts:
    return Facts(
        (
            (_("Reference number"), notice.short_reference),
            (_("Entry"), notice.title),
            (_("Address"), notice.address),
            (_("Reason"), str(notice.get_reason_display())),
        )
    )


def _what_was_said(notice: Notice) -> tuple[Part, ...]:
    return _facts(notice), Quote(notice.explanation, _("Explanation"), notice.language)


def _objection(notice: Notice, theirs: bool) -> tuple[Part, ...]:
    """Say whose complaint it is that this decision answers."""
    if not notice.objects_to_id:
        return ()
    if theirs:
        return (_("A complaint was made about the decision on it. The chamber has therefore decided anew."),)
    return (_("You made a complaint about the decision on it. The chamber has therefore decided anew."),)


def _decision(notice: Notice) -> tuple[Part, ...]:
    chamber = chamber_of(notice) or _("central desk of the portal")
    facts = [
        (_("Decision"), str(notice.get_decision_display())),
        (_("Decided by"), chamber),
        (_("Date"), _day(notice.decided_at)),
        (_("Reference number"), notice.short_reference),
    ]
    if notice.ground:
        facts.append((_("Ground"), str(NoticeGround(notice.ground).label)))
    if notice.provision:
        facts.append((_("Law or clause"), notice.provision))
    if notice.decision in RESTRICTIONS:
        facts.append((_("Where and how long"), _scope(notice.decision)))
    facts.append((_("Automated means"), _("none: neither to find the content nor to decide on it")))
    return Facts(tuple(facts)), *_statement(notice)


def _scope(decision: str) -> str:
    if decision == NoticeDecision.WITHDRAWN:
        return _("on the whole portal, in every country, until the chamber approves the entry again")
    return _("on the whole portal, in every country, for good")


def _statement(notice: Notice) -> list[Quote]:
    """Return the reasons in the reader's language, in both for those who read neither."""
    texts = {"de": notice.statement_de, "cs": notice.statement_cs}
    language = (get_language() or "de")[:2]
    shown = {language: texts[language]} if texts.get(language) else texts
    return [Quote(text, _("Facts and reasons"), code) for code, text in shown.items() if text]


def _redress(notice: Notice, *, by_company: bool) -> tuple[Part, ...]:
    complaint: tuple[Part, ...] = ()
    if not notice.objects_to_id:
        complaint = (
            _("You can make a complaint about the decision within six months, free of charge. A person at the chamber "
              "then examines it once more."),
            Button(_("Make a complaint"), links.complaint_link(notice, by_company=by_company)),
        )  # fmt: skip
    return (
        _("If you do not agree with the decision, these ways are open to you:"),
        *complaint,
        _("You can turn to a certified out-of-court dispute settlement body (Regulation (EU) 2022/2065, Art. 21); the "
          "European Commission publishes the list of these bodies."),
        _("Whatever you choose, you can go to court at any time."),
    )  # fmt: skip


def _day(moment: object) -> str:
    return date_format(timezone.localtime(moment), DAY)  # type: ignore[arg-type]


__all__ = [
    "RESTRICTIONS", "confirm", "decided_for_company", "decided_for_reporter", "escalated", "received", "waiting",
]  # fmt: skip
