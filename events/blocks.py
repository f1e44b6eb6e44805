"""Blocks of events alone: the agenda and what remains afterwards."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue, TextBlock

from home.blocks.media import DocumentsBlock
from home.dates import time_range

from .wall import WallTimeBlock


class AgendaItemValue(StructValue):
    @property
    def times(self) -> str:
        """Return "10:00–10:45 Uhr"."""
        return time_range(self["start"], self["end"], None)


class AgendaItemBlock(StructBlock):
    """A point of the agenda; times are in the event's time zone and carry none."""

    start = WallTimeBlock(label=_("begins"))
    end = WallTimeBlock(label=_("ends"), required=False)
    title = CharBlock(label=_("title"), max_length=160)
    speaker = CharBlock(label=_("speaker"), max_length=200, required=False)
    text = TextBlock(label=_("text"), max_length=600, required=False)

    class Meta:
        label = _("Point of the agenda")
        label_format = "{start} {title}"
        icon = "time"
        template = "events/blocks/agenda_item.html"
        value_class = AgendaItemValue

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        """Times are those of the event's own clocks: "2026-12-03T10:00:00", to be read with its time zone."""
        return {
            "start": value["start"].replace(tzinfo=None).isoformat() if value["start"] else None,
            "end": value["end"].replace(tzinfo=None).isoformat() if value["end"] else None,
            "title": value["title"],
            "speaker": value["speaker"],
            "text": value["text"],
        }


AGENDA_BLOCKS = [("item", AgendaItemBlock())]
MATERIAL_BLOCKS = [("documents", DocumentsBlock())]

__all__ = ["AGENDA_BLOCKS", "MATERIAL_BLOCKS", "AgendaItemBlock"]
