"""What editors fill in, in the order of writing; and the latest news for other pages."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from home.panels import Panel, register_panel

LATEST = 3

CONTENT = [
    *Page.content_panels,
    FieldPanel("teaser"),
    MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_alt")], heading=_("Lead image"), icon="image"),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("date"), FieldPanel("institution")]),
            FieldPanel("topics", widget=CheckboxSelectMultiple),
            FieldPanel("tags"),
        ],
        heading=_("When, from whom, about what"),
        icon="tag",
    ),
]


def latest_context(request: HttpRequest | None, page: Page | None) -> dict[str, Any]:
    """Return the latest news in the reader's language and the address of all of them."""
    from .models import NewsIndexPage, NewsPage
    from .pages.cards import cards

    language = (get_language() or "de")[:2]
    news = NewsPage.objects.shown_in(language).newest_first().for_lists()[:LATEST]
    indexes = NewsIndexPage.objects.live().public().filter(locale__language_code=language)
    first = indexes.order_by("depth", "path").first()
    return {"cards": cards(news, request), "all_news": first.get_url(request) if first else ""}


def register() -> None:
    """Make the latest news known to the ground floor."""
    register_panel(Panel("latest_news", gettext_lazy("Latest news"), "news/panel.html", latest_context))


__all__ = ["CONTENT", "register"]
