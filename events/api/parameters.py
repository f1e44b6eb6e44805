"""What can be asked of the events, with what the reference says about it."""

import datetime
from typing import Literal

from pydantic import Field

from home.api.parameters import Paged, codes, example

from ..models import EventLanguage, Format


class EventParameters(Paged):
    region: list[str] = codes("NUTS-3 region (`/vocabularies/regions`).", "DED41")
    format: list[str] = codes("Format.", "workshop", Format.values)
    language: list[str] = codes("Language the event is held in (ISO 639-1).", "cs", EventLanguage.values)
    organiser: list[str] = codes("Slug of an organiser (`/companies`).", "kammer")
    first: datetime.date | None = Field(
        None, alias="from", description="On this day or later.", json_schema_extra=example("2026-12-01")
    )
    last: datetime.date | None = Field(
        None, alias="to", description="On this day or earlier.", json_schema_extra=example("2026-12-31")
    )
    when: Literal["coming", "past", "all"] | None = Field(
        None,
        description="Those that have not ended, those that have, or both. Without it those to come; with `from` both.",
        json_schema_extra=example("coming"),
    )
    sort: Literal["start", "-start"] | None = Field(
        None,
        description="By beginning, or the last one first. Without it, past ones come last one first, others by "
        "beginning.",
        json_schema_extra=example("start"),
    )
