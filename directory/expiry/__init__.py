"""Offers and requests end: those who keep one are told in time, renew it with one click, or let it go.

terms     how long one is valid, and renewing it
links     the signed link in the letters
letters   what people are written
duties    all of it by the clock
views     what the link opens
"""

from .terms import default_day, latest_day, renew

__all__ = ["default_day", "latest_day", "renew"]
