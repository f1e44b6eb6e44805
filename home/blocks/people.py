"""Blocks about people and organisations: contact person, partner logos."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, EmailBlock, ListBlock, StructBlock, StructValue, URLBlock
from wagtail.images.blocks import ImageChooserBlock

from .represent import represent_image


class ContactBlock(StructBlock):
    name = CharBlock(label=_("name"), max_length=120)
    role = CharBlock(label=_("function, organisation"), max_length=160, required=False)
    photo = ImageChooserBlock(label=_("photo"), required=False)
    email = EmailBlock(label=_("e-mail"), required=False)
    phone = CharBlock(label=_("telephone"), max_length=40, required=False)
    languages = CharBlock(label=_("languages spoken"), max_length=120, required=False)

    class Meta:
        label = _("Contact person")
        icon = "user"
        template = "blocks/contact.html"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        names = ("name", "role", "email", "phone", "languages")
        return {**{name: value[name] for name in names}, "photo": represent_image(value["photo"], value["name"])}


class PartnerBlock(StructBlock):
    name = CharBlock(label=_("name"), max_length=160)
    url = URLBlock(label=_("web site"), required=False)
    logo = ImageChooserBlock(label=_("logo"), required=False)

    class Meta:
        label = _("Partner")
        icon = "group"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        return {"name": value["name"], "url": value["url"], "logo": represent_image(value["logo"], value["name"])}


class PartnersBlock(StructBlock):
    heading = CharBlock(label=_("heading"), max_length=120, required=False)
    partners = ListBlock(PartnerBlock(), label=_("partners"), min_num=1)

    class Meta:
        label = _("Partner logos")
        icon = "group"
        template = "blocks/partners.html"

    def get_api_representation(self, value: StructValue, context: dict | None = None) -> dict[str, Any]:
        block = self.child_blocks["partners"].child_block
        partners = [block.get_api_representation(partner, context) for partner in value["partners"]]
        return {"heading": value["heading"], "partners": partners}


PEOPLE_BLOCKS = [("contact", ContactBlock()), ("partners", PartnersBlock())]
PARTNER_BLOCKS = [("partner", PartnerBlock())]

__all__ = ["PARTNER_BLOCKS", "PEOPLE_BLOCKS", "ContactBlock", "PartnerBlock", "PartnersBlock"]
