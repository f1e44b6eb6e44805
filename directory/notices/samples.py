"""The letters with made-up data, for the preview in the CMS."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.utils.translation import gettext_lazy as _

from home.mail import Letter, Sample, register_samples

from ..models import Notice, NoticeDecision, NoticeGround, NoticeReason, NoticeState
from . import letters


def _notice(**changed: object) -> Notice:
    moment = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    return Notice(
        pk=1, title="Musterwerk GmbH", address="https://portal.example/de/unternehmen/musterwerk/",
        reason=NoticeReason.RIGHTS, explanation="Das Bild der Drehmaschine habe ich aufgenommen.",
        name="Eva Nováková", email="eva@example.org", language="de", state=NoticeState.DECIDED, good_faith=True,
        decision=NoticeDecision.WITHDRAWN, ground=NoticeGround.LAW, provision="§ 15 UrhG",
        statement_de="Das Bild wurde ohne Erlaubnis der Urheberin veröffentlicht.",
        statement_cs="Snímek byl zveřejněn bez souhlasu autorky.",
        created_at=moment, opened_at=moment, decided_at=moment, **changed,
    )  # fmt: skip


def _sample(name: str, label: object, write: Callable[[Notice], Letter]) -> Sample:
    return Sample(name, label, lambda: write(_notice()))  # type: ignore[arg-type]


def register() -> None:
    register_samples(
        [
            _sample("notice_confirm", _("Report: receipt, and link to confirm"), letters.confirm),
            _sample("notice_received", _("Report: it is being examined"), letters.received),
            _sample("notice_waiting", _("Report: to the chamber's officers"), letters.waiting),
            _sample(
                "notice_escalated", _("Report: still waiting"), lambda notice: letters.escalated(notice, 3, deputy=True)
            ),
            _sample("notice_decided_reporter", _("Report: decision, to the reporter"), letters.decided_for_reporter),
            _sample("notice_decided_company", _("Report: decision, to the company"), letters.decided_for_company),
        ]
    )


__all__ = ["register"]
