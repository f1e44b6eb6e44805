"""NewsPage: one piece of news."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from rest_framework.fields import CharField, ListField
from taggit.models import TaggedItemBase
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from directory.blocks import EDITORIAL_BLOCKS
from directory.models.section import INSTITUTIONS
from directory.slugs import slug_of
from home.models import PAGE_FIELDS, BasePage, SlugOncePerLanguage
from home.translation.fields import OwnField

from ..forms import NewsForm
from ..panels import CONTENT
from .queries import NewsManager
from .topic import Topic


class NewsTag(TaggedItemBase):
    content_object = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="tagged_items")


class NewsPage(SlugOncePerLanguage, BasePage):
    """One piece of news: facts once, kept alike in every language, and prose per language."""

    date = models.DateField(_("date"), default=timezone.localdate, help_text=_("Lists are in the order of this date."))
    teaser = models.TextField(
        _("teaser"), max_length=400,
        help_text=_("One or two sentences that say what is new. They stand in lists and feeds, and above the text."),
    )  # fmt: skip
    lead_image = models.ForeignKey(
        "home.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lead image"),
        help_text=_("Is cut to 16 to 9 around the focal point, which is set at the image itself."),
    )  # fmt: skip
    lead_alt = models.CharField(
        _("alternative text"), max_length=200, blank=True,
        help_text=_("What the image says, for those who do not see it. Empty only where it merely decorates."),
    )  # fmt: skip
    body = StreamField(EDITORIAL_BLOCKS, verbose_name=_("content"), blank=True)
    topics = ParentalManyToManyField(
        "news.Topic", verbose_name=_("topics"), blank=True, related_name="news",
        help_text=_("Readers subscribe to topics; two or three are enough."),
    )  # fmt: skip
    institution = models.ForeignKey(
        "directory.Company", models.SET_NULL, null=True, blank=True, related_name="+", limit_choices_to=INSTITUTIONS,
        verbose_name=_("institution that wrote it"),
        help_text=_("Named as the author once its entry in the directory is public."),
    )  # fmt: skip
    tags = ClusterTaggableManager(
        through=NewsTag, blank=True, verbose_name=_("keywords"),
        help_text=_("Readers do not see them; they decide what is offered as related."),
    )  # fmt: skip

    objects = NewsManager()

    base_form_class = NewsForm
    content_panels = CONTENT
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields = [
        *PAGE_FIELDS,
        SynchronizedField("date", overridable=False),
        TranslatableField("teaser"),
        SynchronizedField("lead_image"),
        TranslatableField("lead_alt"),
        TranslatableField("body"),
        SynchronizedField("topics", overridable=False),
        SynchronizedField("institution", overridable=False),
        SynchronizedField("tagged_items", overridable=False),
        OwnField("tags"),  # a way to write the keywords, which are tagged_items
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.RelatedFields("topics", [index.SearchField("name")]),
        index.FilterField("date"),
    ]
    api_fields = [
        *BasePage.api_fields,
        *map(APIField, ("date", "teaser", "lead_image", "lead_alt", "body")),
        APIField("topic_slugs", ListField(child=CharField())),
        APIField("institution_slug", CharField()),
    ]
    template = "news/page.html"

    class Meta:
        verbose_name = _("news page")
        verbose_name_plural = _("news pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..pages.article import article_context

        return super().get_context(request, *args, **kwargs) | article_context(self, request)

    @property
    def shown_topics(self) -> list[Topic]:
        """The topics that readers of this language may see."""
        return [topic for topic in self.topics.all() if topic.live and topic.locale_id == self.locale_id]

    @property
    def topic_slugs(self) -> list[str]:
        return [topic.slug for topic in self.shown_topics]

    @property
    def institution_slug(self) -> str:
        return self.institution.slug if self.institution and self.institution.live else ""

    def _settle_slug(self) -> None:
        if not self.slug and self.path:  # before Wagtail would make one that is full of percent signs
            self.slug = slug_of(self.title)
        super()._settle_slug()


__all__ = ["NewsPage", "NewsTag"]
