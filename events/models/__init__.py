"""The tables of events."""

from .choices import EventLanguage, Format, Status, TimeZone
from .pages import EventIndexPage, EventPage

__all__ = ["EventIndexPage", "EventLanguage", "EventPage", "Format", "Status", "TimeZone"]
