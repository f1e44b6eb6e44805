"""The tables of events."""

from .choices import EventLanguage, Format, Status, TimeZone
from .index import EventIndexPage
from .page import EventPage

__all__ = ["EventIndexPage", "EventLanguage", "EventPage", "Format", "Status", "TimeZone"]
