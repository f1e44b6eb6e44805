"""Where a mail server, or the service that sends for the portal, reports what came back.

POST /mail/bounces/<BOUNCE_KEY>/
{"email": "gone@example.org", "permanent": true, "reason": "550 5.1.1 User unknown"}      or a list of such
"""

import json
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .bounces import record_bounce

MOST_BYTES = 256 * 1024
MOST = 500  # reports at once


class Unclear(ValueError):
    """A report that is none; says what is wrong."""


@csrf_exempt
@require_POST
def report_bounces(request: HttpRequest, key: str) -> HttpResponse:
    """Record bounces; who has no key finds no such address."""
    if not settings.BOUNCE_KEY or not constant_time_compare(key, settings.BOUNCE_KEY):
        raise Http404
    try:
        reports = _reports(request)
    except Unclear as problem:
        return JsonResponse({"title": str(problem), "status": 400}, status=400, content_type="application/problem+json")
    with transaction.atomic():
        for report in reports:
            record_bounce(**report, source="webhook")
    return JsonResponse({"recorded": len(reports)})


def _reports(request: HttpRequest) -> list[dict[str, Any]]:
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise Unclear(f"At most {MOST_BYTES} bytes, please.")
    try:
        found = json.loads(request.read(MOST_BYTES + 1))
    except (ValueError, RecursionError):
        raise Unclear("This is not JSON.") from None
    found = found if isinstance(found, list) else [found]
    if len(found) > MOST:
        raise Unclear(f"At most {MOST} reports at once, please.")
    return [_report(report) for report in found]


def _report(found: Any) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise Unclear("Each report is an object with “email”, “permanent” and “reason”.")
    email, permanent, reason = found.get("email"), found.get("permanent", True), found.get("reason", "")
    if not (isinstance(email, str) and isinstance(permanent, bool) and isinstance(reason, str)) or "\0" in reason:
        raise Unclear("“email” and “reason” are texts, “permanent” is true or false.")
    try:
        validate_email(email)
    except ValidationError:
        raise Unclear("“email” is not an e-mail address.") from None
    if len(email) > 254:
        raise Unclear("“email” is too long.")
    return {"email": email, "permanent": permanent, "reason": reason}


__all__ = ["report_bounces"]
