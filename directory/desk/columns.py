"""Columns of the admin list."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast, Coalesce
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.models import Revision

from ..models import Company, CompanyText
from ..models.company import CompanyQuerySet


class RegionColumn(Column):
    """The region by its short name, where the language has one."""

    def get_value(self, instance: Company) -> str:
        language = (get_language() or "de")[:2]
        return getattr(instance.region, f"short_{language}", "") or str(instance.region)


class StateColumn(StatusTagColumn):
    """Whether the public sees a company; `scheduled` comes with the list, where Wagtail would ask for each row."""

    def get_value(self, instance: Any) -> str:
        if instance.live:
            return _("public, with changes") if instance.has_unpublished_changes else _("public")
        if instance.scheduled:
            return _("scheduled")
        return _("expired") if instance.expired else _("draft")


class LanguagesColumn(Column):
    """Languages in which a company says something, as "DE CS"."""

    def get_value(self, instance: Any) -> str:
        return "\u00a0".join(code.upper() for code in instance.prose) or "–"


class DayColumn(Column):
    """A date as such: what counts is when it was, not how long ago."""

    def get_value(self, instance: Company) -> str:
        day = super().get_value(instance)
        return date_format(day, "SHORT_DATE_FORMAT") if day else "–"


COLUMNS = [
    Column("get_kind_display", label=gettext_lazy("Kind"), sort_key="kind"),
    Column("city", label=gettext_lazy("Town"), sort_key="city"),
    RegionColumn("region", label=gettext_lazy("Region"), sort_key="region__code"),
    StateColumn("state", label=gettext_lazy("State"), sort_key="live", primary=lambda company: company.live),
    LanguagesColumn("prose", label=gettext_lazy("Texts")),
    DayColumn("confirmed_at", label=gettext_lazy("Confirmed"), sort_key="confirmed_at"),
    DateColumn("updated", label=gettext_lazy("Changed"), sort_key="updated"),
]


def with_columns(companies: CompanyQuerySet) -> CompanyQuerySet:
    """Add what the columns show to the one query of the list."""
    texts = CompanyText.objects.filter(company=OuterRef("pk")).exclude(summary="", description="")
    scheduled = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Company),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    return companies.select_related("region").annotate(
        scheduled=Exists(scheduled),
        prose=ArraySubquery(texts.order_by("language").values("language")),
        updated=Coalesce("latest_revision__created_at", "last_published_at", "created_at"),
    )
