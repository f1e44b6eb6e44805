"""Blocks of events alone: the agenda and what remains afterwards."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, DateTimeBlock, StructBlock, TextBlock

from home.blocks.media import DocumentsBlock


class AgendaItemBlock(StructBlock):
    """A point of the agenda; times are in the event's time zone."""

    start = DateTimeBlock(label=_("begins"))
    end = DateTimeBlock(label=_("ends"), required=False)
    title = CharBlock(label=_("title"), max_length=160)
    speaker = CharBlock(label=_("speaker"), max_length=200, required=False)
    text = TextBlock(label=_("text"), max_length=600, required=False)

    class Meta:
        label = _("Point of the agenda")
        icon = "time"
        template = "blocks/agenda_item.html"


AGENDA_BLOCKS = [("item", AgendaItemBlock())]
MATERIAL_BLOCKS = [("documents", DocumentsBlock())]

__all__ = ["AGENDA_BLOCKS", "MATERIAL_BLOCKS", "AgendaItemBlock"]
