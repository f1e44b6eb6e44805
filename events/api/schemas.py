"""The shapes of answers with events."""

import datetime

from pydantic import BaseModel, Field

from home.api.schemas import Alternate, Block, Coded, Listing, Notice, Organisation, Picture, Seo

from ..models import Format, Status
from ..registration import State


class Place(BaseModel):
    venue: str
    street: str
    postal_code: str
    city: str
    country: str = Field(examples=["DE"])


class Event(BaseModel):
    """An event as lists show it."""

    id: int
    uid: str = Field(description="UID of the event in calendars, alike in every language")
    slug: str
    locale: str = Field(examples=["de"])
    title: str
    teaser: str
    image: Picture | None
    start: datetime.datetime = Field(description="With the offset of the event's own clocks")
    end: datetime.datetime
    all_day: bool = Field(description="Then only the days of `start` and `end` count, both included")
    time_zone: str = Field(examples=["Europe/Berlin"])
    format: Format
    format_label: str
    languages: list[str] = Field(description="Held in, ISO 639-1", examples=[["de", "cs"]])
    interpretation: bool
    status: Status
    status_reason: str = Field(description="Of a cancelled or moved event")
    previous_start: datetime.datetime | None = Field(description="Of a moved event")
    place: Place | None
    region: Coded | None = Field(description="NUTS 3")
    online: bool = Field(description="Whether one can take part from afar")
    organisers: list[Organisation]
    url: str | None = Field(description="The page on the portal")
    api_url: str = Field(description="The event in full")


class EventList(Listing):
    items: list[Event]


class Fee(BaseModel):
    amount: str | None = Field(description="In euros; 0.00 is free of charge, null says nothing", examples=["25.00"])
    currency: str
    note: str


class Registration(BaseModel):
    """Which ways there are to register now; empty unless `state` is open."""

    state: State
    url: str
    email: str
    deadline: datetime.datetime | None


class EventDetail(Event):
    """An event in full."""

    audience: str
    online_url: str | None = Field(description="Only where everyone may see it")
    fee: Fee
    registration: Registration
    agenda: list[Block] = Field(description="Points with start, end, title, speaker; times are of the event's clocks")
    materials: list[Block] = Field(description="Documents afterwards; empty until the event is over")
    body: list[Block] = Field(description="The text as typed blocks")
    html: str = Field(description="The same as HTML: absolute addresses, nothing active, no classes")
    calendar_url: str | None = Field(description="The event as iCalendar")
    sequence: int = Field(description="How often time, place or status changed")
    seo: Seo
    published_at: datetime.datetime | None
    updated_at: datetime.datetime | None
    notice: Notice | None
    alternates: list[Alternate] = Field(description="The other languages")
