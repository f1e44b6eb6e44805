"""API v1: the object that carries every room's router, its reference, and its errors."""

import logging
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, URLPattern, is_valid_path, path, re_path, resolve, reverse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema

from directory.api import router as directory_router
from events.api import router as events_router
from home.api.answers import AN_HOUR, answer, to_json
from home.api.problems import (
    InvalidParameters,
    MethodNotAllowed,
    NotFound,
    Problem,
    answer_problem,
    parameter_errors,
)
from home.api.routes import router as pages_router
from news.api import router as news_router

logger = logging.getLogger("django.request")

DESCRIPTION = """\
Companies, chambers, clusters and institutes of the Saxon-Czech border region, their offers and requests, its news and
events, and every page of the portal, in German and Czech, free to read: no key, no cookie.

- Every answer is JSON in UTF-8. Labels, prose, addresses and messages are in the language that `locale` asks for.
- Lists come in pages: follow `next` until it is null.
- Answers carry an `ETag`. Send it back as `If-None-Match`, and an unchanged answer costs a 304 without a body.
- Errors are `application/problem+json` (RFC 9457). Whatever a parameter is not understood for stands in `errors`.
"""
TAGS = [
    {"name": "companies", "description": "The directory."},
    {"name": "listings", "description": "Offers and requests of companies."},
    {"name": "news", "description": "What is new, in full."},
    {"name": "events", "description": "What takes place, with all that calendars need."},
    {"name": "pages", "description": "Any page of the portal by its address, for a front end of one's own."},
    {"name": "words and places", "description": "Help while a person is typing."},
    {"name": "vocabularies", "description": "NACE, CPV, NUTS, capabilities and certificates in three languages."},
]
# The reference draws its icons as data addresses and reads the OpenAPI document; nothing comes from elsewhere.
DOCS_POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}


class PortalAPI(NinjaAPI):
    """Ninja's API, with a reference that tells problems from answers and what may be left out from null."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for parameter in operation["parameters"]:
                    _describe_parameter(parameter)
                for status, response in operation["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {"application/problem+json": response["content"]["application/json"]}
        return schema


def _describe_parameter(parameter: dict[str, Any]) -> None:
    """Give a parameter's schema in the words of JSON Schema 2020-12; the address has no null to send."""
    schema = parameter["schema"]
    schema.update(next((kind for kind in schema.pop("anyOf", ()) if kind.get("type") != "null"), {}))
    schema.pop("description", None)
    # An example beside the schema would be filled in when somebody tries a request out, for every filter at once.
    if not parameter["required"] and "example" in parameter:
        schema["examples"] = [parameter.pop("example")]
    schema.pop("example", None)


api = PortalAPI(
    title="Glokal API",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="api-1",
    openapi_url=None,  # both are served below: as finished bytes, and under the portal's content security policy
    docs_url=None,
    servers=[{"url": "/", "description": "This portal"}],
    openapi_extra={
        "info": {
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": {"name": "Glokal", "url": settings.WAGTAILADMIN_BASE_URL},
        },
        "tags": TAGS,
    },
)
for router in (directory_router, news_router, events_router, pages_router):
    api.add_router("", router)


@api.exception_handler(Problem)
def on_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return answer_problem(request, problem)


@api.exception_handler(ValidationError)
def on_validation_error(request: HttpRequest, error: ValidationError) -> HttpResponse:
    if any(found["loc"][0] == "path" for found in error.errors):
        return not_found(request)
    return answer_problem(request, InvalidParameters(parameter_errors(error.errors)))


@api.exception_handler(Exception)
def on_exception(request: HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, SuspiciousOperation):
        raise error  # such as a host name that is not ours: Django's to refuse
    logger.error("API: %s", request.path, exc_info=error, extra={"status_code": 500, "request": request})
    got_request_exception.send(sender=None, request=request)
    return answer_problem(request, Problem(lambda: _("The portal could not answer. Please try again later.")))


def not_found(request: HttpRequest) -> HttpResponse:
    problem = NotFound(lambda: _("There is nothing at this address; /api/v1/docs lists all there are."))
    return answer_problem(request, problem)


def openapi_json(request: HttpRequest) -> HttpResponse:
    return answer(request, _openapi(), "en", AN_HOUR)


@lru_cache(maxsize=1)
def _openapi() -> bytes:
    return to_json(api.get_openapi_schema()).encode()


@csp_replace(DOCS_POLICY)
def docs(request: HttpRequest) -> HttpResponse:
    """The reference, for people."""
    configuration = {"url": reverse("api-1:openapi-json"), "layout": "BaseLayout", "deepLinking": True}
    return render(request, "portal/api_docs.html", {"configuration": configuration})


def reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view that knows GET answer HEAD too, and refuse other methods by a problem."""

    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            problem = MethodNotAllowed(lambda: _("This address can only be read, with GET or HEAD."))
            response = answer_problem(request, problem)
            response.headers["Allow"] = "GET, HEAD"
            return response
        if request.method == "GET":
            return view(request, *args, **kwargs)
        request.method = "GET"
        response = view(request, *args, **kwargs)
        response.content = b""
        return response

    return read


class ApiLane:
    """Middleware that answers for every API before sessions, accounts, messages and redirects are looked after.

    Reading needs none of them. LocaleMiddleware would also send an unknown address on to a page in some language,
    and mark every answer as depending on Accept-Language. What stands above this in MIDDLEWARE still applies:
    security headers and CORS. The reference is a page and goes the way of pages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.root = reverse("api-1:api-root").removesuffix("v1/")
        self.docs = reverse("api-1:docs")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(self.root) or request.path_info == self.docs:
            return self.get_response(request)
        try:
            request.resolver_match = match = resolve(request.path_info)
        except Resolver404:
            if not request.path_info.endswith("/") and is_valid_path(f"{request.path_info}/"):
                return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
            return not_found(request)
        response = match.func(request, *match.args, **match.kwargs)
        return response.render() if isinstance(response, SimpleTemplateResponse) else response


def _patterns() -> list[URLPattern]:
    made, _app, _namespace = api.urls
    patterns = [pattern for pattern in made if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    for pattern in patterns:
        pattern.callback = reading(pattern.callback)
    return [
        *patterns,
        path("openapi.json", reading(openapi_json), name="openapi-json"),
        path("docs", docs, name="docs"),
        path("", not_found, name="api-root"),  # Ninja asks this name for the address that all others begin with
        re_path("", not_found),
    ]


urls = (_patterns(), "ninja", "api-1")
