"""NewsIndexPage and NewsPage."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from directory.blocks import EDITORIAL_BLOCKS
from directory.models.section import INSTITUTIONS, SectionMixin
from home.models import PAGE_FIELDS, BasePage
from home.translation.fields import OwnField

from .queries import NewsManager


class NewsIndexPage(RoutablePageMixin, SectionMixin, BasePage):
    """All news below it; one below another is the section of an institution."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("institution")]
    parent_page_types = ["home.HomePage", "news.NewsIndexPage"]
    subpage_types = ["news.NewsIndexPage", "news.NewsPage"]
    override_translatable_fields = [
        *PAGE_FIELDS, *SectionMixin.section_fields, TranslatableField("introduction"),
    ]  # fmt: skip
    template = "news/index.html"

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")


class NewsTag(TaggedItemBase):
    content_object = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="tagged_items")


class NewsPage(BasePage):
    """One piece of news."""

    date = models.DateField(_("date"), default=timezone.localdate)
    teaser = models.TextField(_("teaser"), max_length=400)
    lead_image = models.ForeignKey(
        "home.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lead image")
    )
    lead_alt = models.CharField(
        _("alternative text"), max_length=200, blank=True,
        help_text=_("What the image says, for those who do not see it. Empty only where it merely decorates."),
    )  # fmt: skip
    body = StreamField(EDITORIAL_BLOCKS, verbose_name=_("content"), blank=True)
    topics = ParentalManyToManyField("news.Topic", verbose_name=_("topics"), blank=True, related_name="news")
    institution = models.ForeignKey(
        "directory.Company", models.SET_NULL, null=True, blank=True, related_name="+", limit_choices_to=INSTITUTIONS,
        verbose_name=_("institution that wrote it"),
    )  # fmt: skip
    tags = ClusterTaggableManager(through=NewsTag, blank=True, verbose_name=_("keywords"))

    objects = NewsManager()

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
    template = "news/page.html"

    class Meta:
        verbose_name = _("news page")
        verbose_name_plural = _("news pages")
