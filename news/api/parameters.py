"""What can be asked of the news, with what the reference says about it."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from home.api.parameters import Paged, Words, example


class NewsParameters(Paged):
    topic: Annotated[Words, Field(max_length=80)] = Field(
        "", description="Slug of a topic, in the language asked for.", json_schema_extra=example("foerderung")
    )
    institution: Annotated[Words, Field(max_length=200)] = Field(
        "", description="Slug of the institution that wrote it (`/companies`).", json_schema_extra=example("kammer")
    )
    year: Annotated[int, Field(ge=1900, le=9998)] | None = Field(
        None, description="Of the news' date.", json_schema_extra=example(2026)
    )
    first: datetime.date | None = Field(
        None, alias="from", description="Dated on this day or later.", json_schema_extra=example("2026-11-01")
    )
    last: datetime.date | None = Field(
        None, alias="to", description="Dated on this day or earlier.", json_schema_extra=example("2026-11-30")
    )
    sort: Literal["newest", "oldest"] = Field(
        "newest", description="Order, by date.", json_schema_extra=example("newest")
    )
