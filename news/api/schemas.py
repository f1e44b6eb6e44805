"""The shapes of answers with news."""

import datetime

from pydantic import BaseModel, Field

from home.api.schemas import Alternate, Block, Listing, Notice, Organisation, Picture, Seo


class NewsTopic(BaseModel):
    slug: str = Field(examples=["foerderung"])
    name: str = Field(examples=["Förderung"])


class News(BaseModel):
    """A piece of news as lists show it."""

    id: int
    slug: str
    locale: str = Field(examples=["de"])
    title: str
    date: datetime.date
    teaser: str
    image: Picture | None
    topics: list[NewsTopic]
    institution: Organisation | None = Field(description="Who wrote it")
    url: str | None = Field(description="The page on the portal")
    api_url: str = Field(description="The piece of news in full")


class NewsList(Listing):
    items: list[News]


class Article(News):
    """A piece of news in full."""

    body: list[Block] = Field(description="The text as typed blocks")
    html: str = Field(description="The same as HTML: absolute addresses, nothing active, no classes")
    keywords: list[str]
    seo: Seo
    published_at: datetime.datetime | None
    updated_at: datetime.datetime | None
    notice: Notice | None
    alternates: list[Alternate] = Field(description="The other languages")
