"""News as answers: a page of them, and each in full."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from directory.api.organisations import organisation
from home.api import answers, content
from home.api.problems import InvalidParameters, ParameterError
from home.api.types import register_type

from ..models import NewsPage
from ..models.queries import NewsQuerySet
from .parameters import NewsParameters


def answer_list(request: HttpRequest, query: NewsParameters) -> HttpResponse:
    """Answer with a page of news; a fixed number of queries."""
    if query.first and query.last and query.last < query.first:
        error = ParameterError("to", lambda: _("The last day lies before the first one."))
        raise InvalidParameters([error])
    language = content.content_language(request, query.locale)
    found = _found(query, language)
    total = found.count()
    with override(language):
        shown = found.for_lists(*content.RENDITIONS)[query.offset : query.offset + query.limit]
        items = ",".join(answers.to_json(summary(page, request)) for page in shown)
    body = answers.page(request, total, items, query.limit, query.offset)
    return answers.answer(request, body, language)


def answer_article(request: HttpRequest, slug: str, locale: str | None) -> HttpResponse:
    """Answer with one piece of news in full; the number of queries depends on nothing but the kinds of its blocks."""
    language = content.content_language(request, locale)
    page = NewsPage.objects.shown_in(language).filter(slug=slug).for_lists(*content.RENDITIONS).first()
    if page is None:
        raise _elsewhere(request, slug)
    with override(language):
        body = answers.to_json(article(page, request)).encode()
    return answers.answer(request, body, language, changed=page.last_published_at)


def summary(page: NewsPage, request: HttpRequest) -> dict[str, Any]:
    """Return what lists show; no query beyond those of `for_lists`."""
    language, origin = page.locale.language_code, content.origin_of(request)
    return {
        "id": page.pk,
        "slug": page.slug,
        "locale": language,
        "title": page.title,
        "date": page.date.isoformat(),
        "teaser": page.teaser,
        "image": content.picture(page.lead_image, page.lead_alt, request),
        "topics": [{"slug": topic.slug, "name": topic.name} for topic in page.shown_topics],
        "institution": organisation(page.institution, language, origin),
        "url": content.address_of(page, request),
        "api_url": origin + api_address(page, language),
    }


def article(page: NewsPage, request: HttpRequest) -> dict[str, Any]:
    """Return all that is public of a piece of news."""
    others = content.translations([page.translation_key])
    return {
        **summary(page, request),
        "body": content.blocks(page.body, request),
        "html": content.html(page.body, page, request),
        "keywords": sorted(tag.name for tag in page.tags.all()),
        "seo": content.seo(page),
        "published_at": content.moment(page.first_published_at),
        "updated_at": content.moment(page.last_published_at),
        "notice": content.notice(page),
        "alternates": content.alternates([o for o in others if o.page.pk != page.pk], request, api_address),
    }


def api_address(page: Page, language: str) -> str:
    return f"/api/v1/news/{page.slug}?locale={language}"


def _found(query: NewsParameters, language: str) -> NewsQuerySet:
    news = NewsPage.objects.shown_in(language)
    if query.topic:
        news = news.about(query.topic)
    if query.institution:
        news = news.of(query.institution)
    if query.year is not None:
        news = news.in_year(query.year)
    if query.first:
        news = news.filter(date__gte=query.first)
    if query.last:
        news = news.filter(date__lte=query.last)
    return news.newest_first() if query.sort == "newest" else news.order_by("date", "first_published_at", "pk")


def _elsewhere(request: HttpRequest, slug: str) -> content.ElsewhereOnly:
    keys = NewsPage.objects.live().public().filter(slug=slug).values_list("translation_key", flat=True)
    found = content.alternates(content.translations(keys), request, api_address)
    if found:
        return content.ElsewhereOnly(lambda: _("“%(slug)s” is not in this language.") % {"slug": slug}, found)
    return content.ElsewhereOnly(lambda: _("There is no news “%(slug)s”.") % {"slug": slug}, [])


register_type(NewsPage, "news", article, item=True)
