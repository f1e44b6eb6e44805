"""Which language a reader gets where the address does not say it."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header


def negotiate(request: HttpRequest, offered: Iterable[str]) -> str:
    """Return the language of `offered` that Accept-Language likes best, or the portal's default.

    RFC 9110, 12.5.4; a regional variant ("cs-CZ") counts as its language.
    """
    languages = list(offered)
    for code, quality in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if quality and (language := code.split("-")[0]) in languages:
            return language
    default = settings.LANGUAGE_CODE
    return default if default in languages or not languages else languages[0]


def language_of(request: HttpRequest, offered: Iterable[str]) -> str:
    """Return the language that the address begins with where it is offered, else what `negotiate` says."""
    languages = list(offered)
    first = request.path_info.lstrip("/").split("/")[0]
    return first if first in languages else negotiate(request, languages)


__all__ = ["language_of", "negotiate"]
