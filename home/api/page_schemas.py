"""The shapes of answers about any page."""

import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from .schemas import Alternate, Notice, Seo


class PageLink(BaseModel):
    title: str
    url: str
    path: str = Field(description="What `path` takes")


class Child(PageLink):
    type: str = Field(examples=["standard"])


class Surroundings(BaseModel):
    """What stands around every page of the language."""

    home: str = Field(description="Address of the start page")
    menu: list[PageLink]
    footer: list[PageLink]
    footer_note: str
    contact_email: str


class Resolved(BaseModel):
    """A page. `content` depends on `type`."""

    type: str = Field(description="home, standard, directory, news_index, news, event_index, event", examples=["news"])
    id: int
    path: str
    url: str | None
    rest: str = Field(description="What is left of the path below the page, such as `thema/foerderung/`")
    route: str | None = Field(description="What the remainder is: the name of the view that answers for it")
    route_arguments: dict[str, str]
    locale: str
    title: str
    seo: Seo
    content: dict[str, Any] = Field(
        description="Fields of the type; texts as `body` (typed blocks) and `html`. News and events: as at their own "
        "addresses."
    )
    breadcrumb: list[PageLink] = Field(description="From the start page to the page above")
    children: list[Child] = Field(description="Pages below, without news and events; at most 200")
    surroundings: Surroundings
    notice: Notice | None
    alternates: list[Alternate] = Field(description="The page in the other languages")
    published_at: datetime.datetime | None
    updated_at: datetime.datetime | None
    draft: bool = Field(description="Only with `preview`: what nobody else may see")


class Redirect(BaseModel):
    """The address has moved."""

    type: Literal["redirect"]
    status: Literal[301, 302]
    url: str = Field(description="Where it is now")
