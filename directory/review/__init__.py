"""Moderation by the chamber that knows the place."""

from .responsibility import central_desk, company_of, desk_of, may_decide, officers_in_charge
from .states import Decision, ReviewState, sent_back_reason, state_of, submit, withdraw

__all__ = [
    "Decision",
    "ReviewState",
    "central_desk",
    "company_of",
    "desk_of",
    "may_decide",
    "officers_in_charge",
    "sent_back_reason",
    "state_of",
    "submit",
    "withdraw",
]
