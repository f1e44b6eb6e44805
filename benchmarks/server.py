"""gunicorn as production runs it, on a port of its own, for as long as a `with` lasts."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .load import Reader

ROOT = Path(__file__).parent.parent
START_SECONDS = 60


@contextmanager
def serve(workers: int, worker_class: str, threads: int, body: Path) -> Iterator[tuple[int, int]]:
    """Run the server; gives its port and its process id.

    :param body: file that the static answer is read from, at the first request for it.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "GLOKAL_BENCH_BODY": str(body)}
    command = [
        sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--bind", f"127.0.0.1:{port}",
        "--workers", str(workers), "--worker-class", worker_class, "--threads", str(threads),
        "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait(process, port)
        yield port, process.pid
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with suppress(OSError):
            Reader(port).get("/api/v1/openapi.json")
            return
        time.sleep(0.2)
    raise SystemExit("gunicorn did not start; its message stands above.")
