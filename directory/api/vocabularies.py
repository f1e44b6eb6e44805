"""Vocabularies: the codes that filters take, with labels."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from home.api import answers
from home.api.languages import language_of
from home.api.problems import InvalidParameters, ParameterError

from ..models import Capability, Category, Certificate, Region, Sector
from ..models.vocabulary import LANGUAGES
from .parameters import VocabularyParameters

MODELS = {
    "sectors": Sector,
    "categories": Category,
    "capabilities": Capability,
    "certificates": Certificate,
    "regions": Region,
}
TREES = ("sectors", "categories")


def answer_vocabulary(request: HttpRequest, name: str, query: VocabularyParameters) -> HttpResponse:
    """Answer with a page of terms in the order of their codes; two queries."""
    if errors := language_errors(query.locale) + _tree_errors(name, query):
        raise InvalidParameters(errors)
    language = language_of(request)
    rows: QuerySet[Any] = MODELS[name]._default_manager.order_by("code")
    if query.parent is not None:
        rows = rows.filter(parent=query.parent)
    if query.level is not None:
        rows = rows.filter(level=query.level)
    columns = _columns(name, language)
    total = rows.count()
    found = rows.values_list(*columns.values())[query.offset : query.offset + query.limit]
    terms = (dict(zip(columns, row, strict=True)) for row in found)
    items = ",".join(answers.to_json(_finished(term)) for term in terms)
    body = answers.page(request, total, items, query.limit, query.offset)
    return answers.answer(request, body, language, answers.AN_HOUR)


def language_errors(locale: str | None) -> list[ParameterError]:
    """Return an error when the vocabularies lack the language asked for."""
    if locale is None or locale in LANGUAGES:
        return []
    return [ParameterError("locale", lambda: _("Possible values: %(values)s.") % {"values": ", ".join(LANGUAGES)})]


def _tree_errors(name: str, query: VocabularyParameters) -> list[ParameterError]:
    if name in TREES:
        return []
    given = [parameter for parameter in ("parent", "level") if getattr(query, parameter) is not None]
    return [ParameterError(parameter, lambda: _("This vocabulary has no levels.")) for parameter in given]


def _columns(name: str, language: str) -> dict[str, str]:
    """Return the columns to read, by the names they have in the answer."""
    columns = {"code": "code", "label": language}
    match name:
        case "sectors" | "categories":
            columns |= {"level": "level", "parent": "parent"}
        case "capabilities":
            columns |= {"group": "group", "nace": "nace", "synonyms": f"synonyms_{language}"}
        case "certificates":
            columns |= {"about": f"about_{language}"}
        case "regions":
            columns |= {"short_label": "short_cs" if language == "cs" else "short_de", "country": "country"}
    return columns


def _finished(term: dict[str, Any]) -> dict[str, Any]:
    """Return the term with null in place of an empty code."""
    return {key: (value or None) if key in {"parent", "nace"} else value for key, value in term.items()}
