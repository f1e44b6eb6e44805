"""Atom (RFC 4287) and RSS 2.0 with the full text of each item."""

import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator


class _Dated:
    """The feed is as old as its last change; Django takes the day that news are dated, and now if there are none."""

    feed: dict[str, Any]
    items: list[dict[str, Any]]

    def latest_post_date(self) -> datetime.datetime:
        return max((item["updateddate"] for item in self.items), default=self.feed["changed"])


class AtomFeed(_Dated, Atom1Feed):
    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("logo", self.feed["image"])

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class RssFeed(_Dated, Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        namespaces = {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }
        return super().rss_attributes() | namespaces

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.startElement("image", {})
        for name, value in (("url", self.feed["image"]), ("title", self.feed["title"]), ("link", self.feed["link"])):
            handler.addQuickElement(name, value)
        handler.endElement("image")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])
        for enclosure in item["enclosures"]:
            attributes = {"url": enclosure.url, "type": enclosure.mime_type, "medium": "image"}
            handler.startElement("media:content", attributes)
            if item["image_alt"]:
                handler.addQuickElement("media:description", item["image_alt"], {"type": "plain"})
            if item["image_credit"]:
                handler.addQuickElement("media:credit", item["image_credit"])
            handler.endElement("media:content")


FORMATS = {"atom": AtomFeed, "rss": RssFeed}

__all__ = ["FORMATS", "AtomFeed", "RssFeed"]
