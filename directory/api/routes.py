"""Every address of the directory's API in one list."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from home.api.parameters import Parameters
from home.api.schemas import Problem

from .companies import answer_detail, answer_list, answer_suggestions
from .listings import answer_offer_or_request
from .parameters import CompanyParameters, ListingParameters, PlaceParameters, SuggestParameters, VocabularyParameters
from .places import answer_places
from .schemas import CompanyDetail, CompanyList, ListingDetail, ListingList, Places, Suggestions, TermList
from .vocabularies import answer_vocabulary

router = Router()
ERRORS = {304: None, 422: Problem}

Slug = Path(..., description="`slug` of a listing's item.", example="musterwerk-chemnitz")
Name = Path(..., description="Name of the vocabulary.", example="sectors")


@router.get(
    "/companies",
    response={200: CompanyList} | ERRORS,
    operation_id="listCompanies",
    summary="Find companies and institutions",
    tags=["companies"],
)
def list_companies(request: HttpRequest, query: Query[CompanyParameters]) -> HttpResponse:
    """Everything that is asked for must hold; values of one filter, repeated, are alternatives:
    `region=DED42&region=CZ041&capability=additive-manufacturing` finds companies that can do additive
    manufacturing in either region."""
    return answer_list(request, query)


@router.get(
    "/companies/{slug:slug}",
    response={200: CompanyDetail, 404: Problem} | ERRORS,
    operation_id="getCompany",
    summary="One company with all that is public",
    tags=["companies"],
)
def get_company(request: HttpRequest, query: Query[Parameters], slug: str = Slug) -> HttpResponse:
    """Prose is in the language asked for where it exists, else in another one: `description_language` says which."""
    return answer_detail(request, slug, query.locale)


@router.get(
    "/listings",
    response={200: ListingList} | ERRORS,
    operation_id="listListings",
    summary="Find offers and requests",
    tags=["listings"],
)
def list_listings(request: HttpRequest, query: Query[ListingParameters]) -> HttpResponse:
    """Searched and filtered like `/companies`. By relevance, requests come first; `type=request` leaves out offers."""
    return answer_list(request, query, "listing")


@router.get(
    "/listings/{slug:slug}",
    response={200: ListingDetail, 404: Problem} | ERRORS,
    operation_id="getListing",
    summary="One offer or request with all that is public",
    tags=["listings"],
)
def get_listing(request: HttpRequest, query: Query[Parameters], slug: str = Slug) -> HttpResponse:
    """What has expired or was taken back is answered with 404."""
    return answer_offer_or_request(request, slug, query.locale)


@router.get(
    "/suggest",
    response={200: Suggestions} | ERRORS,
    operation_id="suggest",
    summary="Complete what is being typed",
    tags=["words and places"],
)
def suggest(request: HttpRequest, query: Query[SuggestParameters]) -> HttpResponse:
    """Terms of the vocabularies, then companies or listings, whose words begin as typed, in any of the languages."""
    return answer_suggestions(request, query)


@router.get(
    "/places",
    response={200: Places} | ERRORS,
    operation_id="findPlaces",
    summary="Towns and postal codes",
    tags=["words and places"],
)
def find_places(request: HttpRequest, query: Query[PlaceParameters]) -> HttpResponse:
    """„Karlsbad“ finds Karlovy Vary. What this finds first is what `near` of `/companies` takes as its centre."""
    return answer_places(request, query)


@router.get(
    "/vocabularies/{name}",
    response={200: TermList, 404: Problem} | ERRORS,
    operation_id="listTerms",
    summary="Codes and labels that filters take",
    tags=["vocabularies"],
)
def list_terms(
    request: HttpRequest,
    query: Query[VocabularyParameters],
    name: Literal["sectors", "categories", "capabilities", "certificates", "regions"] = Name,
) -> HttpResponse:
    """In the order of codes. Large ones are read page by page, or level by level with `parent`."""
    return answer_vocabulary(request, name, query)
