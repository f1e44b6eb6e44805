"""Moderation by the chamber that knows the place."""

from .responsibility import company_of, desk_of, may_decide, officers_in_charge

__all__ = ["company_of", "desk_of", "may_decide", "officers_in_charge"]
