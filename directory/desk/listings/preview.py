"""The page of an offer or request as it would be, drawn from a draft without touching the read model."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from wagtail.models import Locale

from ...models import Listing, ListingPage
from ...pages import listing_context
from ...search import Detail
from ...search.listing_document import listing_entries
from ...search.listing_facts import COMPANY, OWN, RELATIONS, ListingFacts, facts_from, region_points


def facts_of(listing: Listing) -> ListingFacts:
    """Return the facts of a listing that may not be saved, or not in this version."""
    row = {name: getattr(listing, name) for name in OWN}
    row |= {"created_at": row["created_at"] or timezone.now(), "id": row["id"] or 0}
    facts = facts_from(row, {name: getattr(listing.company, name) for name in COMPANY}, region_points())
    facts.terms = {facet: [term.pk for term in getattr(listing, name).all()] for facet, name in RELATIONS.items()}
    facts.texts = {text.language: text for text in listing.texts.all()}  # type: ignore[attr-defined]
    facts.attachments = [
        {"id": file.pk or 0, "name": file.name, "content_type": file.content_type, "size": file.size}
        for file in listing.attachments.all()  # type: ignore[attr-defined]
    ]
    return facts


def render_preview(listing: Listing, request: HttpRequest, language: str) -> HttpResponse:
    """Return the listing's page in `language` ("de" or "cs"), as visitors will see it: without what it hides."""
    with translation.override(language):
        (entry,), _words = listing_entries(facts_of(listing), [language])
        detail = Detail(entry.slug or "-", entry.detail, entry.company_id, entry.terms)
        locale = Locale.objects.filter(language_code=language).first()
        page = ListingPage.objects.filter(locale=locale).first() or ListingPage(title="", locale=locale)
        base = (page.get_url(request) if page.pk else None) or f"/{language}/"
        site = f"{request.scheme}://{request.get_host()}"
        context = listing_context(detail, language, base, site) | {"page": page, "base": base}
        return TemplateResponse(request, ListingPage.entry_template, context).render()


__all__ = ["facts_of", "render_preview"]
