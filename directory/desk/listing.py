"""The admin list of companies."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import IndexView

from ..folding import Folded
from ..models.company import CompanyQuerySet
from .columns import with_columns
from .export import COLUMNS, export_rows, without_formulas
from .search import find_companies

FOLDED = {"name": ["name"], "city": ["city", "name"]}  # what is sorted without case and accents, by an index each


class CompanyIndexView(IndexView):
    """Search by the ORM, names sorted without regard to case and accents, export in the import's columns.

    Names are sorted by an index, so that the first page of 100,000 companies comes at once.
    """

    is_searchable = True
    page_title = gettext_lazy("Companies")
    add_item_label = gettext_lazy("Add")
    list_export = list(COLUMNS)
    default_ordering = "name"
    paginate_by = 50

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the list, or with the whole of it as a file, which never holds all companies in memory."""
        if self.is_export:
            rows = export_rows(self.get_queryset().values_list("pk", flat=True).iterator())
            if request.GET["export"] == "csv":
                rows = map(without_formulas, rows)
            return self.as_spreadsheet(rows, request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> CompanyQuerySet:
        return with_columns(super().get_base_queryset())

    def order_queryset(self, queryset: CompanyQuerySet) -> CompanyQuerySet:
        """Sort by what was asked for; where it is the same, by a key that an index has as well."""
        key = self.ordering.removeprefix("-")
        sorting = [Folded(name).asc() for name in FOLDED[key]] if key in FOLDED else [F(key).asc(nulls_first=True)]
        queryset = queryset.order_by(*sorting, F("pk").asc())
        return queryset.reverse() if self.ordering.startswith("-") else queryset

    def search_queryset(self, queryset: CompanyQuerySet) -> CompanyQuerySet:
        return find_companies(queryset, self.search_query) if self.is_searching else queryset

    def get_filename(self) -> str:
        return f"companies-{timezone.localdate():%Y-%m-%d}"

    def get_heading(self, queryset: Any, field: str) -> str:
        """Name a column as the import does; the names are the same in every language."""
        return field

    def to_row_dict(self, item: dict[str, Any]) -> dict[str, Any]:
        return item

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Begin with a byte order mark: spreadsheet programs take the file for Windows-1252 without it."""
        return chain(["\ufeff".encode()], super().stream_csv(queryset))
