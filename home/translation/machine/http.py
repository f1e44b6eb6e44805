"""One JSON request to a translation service: bounded in time, size and patience.

requests alone would follow redirects with the text in hand, read an endless answer, take a login from .netrc, and
wait for ever for one that comes in drips.
"""

import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3

from .errors import MachineError, Problem

logger = logging.getLogger(__name__)

ANSWER_LIMIT = 4 * 1024 * 1024  # bytes; fifty texts of 128 KiB altogether come back in a tenth of it
ATTEMPTS = 3
PATIENCE = 10  # seconds that a service may ask to wait
TRANSIENT = {429, 500, 502, 503, 504, 529}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Conversation:
    """The requests for one page. Together they take three times `timeout` seconds at most."""

    def __init__(self, service: str, url: str, timeout: float, prepare: Callable[[Any], Any] = lambda r: r) -> None:
        """`prepare` gets each request before it is sent, and adds the login."""
        self.service, self.url, self.timeout, self.prepare = service, url, timeout, prepare
        self.end = time.monotonic() + 3 * timeout
        self.session = requests.Session()
        self.session.trust_env = urlsplit(url).hostname not in LOOPBACK  # a proxy of the house, for the world outside

    def ask(self, path: str, body: bytes | None = None) -> Any:
        """POST a JSON document, or GET without one, and return the parsed answer; MachineError where there is none."""
        for attempt in range(1, ATTEMPTS + 1):
            wait: float = 2 ** (attempt - 1)
            try:
                status, headers, content = self._once(path, body)
            except (requests.ConnectionError, urllib3.exceptions.HTTPError) as error:
                failure = MachineError(Problem.DOWN, self.service, type(error).__name__)
            else:
                if status == 200:
                    return self._parsed(content)
                failure = self._failure(status, headers, content)
                if status not in TRANSIENT:
                    raise failure
                wait = max(failure.seconds, wait)
            logger.warning("%s: %s (%s), attempt %d", self.service, failure.problem, failure.detail, attempt)
            if attempt == ATTEMPTS or wait > PATIENCE or time.monotonic() + wait > self.end:
                raise failure
            time.sleep(wait)
        raise AssertionError("unreachable")

    def _once(self, path: str, body: bytes | None) -> tuple[int, Any, bytes]:
        left = min(self.timeout, self.end - time.monotonic())
        if left <= 0:
            raise MachineError(Problem.TIMEOUT, self.service, "no time left")
        try:
            with self.session.request(
                "GET" if body is None else "POST",
                self.url + path,
                data=body,
                headers={"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "Glokal"},
                auth=self.prepare,
                timeout=left,
                allow_redirects=False,
                stream=True,
            ) as response:
                return response.status_code, response.headers, self._read(response.raw, time.monotonic() + left)
        except (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError) as error:
            raise MachineError(Problem.TIMEOUT, self.service, type(error).__name__) from error

    def _read(self, raw: urllib3.HTTPResponse, end: float) -> bytes:
        content = bytearray()
        while piece := raw.read1(65536, decode_content=True):
            content += piece
            if len(content) > ANSWER_LIMIT:
                raise MachineError(Problem.ANSWER, self.service, "answer too large")
            if time.monotonic() > end:
                raise MachineError(Problem.TIMEOUT, self.service, "answer too slow")
        return bytes(content)

    def _parsed(self, content: bytes) -> Any:
        try:
            return json.loads(content)
        except ValueError as error:
            raise MachineError(Problem.ANSWER, self.service, "not JSON") from error

    def _failure(self, status: int, headers: Any, content: bytes) -> MachineError:
        detail = f"{status} {content[:300].decode(errors='replace')!r}"
        if status in {401, 403}:
            return MachineError(Problem.KEY, self.service, detail)
        if status == 456:
            return MachineError(Problem.QUOTA, self.service, detail)
        if status in {429, 529}:
            return MachineError(Problem.BUSY, self.service, detail, _retry_after(headers))
        if status >= 500:
            return MachineError(Problem.DOWN, self.service, detail, _retry_after(headers))
        if status >= 400:
            return MachineError(Problem.REFUSED, self.service, detail)
        return MachineError(Problem.ANSWER, self.service, detail)


def _retry_after(headers: Any) -> int:
    """Return the seconds of a Retry-After header (RFC 9110, 10.2.3), 0 without one."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return min(int(value[:6]), 24 * 3600)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return 0
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return min(max(0, round((then - datetime.now(UTC)).total_seconds())), 24 * 3600)


__all__ = ["ANSWER_LIMIT", "ATTEMPTS", "PATIENCE", "Conversation"]
