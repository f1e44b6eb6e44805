"""Which ways there are to register for an event, now. Page, calendar, JSON-LD and API ask here and nowhere else."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from .models import EventPage


class State(StrEnum):
    NONE = "none"  # no registration, or none that the portal knows of
    OPEN = "open"
    CLOSED = "closed"  # the deadline has passed
    OVER = "over"  # the event has ended
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Registration:
    """`url` and `email` are the ways offered, and empty unless `state` is OPEN."""

    state: State
    url: str = ""
    email: str = ""
    deadline: datetime.datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN


def registration_for(event: EventPage, now: datetime.datetime | None = None) -> Registration:
    """Return what people who want to come can do at this moment."""
    now = now or timezone.now()
    deadline = event.registration_deadline
    if event.is_cancelled:
        return Registration(State.CANCELLED)
    if event.end < now:
        return Registration(State.OVER)
    if not (event.registration_url or event.registration_email):
        return Registration(State.NONE)
    if deadline and deadline < now:
        return Registration(State.CLOSED, deadline=deadline)
    return Registration(State.OPEN, event.registration_url, event.registration_email, deadline)


__all__ = ["Registration", "State", "registration_for"]
