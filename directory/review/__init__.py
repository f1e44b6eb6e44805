"""Moderation by the chamber that knows the place."""

from .responsibility import central_desk, company_of, desk_of, may_decide, officers_in_charge
from .rights import is_at_a_desk, may_import, may_withdraw, may_work_in, may_work_on
from .roster import Roster, Stage, waiting_for
from .states import Decision, ReviewState, sent_back_reason, state_of, states_of, submit, withdraw

__all__ = [
    "Decision",
    "ReviewState",
    "Roster",
    "Stage",
    "central_desk",
    "company_of",
    "desk_of",
    "is_at_a_desk",
    "may_decide",
    "may_import",
    "may_withdraw",
    "may_work_in",
    "may_work_on",
    "officers_in_charge",
    "sent_back_reason",
    "state_of",
    "states_of",
    "submit",
    "waiting_for",
    "withdraw",
]
