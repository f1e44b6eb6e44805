"""The profile of a company as it would be, drawn from a draft without touching the read model."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from wagtail.models import Locale

from ..models import Company, DirectoryPage
from ..pages import profile_context
from ..search import Detail
from ..search.document import entries
from ..search.facts import FIELDS, RELATIONS, Facts, add_logos, add_pictures


def facts_of(company: Company) -> Facts:
    """Return the facts of a company that may not be saved, or not in this version."""
    row = {name: getattr(company, name) for name in FIELDS}
    row["created_at"] = row["created_at"] or timezone.now()
    row["id"] = row["id"] or 0
    terms = {facet: [term.pk for term in getattr(company, name).all()] for facet, name in RELATIONS.items()}
    texts = {text.language: text for text in company.texts.all()}  # type: ignore[attr-defined]
    facts = Facts(row, terms, texts)
    add_logos([facts])
    add_pictures([(facts, list(company.images.all()))])
    return facts


def render_preview(company: Company, request: HttpRequest, language: str) -> HttpResponse:
    """Return the profile page in `language` ("de" or "cs")."""
    with translation.override(language):
        (entry,), _words = entries(facts_of(company), [language])
        detail = Detail(entry.slug, entry.detail, entry.company_id, entry.terms)
        locale = Locale.objects.filter(language_code=language).first()
        page = DirectoryPage.objects.filter(locale=locale).first() or DirectoryPage(title="", locale=locale)
        base = (page.get_url(request) if page.pk else None) or f"/{language}/"
        site = f"{request.scheme}://{request.get_host()}"
        context = profile_context(detail, language, base, site) | {"page": page, "base": base}
        return TemplateResponse(request, "directory/profile.html", context).render()
