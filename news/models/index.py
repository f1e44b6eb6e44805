"""NewsIndexPage: where news stand in the page tree, and the lists and feeds below it."""

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from directory.models.section import SectionMixin
from home.models import PAGE_FIELDS, BasePage

from ..addresses import FEED_PATTERN, TOPIC_PATTERN, check_word
from .topic import Topic


class NewsIndexPage(RoutablePageMixin, SectionMixin, BasePage):
    """All news below it; one below another is the section of an institution."""

    introduction = models.TextField(
        _("introduction"), max_length=600, blank=True, help_text=_("Stands above the list; two sentences are enough.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("institution")]
    parent_page_types = ["home.HomePage", "news.NewsIndexPage"]
    subpage_types = ["news.NewsIndexPage", "news.NewsPage"]
    override_translatable_fields = [
        *PAGE_FIELDS, *SectionMixin.section_fields, TranslatableField("introduction"),
    ]  # fmt: skip
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    api_fields = [*BasePage.api_fields, APIField("introduction")]
    template = "news/index.html"

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    @path("")
    def all_news(self, request: HttpRequest) -> TemplateResponse:
        """Answer with the news that the address asks for; whatever it says, there is an answer."""
        return self._list(request)

    @re_path(rf"^{TOPIC_PATTERN}$")
    def on_topic(self, request: HttpRequest, word: str, slug: str) -> TemplateResponse:
        return self._list(request, self._topic(word, slug))

    @re_path(rf"^{FEED_PATTERN}/$")
    def feed(self, request: HttpRequest, kind: str) -> HttpResponse:
        """The newest news in full, to subscribe to."""
        from ..feeds import feed_response

        return feed_response(self, request, kind)

    @re_path(rf"^{TOPIC_PATTERN}{FEED_PATTERN}/$")
    def topic_feed(self, request: HttpRequest, word: str, slug: str, kind: str) -> HttpResponse:
        from ..feeds import feed_response

        return feed_response(self, request, kind, self._topic(word, slug))

    def get_alternates(self, request: HttpRequest | None) -> dict[str, str]:
        """Return the addresses of the list that is shown: its filters, and its topic as each language calls it."""
        from ..pages.address import alternates

        return alternates(super().get_alternates(request), getattr(self, "shown", None))

    def _list(self, request: HttpRequest, topic: Topic | None = None) -> TemplateResponse:
        from ..pages.lists import list_context

        context = list_context(self, request, topic)
        self.shown = context["asked"]
        return self.render(request, context_overrides=context)

    def _topic(self, word: str, slug: str) -> Topic:
        """Return the topic of an address; raise Http404 where this language has none of that name."""
        check_word(self.locale.language_code, word)
        topic = Topic.objects.filter(locale_id=self.locale_id, slug=slug, live=True).first()
        if topic is None:
            raise Http404
        return topic


__all__ = ["NewsIndexPage"]
