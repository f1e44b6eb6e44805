"""Errors as problem+json (RFC 9457), in the language asked for."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from .languages import language_of

INVALID_PARAMETERS = "urn:glokal:problem:invalid-parameters"


class ParameterError(NamedTuple):
    """What is wrong with one parameter; the sentence is made when the language is known."""

    parameter: str
    message: Callable[[], str]


class Problem(Exception):
    """An answer that is an error; `detail` is called when its language is active."""

    status = 500
    more: Mapping[str, Any] = {}  # further members of the answer

    def __init__(self, detail: Callable[[], str]):
        super().__init__()
        self.detail = detail


class Forbidden(Problem):
    status = 403


class NotFound(Problem):
    status = 404


class MethodNotAllowed(Problem):
    status = 405


class InvalidParameters(Problem):
    status = 422

    def __init__(self, errors: Iterable[ParameterError]):
        super().__init__(lambda: _("The request has parameters that cannot be used; “errors” says which and why."))
        self.errors = list(errors)


def answer_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Return the problem as an answer, written in the language of the request."""
    language = language_of(request)
    with override(language):
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": _titles()[problem.status],
            "status": problem.status,
            "detail": problem.detail(),
            **problem.more,
        }
        if isinstance(problem, InvalidParameters):
            body["type"] = INVALID_PARAMETERS
            body["errors"] = [{"parameter": e.parameter, "message": e.message()} for e in problem.errors]
    content = json.dumps(body, ensure_ascii=False).encode()
    headers = {"Cache-Control": "no-store", "Content-Language": language, "Content-Length": str(len(content))}
    return HttpResponse(content, "application/problem+json", status=problem.status, headers=headers)


def _titles() -> Mapping[int, str]:
    return {
        403: _("Not allowed"),
        404: _("Not found"),
        405: _("Method not allowed"),
        422: _("Parameters cannot be used"),
        500: _("Internal server error"),
    }


def parameter_errors(found: Iterable[dict[str, Any]]) -> list[ParameterError]:
    """Turn pydantic's errors about query parameters into ours, one for each parameter."""
    errors: dict[str, ParameterError] = {}
    for error in found:
        name = next((str(part) for part in reversed(error["loc"]) if not isinstance(part, int)), "")
        errors.setdefault(name, ParameterError(name, lambda error=error: _message(error)))  # type: ignore[misc]
    return list(errors.values())


def _message(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return _("This parameter is not known here.")
        case "missing":
            return _("This parameter is required.")
        case "int_parsing" | "int_from_float" | "int_parsing_size" | "int_type":
            return _("Please give a whole number.")
        case "float_parsing" | "finite_number" | "float_type":
            return _("Please give a number.")
        case "bool_parsing" | "bool_type":
            return _("Please write true or false.")
        case "greater_than":
            return _("The number must be greater than %(limit)s.") % {"limit": _number(context["gt"])}
        case "greater_than_equal":
            return _("The smallest number possible is %(limit)s.") % {"limit": _number(context["ge"])}
        case "less_than_equal":
            return _("The largest number possible is %(limit)s.") % {"limit": _number(context["le"])}
        case "string_too_short":
            return _("Please give at least one character.")
        case "string_too_long":
            return _("At most %(count)s characters are possible.") % {"count": context["max_length"]}
        case "literal_error":
            values = context["expected"].replace(" or ", ", ").replace("'", "")
            return _("Possible values: %(values)s.") % {"values": values}
        case "control_character":
            return _("Control characters are not possible.")
    return _("This value cannot be used.")


def _number(value: float) -> str:
    return f"{value:g}"
