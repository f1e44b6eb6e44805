"""One request to a register: bounded in time and size, never redirected."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from django.conf import settings

LIMIT = 512 * 1024  # bytes of an answer; ARES's longest have about 60 KB
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Unreachable(Exception):
    """The register gave no answer that says anything of the number."""


def ask(url: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
    """POST a JSON document, or GET without one; return the status and the parsed answer, an object.

    :raises Unreachable: when there is no such answer within `REGISTER_TIMEOUT` seconds
    """
    end = time.monotonic() + settings.REGISTER_TIMEOUT
    try:
        with requests.Session() as session:
            session.trust_env = urlsplit(url).hostname not in LOOPBACK
            with session.request(
                "GET" if body is None else "POST", url, json=body, timeout=settings.REGISTER_TIMEOUT,
                headers={"Accept": "application/json", "User-Agent": "Glokal"}, allow_redirects=False, stream=True,
            ) as response:  # fmt: skip
                parsed = json.loads(_read(response.raw, end))
                status = response.status_code
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError, RecursionError) as error:
        raise Unreachable(type(error).__name__) from error
    if not isinstance(parsed, dict):
        raise Unreachable("not an object")
    return status, parsed


def _read(raw: urllib3.HTTPResponse, end: float) -> bytes:
    content = bytearray()
    while piece := raw.read1(65536, decode_content=True):
        content += piece
        if len(content) > LIMIT:
            raise Unreachable("answer too large")
        if time.monotonic() > end:
            raise Unreachable("answer too slow")
    return bytes(content)


__all__ = ["LIMIT", "Unreachable", "ask"]
