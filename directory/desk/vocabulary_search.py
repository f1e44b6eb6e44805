"""Finding terms of the vocabularies while an officer types, in whatever language."""

import re
from typing import Any

from django.db.models import Case, CharField, Func, IntegerField, Q, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language

from ..folding import Folded, folded
from ..models import Capability, Category, Certificate, Region, Sector, Term
from .permissions import may_use_the_desk

VOCABULARIES: dict[str, type[Term]] = {
    "sectors": Sector,
    "categories": Category,
    "capabilities": Capability,
    "certificates": Certificate,
    "regions": Region,
}
LIMIT = 20
LABELS = ("de", "cs", "en")
SYNONYMS = ("synonyms_de", "synonyms_cs", "synonyms_en")


def find_terms(vocabulary: str, text: str, language: str) -> QuerySet[Term]:
    """Return the terms whose code, labels or synonyms have every word of `text`, the closest first.

    Case and accents do not matter. Terms that begin with the text in `language` stand before others, general
    ones before special ones.
    """
    model = VOCABULARIES[vocabulary]
    terms = model.objects.all()
    fields = [name for name in (*LABELS, *SYNONYMS) if hasattr(model, name)]
    for name in fields:
        joined: Any = name
        if name in SYNONYMS:
            joined = Func(name, Value(" "), function="array_to_string", output_field=CharField())
        terms = terms.alias(**{f"folded_{name}": Folded(joined)})
    words = folded(text).split()[:8]
    for word in words:
        found = Q(code__istartswith=re.sub(r"-\d$", "", word))  # a CPV code may come with its check digit
        for name in fields:
            found |= Q(**{f"folded_{name}__contains": word})
        terms = terms.filter(found)
    start = " ".join(words)
    own = f"folded_{language if language in LABELS else 'en'}"
    rank = Case(
        When(code__iexact=start, then=0),
        When(code__istartswith=start, then=1),
        When(**{f"{own}__startswith": start}, then=2),
        When(**{f"{own}__contains": f" {start}"}, then=3),
        default=4,
        output_field=IntegerField(),
    )
    return terms.order_by(rank, *(["level"] if hasattr(model, "level") else []), "code")


def as_option(term: Term, language: str) -> dict[str, Any]:
    return {"id": term.pk, "code": term.code, "label": term.label(language)}


def terms_view(request: HttpRequest, vocabulary: str) -> HttpResponse:
    """Answer `?q=` with `{"items": [{"id", "code", "label"}], "more": bool}` in the language of the CMS."""
    if vocabulary not in VOCABULARIES:
        raise Http404
    if not may_use_the_desk(request.user):
        return JsonResponse({"items": [], "more": False}, status=403)
    language = (get_language() or "de")[:2]
    found = list(find_terms(vocabulary, request.GET.get("q", "")[:100], language)[: LIMIT + 1])
    items = [as_option(term, language) for term in found[:LIMIT]]
    return JsonResponse({"items": items, "more": len(found) > LIMIT})
