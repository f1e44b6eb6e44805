"""Blocks that lead somewhere: call to action, cards."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ListBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
    URLBlock,
)
from wagtail.models import Page


class LinkValue(StructValue):
    def url_for(self, reader: Page | None) -> str:
        """Return the address, that of the page's translation in the language of `reader`, the page being read."""
        page = self["page"]
        if page is None:
            return self["url"] or ""
        if isinstance(reader, Page) and page.locale_id != reader.locale_id:
            translations = Page.objects.live().filter(translation_key=page.translation_key, locale_id=reader.locale_id)
            page = translations.public().first() or page
        public = page.live and not page.get_view_restrictions().exists()
        return (page.get_url() or "") if public else ""


class LinkBlock(StructBlock):
    """A page of the portal or an address elsewhere."""

    page = PageChooserBlock(label=_("page"), required=False)
    url = URLBlock(label=_("or an address"), required=False)

    class Meta:
        label = _("Link")
        icon = "link"
        value_class = LinkValue

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        if cleaned["page"] and cleaned["url"]:
            error = ValidationError(_("Choose a page or enter an address, not both."))
            raise StructBlockValidationError(block_errors={"url": error})
        return cleaned


class CallToActionBlock(StructBlock):
    heading = CharBlock(label=_("heading"), max_length=120)
    text = TextBlock(label=_("text"), max_length=400, required=False)
    label = CharBlock(label=_("label of the button"), max_length=60)
    link = LinkBlock(label=_("link"))

    class Meta:
        label = _("Call to action")
        icon = "pick"
        template = "blocks/call_to_action.html"

    def get_context(self, value: StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["url"] = value["link"].url_for(context.get("page"))
        return context

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        return {"heading": value["heading"], "text": value["text"], "label": value["label"],
                "url": value["link"].url_for(None)}  # fmt: skip


class CardBlock(StructBlock):
    title = CharBlock(label=_("title"), max_length=100)
    text = TextBlock(label=_("text"), max_length=400, required=False)
    link = LinkBlock(label=_("link"), required=False)

    class Meta:
        label = _("Card")
        icon = "form"


class CardsBlock(StructBlock):
    heading = CharBlock(label=_("heading"), max_length=120, required=False)
    numbered = BooleanBlock(label=_("steps, with numbers"), required=False)
    cards = ListBlock(CardBlock(), label=_("cards"), min_num=1, max_num=12)

    class Meta:
        label = _("Cards")
        icon = "list-ul"
        template = "blocks/cards.html"

    def get_context(self, value: StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["cards"] = [(card, card["link"].url_for(context.get("page"))) for card in value["cards"]]
        return context

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        cards = [
            {"title": card["title"], "text": card["text"], "url": card["link"].url_for(None)} for card in value["cards"]
        ]
        return {"heading": value["heading"], "numbered": value["numbered"], "cards": cards}


LINK_BLOCKS = [("call_to_action", CallToActionBlock()), ("cards", CardsBlock())]

__all__ = ["LINK_BLOCKS", "CallToActionBlock", "CardBlock", "CardsBlock", "LinkBlock"]
