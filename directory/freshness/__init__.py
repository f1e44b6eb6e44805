"""Entries stay true: who keeps one is asked to confirm it, and what nobody confirms leaves the public view.

ages      how old a record is, and what is due by when
acts      confirm, hide, remind
letters   what people are written
links     the signed link in them
duties    all of it by the clock
"""

from .acts import confirm

__all__ = ["confirm"]
