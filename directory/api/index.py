"""The directory's page, as the resolver of addresses shows it."""

from typing import Any

from django.http import HttpRequest

from home.api.content import origin_of
from home.api.types import register_type

from ..models import DirectoryPage


def describe(page: DirectoryPage, request: HttpRequest) -> dict[str, Any]:
    return {"list": f"{origin_of(request)}/api/v1/companies?locale={page.locale.language_code}"}


register_type(DirectoryPage, "directory", describe)
