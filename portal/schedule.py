"""What is due by the clock, inside the background worker.

Once a minute pages and snippets go live or expire; once an hour the rooms do their duties (home/duties.py); once a day
finished tasks are deleted.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from types import TracebackType

from django.apps import apps
from django.core.management import call_command
from django.db import close_old_connections, connection, models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from home.duties import run_duties

logger = logging.getLogger(__name__)
_cleared: dict[str, date] = {}  # the day on which this process did it last
_dutiful: dict[str, datetime] = {}  # the hour in which it did its duties last

MINUTE = 60.0
KEEP_DONE, KEEP_FAILED = 1, 30  # days that a finished task stays in the database
LOCK = 0x676C6F6C  # of PostgreSQL; any number that nothing else of ours takes, imports neither


def publish_due() -> int:
    """Take down what has expired and publish what is due; return how many were.

    Does what Wagtail's `publish_scheduled` does, but each in a transaction of its own: one that cannot be published
    is logged, tried again at the next call, and keeps nobody else waiting.
    """
    now = timezone.now()
    done = 0
    for model in _with_drafts():
        for found in model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            done += _attempt(found, lambda it=found: it.unpublish(  # type: ignore[misc]
                set_expired=True, log_action="wagtail.unpublish.scheduled"
            ))  # fmt: skip
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"):
        done += _attempt(revision, lambda it=revision: _publish(it))  # type: ignore[misc]
    return done


def _publish(revision: Revision) -> None:
    """Publish a revision; where its time is over as well, nobody sees it before it is taken down again."""
    revision.publish(log_action="wagtail.publish.scheduled")
    found = revision.content_type.get_object_for_this_type(pk=revision.object_id)
    if found.live and found.expire_at is not None and found.expire_at < timezone.now():
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _with_drafts() -> list[type[models.Model]]:
    snippets = [m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page)]
    return [Page, *snippets]


def _attempt(what: models.Model, act: Callable[[], None]) -> bool:
    try:
        with transaction.atomic():
            act()
    except Exception:
        if connection.connection is None or not connection.is_usable():
            raise  # the database is gone: nothing else will do either
        logger.exception("Scheduled: %s %s", what._meta.label, what.pk)
        return False
    return True


@contextmanager
def alone() -> Iterator[bool]:
    """Yield whether this is the only process that is in here, on any machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        taken = bool(cursor.fetchone()[0])
    try:
        yield taken
    finally:
        if taken and connection.connection is not None and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def tick() -> int | None:
    """Do what is due; return how much was published or taken down, None where another worker is at it."""
    with alone() as allowed:
        done = publish_due() if allowed else None
        if allowed:
            _hourly(timezone.now())
        if allowed and _cleared.get("on") != timezone.localdate():
            clear_tasks()
            _cleared["on"] = timezone.localdate()
        return done


def _hourly(now: datetime) -> None:
    hour = now.replace(minute=0, second=0, microsecond=0)
    if _dutiful.get("at") != hour:
        run_duties(now)
        _dutiful["at"] = hour


def clear_tasks() -> None:
    """Delete finished background tasks, which hold whole mails; those that failed stay longer, to be looked into."""
    call_command(
        "prune_db_task_results", queue_name="*", min_age_days=KEEP_DONE, failed_min_age_days=KEEP_FAILED, verbosity=0
    )


class Clock(threading.Thread):
    """Ticks now and every `seconds`, until it is told to stop; a database that is away is asked again later."""

    def __init__(self, seconds: float = MINUTE, act: Callable[[], object] = tick):
        super().__init__(name="clock", daemon=True)
        self.seconds, self.act = seconds, act
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            close_old_connections()
            try:
                self.act()
            except Exception:
                logger.exception("The clock could not do what is due; it tries again in %g seconds", self.seconds)
            finally:
                connection.close()
            self.stopped.wait(self.seconds)

    def __enter__(self) -> "Clock":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopped.set()
        self.join(timeout=10)
