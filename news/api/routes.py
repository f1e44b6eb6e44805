"""Every address of the news' API in one list."""

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from home.api.parameters import Parameters
from home.api.schemas import Problem

from .articles import answer_article, answer_list
from .parameters import NewsParameters
from .schemas import Article, NewsList

router = Router()
ERRORS = {304: None, 422: Problem}
Slug = Path(..., description="`slug` of a list's item.", example="neue-halle")


@router.get(
    "/news", response={200: NewsList} | ERRORS, operation_id="listNews", summary="News, the latest first", tags=["news"]
)
def list_news(request: HttpRequest, query: Query[NewsParameters]) -> HttpResponse:
    """Everything that is asked for must hold. A topic or institution that is not known has no news."""
    return answer_list(request, query)


@router.get(
    "/news/{slug:slug}",
    response={200: Article, 404: Problem} | ERRORS,
    operation_id="getNews",
    summary="One piece of news in full",
    tags=["news"],
)
def get_news(request: HttpRequest, query: Query[Parameters], slug: str = Slug) -> HttpResponse:
    """The text comes twice: as typed blocks, and as HTML that can be shown anywhere. Where there is nothing in the
    language asked for, `alternates` of the 404 says in which there is."""
    return answer_article(request, slug, query.locale)
