"""In which language an answer is written."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
DEFAULT = settings.LANGUAGE_CODE


def language_of(request: HttpRequest) -> str:
    """Return the language the reader asks for: by `locale`, else by Accept-Language, else German."""
    asked = request.GET.get("locale")
    return asked if asked in LANGUAGES else _accepted(request.headers.get("Accept-Language", ""))


@lru_cache(maxsize=512)
def _accepted(header: str) -> str:
    wanted = (tag[:2] for tag, _quality in parse_accept_lang_header(header))
    return next((language for language in wanted if language in LANGUAGES), DEFAULT)
