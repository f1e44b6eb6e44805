"""A small load generator: plain sockets, a fixed number of readers, bounded in time and in requests.

It shares the machine with the server, so it does as little as it can; its own share of the processors is told.
"""

import resource
import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """What one target did in one round; times in seconds."""

    requests: int
    seconds: float
    times: list[float] = field(repr=False)
    bytes: int
    client_cpu: float  # processor seconds of this process
    server_cpu: float  # and of the server with its database

    @property
    def rate(self) -> float:
        return self.requests / self.seconds

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.times, n=20)[-1]


class Reader:
    """One connection after the other, or one for all requests where the server keeps it open."""

    def __init__(self, port: int):
        self.address = ("127.0.0.1", port)
        self.connection: socket.socket | None = None

    def get(self, path: str) -> tuple[int, bytes]:
        """Return status and body."""
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.address[1]}\r\nAccept: */*\r\n\r\n".encode()
        if self.connection is None:
            self.connection = socket.create_connection(self.address, timeout=30)
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.connection.sendall(request)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._receive()
        head, body = received[:end].lower(), [received[end + 4 :]]
        start = head.find(b"content-length:")
        length = int(head[start + 15 :].split(b"\r\n", 1)[0])
        missing = length - len(body[0])
        while missing > 0:
            body.append(self._receive())
            missing -= len(body[-1])
        if b"connection: close" in head:
            self.close()
        return int(head[9:12]), b"".join(body)

    def _receive(self) -> bytes:
        assert self.connection
        part = self.connection.recv(262_144)
        if not part:
            raise ConnectionError("The server closed the connection before the answer's end.")
        return part

    def close(self) -> None:
        if self.connection:
            self.connection.close()
        self.connection = None


def run(
    port: int, address: Callable[[int], str], readers: int, seconds: float, most: int, used: Callable[[], float]
) -> Outcome:
    """Read `address(0)`, `address(1)`, ... until the time is over or `most` answers are there.

    :param used: tells the server's processor seconds so far.

    :raises RuntimeError: when an answer is not 200; a benchmark of errors says nothing.
    """
    lock = threading.Lock()
    count, times, size, failure = iter(range(most)), [], 0, ""
    end = time.perf_counter() + seconds

    def read() -> None:
        nonlocal size, failure
        reader, own, received = Reader(port), [], 0
        try:
            while time.perf_counter() < end and not failure:
                with lock:
                    n = next(count, None)
                if n is None:
                    break
                path = address(n)
                start = time.perf_counter()
                status, body = reader.get(path)
                own.append(time.perf_counter() - start)
                received += len(body)
                if status != 200:
                    raise RuntimeError(f"{path} was answered with {status}: {body[:300]!r}")
        except Exception as error:
            failure = str(error)
        finally:
            reader.close()
            with lock:
                times.extend(own)
                size += received

    threads = [threading.Thread(target=read) for _ in range(readers)]
    before, used_before, started = _cpu(), used(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - started
    if failure:
        raise RuntimeError(failure)
    return Outcome(len(times), took, times, size, _cpu() - before, used() - used_before)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
