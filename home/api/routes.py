"""The address that resolves every other."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field

from .page_schemas import Redirect, Resolved
from .pages import answer_page
from .parameters import Parameters, example
from .preview import answer_preview
from .problems import InvalidParameters, ParameterError
from .schemas import Problem

router = Router()


class PageParameters(Parameters):
    path: Annotated[str, Field(max_length=2000)] | None = Field(
        None,
        description="Path of the page as a browser shows it, with its language: `/de/aktuelles/`.",
        json_schema_extra=example("/de/"),
    )
    preview: Annotated[str, Field(max_length=500)] | None = Field(
        None,
        description="In place of `path`: the token of a draft, which the CMS gives to those who may edit it.",
        json_schema_extra=example("eyJwIjoxMn0:1u…"),
    )


@router.get(
    "/pages",
    response={200: Resolved | Redirect, 304: None, 403: Problem, 404: Problem, 422: Problem},
    operation_id="getPage",
    summary="Whatever stands at an address of the portal",
    tags=["pages"],
)
def get_page(request: HttpRequest, query: Query[PageParameters]) -> HttpResponse:
    """Any public page with its content, its place in the tree and what stands around it; for an address below a page
    (a topic, a month, a company's profile) that page, with the remainder in `rest`. An address that has moved gives
    `type: redirect`. Drafts only with a token, for an hour."""
    if query.preview is not None:
        return answer_preview(request, query.preview)
    if query.path is None:
        raise InvalidParameters([ParameterError("path", lambda: _("This parameter is required."))])
    return answer_page(request, query.path)
