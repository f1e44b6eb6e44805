"""`manage.py worker`: background tasks, and whatever the clock makes due."""

import logging
import time
from typing import Any

from django.db import OperationalError, close_old_connections
from django.utils.autoreload import autoreload_started
from django_tasks_db.management.commands import db_worker

from portal.schedule import Clock, tick

logger = logging.getLogger(__name__)

PAUSE = 5  # seconds before a database that is away is asked again


class Command(db_worker.Command):
    help = "Run background tasks, and publish and expire what is scheduled"

    def handle(self, **options: Any) -> None:  # type: ignore[override]
        if options["batch"]:
            tick()
            super().handle(**options)
        elif options["reload"]:
            # The process that only watches the files has no clock; the one that works tells when it begins.
            autoreload_started.connect(_start_clock, dispatch_uid="portal.clock")
            super().handle(**options)
        else:
            with Clock():
                self._work(**options)

    def _work(self, **options: Any) -> None:
        while True:
            try:
                return super().handle(**options)
            except OperationalError as error:
                logger.warning("The database is away (%s); trying again in %s seconds", error, PAUSE)
                close_old_connections()
                time.sleep(PAUSE)


def _start_clock(**kwargs: Any) -> None:
    Clock().start()
