"""The page types of the ground floor."""

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.compat import HTTPMethod
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..blocks import BODY_BLOCKS, HOME_BLOCKS
from ..translation.permissions import TranslatorPermissionTester

# Every page type states its own fields after these; tests/home/test_translatable_fields.py walks them all.
PAGE_FIELDS = [
    TranslatableField("title"),
    TranslatableField("slug"),
    TranslatableField("seo_title"),
    TranslatableField("search_description"),
    SynchronizedField("show_in_menus"),
]


class BasePage(Page):
    """What every page of the portal has."""

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    override_translatable_fields = PAGE_FIELDS
    api_fields: list[APIField] = [APIField("search_description")]

    class Meta:
        abstract = True

    def permissions_for_user(self, user: AbstractBaseUser) -> TranslatorPermissionTester:
        return TranslatorPermissionTester(user, self)

    def get_alternates(self, request: HttpRequest | None) -> dict[str, str]:
        """Return the absolute address of this page by language code, its own included; only what is public.

        A page with addresses below it (a company's profile below the directory) overrides this and
        looks at `request` for which of them is being shown. Canonical address, hreflang and language
        switch follow from it. One query.
        """
        from ..translation.counterparts import counterparts

        addresses = {}
        for code, pages in counterparts(self).items():
            for page in pages:
                if page.translation_key == self.translation_key and (url := page.get_full_url(request)):
                    addresses[code] = url
        if not self.live and (url := self.get_full_url(request)):  # a preview
            addresses[self.locale.language_code] = url
        return addresses


class HomePage(BasePage):
    """The start page of one language."""

    heading = models.CharField(_("heading"), max_length=120, blank=True)
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    search_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("page that the search form leads to"),
    )  # fmt: skip
    body = StreamField(HOME_BLOCKS, verbose_name=_("content"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("heading"), FieldPanel("lead"),
                      FieldPanel("search_page"), FieldPanel("body")]  # fmt: skip
    parent_page_types = ["wagtailcore.Page"]
    override_translatable_fields = [
        *PAGE_FIELDS,
        TranslatableField("heading"),
        TranslatableField("lead"),
        SynchronizedField("search_page"),
        TranslatableField("body"),
    ]
    api_fields = [*BasePage.api_fields, APIField("heading"), APIField("lead"), APIField("body")]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def route(self, request: HttpRequest, path_components: list[str]):
        """Answer for this page's language only: Wagtail falls back to the default tree for one without a tree."""
        if (get_language() or settings.LANGUAGE_CODE)[:2] != self.locale.language_code[:2]:
            raise Http404
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if self.search_page_id:
            target = Page.objects.live().filter(
                locale_id=self.locale_id,
                translation_key__in=Page.objects.filter(pk=self.search_page_id).values("translation_key"),
            )
            context["search_page"] = target.first()
        return context


class StandardPage(BasePage):
    """A page of text: about the project, imprint, help."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("content"), blank=True)
    is_draft_text = models.BooleanField(
        _("text to be completed"), default=False,
        help_text=_("Shows a note above the text that it is a draft with gaps."),
    )  # fmt: skip
    in_footer = models.BooleanField(_("link in the footer of every page"), default=False)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body"), FieldPanel("is_draft_text")]
    promote_panels = [*Page.promote_panels, MultiFieldPanel([FieldPanel("in_footer")], heading=_("Footer"))]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    override_translatable_fields = [
        *PAGE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("body"),
        SynchronizedField("is_draft_text"),
        SynchronizedField("in_footer"),
    ]
    api_fields = [*BasePage.api_fields, APIField("introduction"), APIField("body"), APIField("is_draft_text")]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
