"""A place that a room above fills: the map of the directory, later the newest notices."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue, TextBlock

from ..panels import panel_choices


class PanelBlock(StructBlock):
    heading = CharBlock(label=_("heading"), max_length=120, required=False)
    text = TextBlock(label=_("text"), max_length=400, required=False)
    panel = ChoiceBlock(label=_("panel"), choices=panel_choices)

    class Meta:
        label = _("Panel")
        icon = "site"
        template = "blocks/panel.html"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        return {"heading": value["heading"], "text": value["text"], "panel": value["panel"]}


PANEL_BLOCKS = [("panel", PanelBlock())]

__all__ = ["PANEL_BLOCKS", "PanelBlock"]
