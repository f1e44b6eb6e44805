"""Places: towns in any language and postal codes, with coordinates."""

from django.http import HttpRequest, HttpResponse

from home.api import answers
from home.api.languages import language_of
from home.api.problems import InvalidParameters

from .. import places
from ..models import Place
from .parameters import PlaceParameters
from .vocabularies import language_errors


def answer_places(request: HttpRequest, query: PlaceParameters) -> HttpResponse:
    """Answer with the places that fit, the largest first; one query."""
    if errors := language_errors(query.locale):
        raise InvalidParameters(errors)
    language = language_of(request)
    items = [_item(place, language) for place in places.find_places(query.q, limit=query.limit)]
    return answers.answer(request, answers.to_json({"items": items}).encode(), language, answers.AN_HOUR)


def _item(place: Place, language: str) -> dict[str, object]:
    names = {"de": place.de, "cs": place.cs}
    return {
        "name": names.get(language) or place.name,
        "local_name": place.name,
        "postcode": place.postcode or None,
        "country": place.country,
        "region": {"code": place.region.code, "label": place.region.label(language)} if place.region else None,
        "lat": place.latitude,
        "lon": place.longitude,
    }
