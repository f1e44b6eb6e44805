"""Response headers that depend on where in the portal one is."""

from collections.abc import Callable

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils import translation

from home.accounts.addresses import account_language

GetResponse = Callable[[HttpRequest], HttpResponse]


class Language(LocaleMiddleware):
    """Django's, which besides knows the language of the account's addresses and sends nobody elsewhere from there."""

    def process_request(self, request: HttpRequest) -> None:
        language = account_language(request.path_info)
        if language is None:
            super().process_request(request)
            return
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        language = account_language(request.path_info)
        if language is None:
            return super().process_response(request, response)
        response.headers.setdefault("Content-Language", language)
        return response


class PolicyByPlace(CSPMiddleware):
    """django-csp with one policy for visitors and one for the CMS; a view's own decorators win over both."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.CMS_CONTENT_SECURITY_POLICY
        if getattr(request, "is_preview", False) and not report_only:  # drawn as for visitors, in a frame of the CMS
            parts.replace = {**(parts.replace or {}), "frame-ancestors": [SELF]}
        return parts


def permissions_policy(get_response: GetResponse) -> GetResponse:
    """Say which abilities of the browser pages may use; Django has no setting for this header."""
    value = ", ".join(f"{ability}={allowed}" for ability, allowed in settings.PERMISSIONS_POLICY.items())

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", value)
        return response

    return answer
