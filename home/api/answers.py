"""Finished bytes as an answer: revalidated, compressed, paged."""

import datetime
import gzip
import hashlib
import json
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

# What is unpublished must be gone at once, so a cache may keep an answer but has to ask whether it still holds.
REVALIDATE = "public, no-cache"
AN_HOUR = "public, max-age=3600"
WORTH_COMPRESSING = 1024  # bytes; below, an answer fits into one packet anyway


def answer(
    request: HttpRequest,
    body: bytes,
    language: str,
    caching: str = REVALIDATE,
    changed: datetime.datetime | None = None,
) -> HttpResponse:
    """Return `body` (JSON, UTF-8) with a strong ETag, or 304 where the reader has it already.

    Compression cannot give away a secret here (BREACH): these answers hold none and no cookie is read.

    :param language: of the texts in the body.
    :param changed: when it was last published, for people and search engines. Only the ETag decides about 304: an
        answer also changes with its topics, its organisers and the time of day.
    """
    encoding = accepted_encoding(request.headers.get("Accept-Encoding", "")) if len(body) >= WORTH_COMPRESSING else ""
    digest = hashlib.blake2b(body, digest_size=16).hexdigest()
    etag = f'"{digest}-{encoding}"' if encoding else f'"{digest}"'
    headers = {
        "ETag": etag,
        "Cache-Control": caching,
        "Content-Language": language,
        "Vary": "Accept-Encoding" if "locale" in request.GET else "Accept-Encoding, Accept-Language",
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    if changed:
        headers["Last-Modified"] = http_date(changed.timestamp())
    response = HttpResponse(content_type="application/json", headers=headers)
    settled = get_conditional_response(request, etag=etag, response=response)
    if settled is not response:
        return settled  # type: ignore[return-value]
    response.content = compress(body, encoding)
    response.headers["Content-Length"] = str(len(response.content))
    return response


@lru_cache(maxsize=512)
def accepted_encoding(header: str) -> str:
    """Return "br", "gzip" or "" by what an Accept-Encoding header allows, Brotli first."""
    allowed: dict[str, bool] = {}
    for part in header.lower().split(","):
        name, _separator, parameter = part.partition(";")
        allowed[name.strip()] = parameter.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    anything = allowed.get("*", False)
    return next((name for name in ("br", "gzip") if allowed.get(name, anything)), "")


def compress(body: bytes, encoding: str) -> bytes:
    """Return the body in an encoding; the levels are those where more time hardly saves bytes any more."""
    if encoding == "br":
        return brotli.compress(body, quality=4, mode=brotli.MODE_TEXT)
    if encoding == "gzip":
        return gzip.compress(body, compresslevel=4, mtime=0)
    return body


class Links(NamedTuple):
    """The addresses of the next and the previous page as JSON: a string, or null."""

    next: str
    previous: str


def links(request: HttpRequest, total: int, limit: int, offset: int) -> Links:
    """Return the neighbours of a page; they keep every other parameter."""
    if offset == 0 and total <= limit:
        return Links("null", "null")
    kept = [pair for pair in request.GET.lists() if pair[0] not in {"limit", "offset"}]
    query = urlencode([*kept, ("limit", limit)], doseq=True)
    start = f"{request.scheme}://{request.get_host()}{request.path}?{query}&offset="
    following = json.dumps(f"{start}{offset + limit}") if offset + limit < total else "null"
    return Links(following, json.dumps(f"{start}{max(0, offset - limit)}") if offset else "null")


def page(request: HttpRequest, total: int, items: str, limit: int, offset: int, more: str = "") -> bytes:
    """Put a page together from finished JSON.

    :param items: the items, separated by commas.
    :param more: further members, each with a comma before it.
    """
    following, previous = links(request, total, limit, offset)
    return f'{{"total":{total},"items":[{items}]{more},"next":{following},"previous":{previous}}}'.encode()


def to_json(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
