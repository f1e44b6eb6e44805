"""Topic: what news are about, one row per language."""

from django.db import models
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

from home.translation.fields import DRAFT_FIELDS


class Topic(
    TranslatableMixin, PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed,
    models.Model,
):  # fmt: skip
    """A subject such as “funding” or “skilled workers”; its slug stands in the addresses of lists and feeds."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address on the portal"), max_length=80)

    override_translatable_fields = [TranslatableField("name"), TranslatableField("slug"), *DRAFT_FIELDS]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        constraints = [models.UniqueConstraint("locale", "slug", name="topic_slug_in_language")]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name
