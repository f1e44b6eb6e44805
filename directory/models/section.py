"""Sections: the parts of the page tree that belong to an institution of the directory."""

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from .company import Kind

INSTITUTIONS = ~Q(kind=Kind.COMPANY)


class SectionMixin(models.Model):
    """An index page that may belong to an institution, whose editors then write below it."""

    institution = models.ForeignKey(
        "directory.Company", models.SET_NULL, null=True, blank=True, related_name="+", limit_choices_to=INSTITUTIONS,
        verbose_name=_("institution"),
        help_text=_("Whose section this is. Its editors write here; others do not."),
    )  # fmt: skip

    section_fields = [SynchronizedField("institution", overridable=False)]

    class Meta:
        abstract = True

    def shown_sections(self) -> QuerySet:
        """Return the sections right below by name. Whoever may read this page may read them; one query."""
        if not self.path:  # a preview of what has never been saved
            return type(self).objects.none()
        below = type(self).objects.child_of(self).live()
        return below.filter(alias_of=None, view_restrictions=None).order_by("title", "pk")


__all__ = ["INSTITUTIONS", "SectionMixin"]
