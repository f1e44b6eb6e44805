"""Duties: what the portal does by the clock, in one run of `manage.py duties` or by the worker every hour.

A duty is told the time instead of asking for it, so that tests and trials can move the clock. It does what is due by
then and nothing twice, however often it is run. A room registers its own in `AppConfig.ready`.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import transaction

Record = TypeVar("Record")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Duty:
    """`act` is told the time (aware) and returns how many records it did something for."""

    name: str
    act: Callable[[datetime], int]


_duties: dict[str, Duty] = {}


def register_duty(name: str, act: Callable[[datetime], int]) -> None:
    """Make a duty known; duties are done in the order of registration."""
    _duties[name] = Duty(name, act)


def run_duties(now: datetime) -> dict[str, int | None]:
    """Do all duties that are due by `now`; one that fails (None) is logged and holds up no other."""
    done: dict[str, int | None] = {}
    for duty in _duties.values():
        try:
            done[duty.name] = duty.act(now)
        except Exception:
            logger.exception("Duty %s failed; it is tried again at the next run", duty.name)
            done[duty.name] = None
    return done


def each(records: Iterable[Record], act: Callable[[Record], int]) -> int:
    """Do something for each in a transaction of its own; one that fails is logged and keeps no other waiting.

    :param act: returns for how many it has done something.
    """
    done = 0
    for record in records:
        try:
            with transaction.atomic():
                done += act(record)
        except Exception:
            logger.exception("%s failed for %r; it is tried again at the next run", act.__qualname__, record)
    return done


__all__ = ["Duty", "each", "register_duty", "run_duties"]
