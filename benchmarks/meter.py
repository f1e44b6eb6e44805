"""Processor time of the server and of its database: what an answer costs, however busy the machine is."""

from collections.abc import Callable

import psutil
from django.db import connection


def meter(server_pid: int) -> Callable[[], float]:
    """Return a function that gives the processor seconds used so far by gunicorn and a local PostgreSQL.

    A PostgreSQL on another machine is left out.
    """
    roots = [psutil.Process(server_pid)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    postmaster = psutil.Process(backend).parent() if psutil.pid_exists(backend) else None
    if postmaster and "postgres" in postmaster.name():
        roots.append(postmaster)

    def used() -> float:
        total = 0.0
        for root in roots:
            for process in (root, *root.children(recursive=True)):
                try:
                    times = process.cpu_times()
                except psutil.NoSuchProcess:
                    continue
                total += times.user + times.system
        return total

    return used
