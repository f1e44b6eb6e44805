"""Terms of the vocabularies while a person types: the same for everybody, so that caches may keep it."""

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ..desk.vocabulary_search import VOCABULARIES, find_terms
from .widgets import FOUND

LONGEST = 100  # characters typed
SECONDS = 3600


@require_safe
@cache_control(public=True, max_age=SECONDS)
def terms(request: HttpRequest, vocabulary: str) -> JsonResponse:
    """Answer `?q=` with `{"items": [{"code", "label"}], "more": bool}` in the language of the address."""
    if vocabulary not in VOCABULARIES:
        raise Http404
    text = request.GET.get("q", "").strip()[:LONGEST]
    language = (get_language() or "de")[:2]
    found = list(find_terms(vocabulary, text, language)[: FOUND + 1]) if text else []
    items = [{"code": term.code, "label": term.label(language)} for term in found[:FOUND]]
    return JsonResponse({"items": items, "more": len(found) > FOUND})


urlpatterns = [path("terms/<slug:vocabulary>/", terms, name="account_terms")]
