"""Shapes that answers of several rooms have in common."""

import datetime
from typing import Any

from pydantic import BaseModel, Field


class Coded(BaseModel):
    """A term of a vocabulary, with its label in the language asked for."""

    code: str = Field(examples=["25.53"])
    label: str = Field(examples=["Zerspanung von Metallen"])


class Listing(BaseModel):
    """What every page of a listing has."""

    total: int = Field(description="Hits on all pages")
    next: str | None = Field(description="Address of the next page")
    previous: str | None = Field(description="Address of the previous page")


class Alternate(BaseModel):
    """The same page in one of its languages."""

    locale: str = Field(examples=["cs"])
    url: str | None = Field(description="The page on the portal")
    api_url: str = Field(description="The page in this API")


class FocalPoint(BaseModel):
    """The spot that matters most, as fractions of the original's width and height."""

    x: float
    y: float


class Rendition(BaseModel):
    width: int
    height: int
    url: str


class Picture(BaseModel):
    """An image, 16 to 9, in several widths."""

    alt: str = Field(description="What the image says, in the page's language; empty where it merely decorates")
    credit: str = Field(description="Must be named wherever the image is shown")
    focal_point: FocalPoint | None
    renditions: list[Rendition] = Field(description="The smallest first")
    srcset: str = Field(description="The same for the attribute of `<img>`")


class Block(BaseModel):
    """A part of a text. `type` says what `value` is: heading, text (HTML), quote, image, gallery, video, documents …"""

    type: str = Field(examples=["heading"])
    value: Any
    id: str | None


class Organisation(BaseModel):
    """An institution of the directory."""

    slug: str
    name: str
    url: str | None = Field(description="Profile on the portal")
    api_url: str


class Notice(BaseModel):
    """What readers must be told of a translation."""

    outdated_since: datetime.datetime | None = Field(description="Since when the source says something else")
    machine_translated: bool = Field(description="A machine wrote it, and no person has read it yet")
    incomplete: bool = Field(description="Parts of it are not translated yet")
    source_language: str
    source_url: str | None


class Seo(BaseModel):
    title: str
    description: str


class ParameterProblem(BaseModel):
    parameter: str = Field(examples=["limit"])
    message: str = Field(examples=["The largest number possible is 100."])


class Problem(BaseModel):
    """An error (RFC 9457), in the language asked for."""

    type: str = Field(examples=["urn:glokal:problem:invalid-parameters"])
    title: str
    status: int
    detail: str
    errors: list[ParameterProblem] | None = Field(None, description="Only with status 422")
    alternates: list[Alternate] | None = Field(None, description="With status 404: the languages that do have it")
