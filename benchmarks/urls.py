"""The portal's addresses, and what they are compared with."""

import os
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal.urls import handler404, handler500
from portal.urls import urlpatterns as portal_urls

from .stock import stock_api

__all__ = ["handler404", "handler500", "urlpatterns"]


@lru_cache(maxsize=1)
def _body() -> bytes:
    return Path(os.environ["GLOKAL_BENCH_BODY"]).read_bytes()


def static_json(request: HttpRequest) -> HttpResponse:
    """Answer with bytes that were ready before: as fast as this server can answer with anything."""
    body = _body()
    return HttpResponse(body, content_type="application/json", headers={"Content-Length": str(len(body))})


urlpatterns = [
    path("bench/static.json", static_json),
    path("api/v1/static.json", static_json),  # below the API's root, which passes most of the middleware by
    path("bench/stock/", stock_api.urls),
    *portal_urls,
]
