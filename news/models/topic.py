"""Topic: what news are about, one row per language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from directory.slugs import slug_of
from home.translation.fields import DRAFT_FIELDS


class Topic(
    TranslatableMixin, PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed,
    models.Model,
):  # fmt: skip
    """A subject such as “funding” or “skilled workers”; its slug stands in the addresses of lists and feeds."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address on the portal"), max_length=80, blank=True,
        help_text=_("Made from the name where left empty. When it changes, former addresses lead to the new one."),
    )  # fmt: skip

    override_translatable_fields = [TranslatableField("name"), TranslatableField("slug"), *DRAFT_FIELDS]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale_id")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        constraints = [models.UniqueConstraint("locale", "slug", name="topic_slug_in_language")]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or slug_of(self.name)[:80]
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """Say it in the form: the database's own constraint is not asked, as no form has the language as a field.

        Drafts count, too: of two that take the same new address, the second could not be published.
        """
        super().clean()
        others = Topic.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        if others.filter(Q(slug=self.slug) | Q(latest_revision__content__slug=self.slug)).exists():
            raise ValidationError({"slug": _("Another topic of this language has this address already.")})

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Publish, and leave a trace from the former address to the new one."""
        from ..redirects import lead_on

        former = Topic.objects.filter(pk=self.pk, live=True).values_list("slug", flat=True).first()
        super().publish(*args, **kwargs)
        published = Topic.objects.get(pk=self.pk)
        if former and former != published.slug:
            lead_on(published, former)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "news/topic_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Show the topic as readers will: above the news that are about it."""
        from ..pages.cards import cards
        from .page import NewsPage

        news = NewsPage.objects.shown_in(self.locale).about(self).newest_first().for_lists()[:10]
        return super().get_preview_context(request, mode_name) | {"topic": self, "cards": cards(news, request)}


__all__ = ["Topic"]
