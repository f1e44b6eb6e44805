"""Every address of the events' API in one list."""

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from home.api.parameters import Parameters
from home.api.schemas import Problem

from .details import answer_event, answer_list
from .parameters import EventParameters
from .schemas import EventDetail, EventList

router = Router()
ERRORS = {304: None, 422: Problem}
Slug = Path(..., description="`slug` of a list's item.", example="zoll-im-alltag")


@router.get(
    "/events",
    response={200: EventList} | ERRORS,
    operation_id="listEvents",
    summary="Events, those to come first",
    tags=["events"],
)
def list_events(request: HttpRequest, query: Query[EventParameters]) -> HttpResponse:
    """Everything that is asked for must hold; values of one filter, repeated, are alternatives. Who asks for days gets
    what is on those days, past or not."""
    return answer_list(request, query)


@router.get(
    "/events/{slug:slug}",
    response={200: EventDetail, 404: Problem} | ERRORS,
    operation_id="getEvent",
    summary="One event in full",
    tags=["events"],
)
def get_event(request: HttpRequest, query: Query[Parameters], slug: str = Slug) -> HttpResponse:
    """`online_url` is there only where everyone may see it. Where there is nothing in the language asked for,
    `alternates` of the 404 says in which there is."""
    return answer_event(request, slug, query.locale)
