"""The admin list of companies."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import IndexView

from ..folding import Folded
from ..models.company import CompanyQuerySet
from .columns import with_columns
from .export import COLUMNS, export_rows
from .search import find_companies


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

    def get_base_queryset(self) -> CompanyQuerySet:
        companies = super().get_base_queryset()
        return companies if self.is_export else with_columns(companies)

    def order_queryset(self, queryset: CompanyQuerySet) -> CompanyQuerySet:
        """Sort by what was asked for, then by name; "changed" is known to the list alone, not to the export."""
        key = self.ordering.removeprefix("-")
        expression: Any = Folded("name") if key == "name" else Folded("city") if key == "city" else key
        if key == "updated" and self.is_export:
            queryset = with_columns(queryset)
        queryset = queryset.alias(sorting=expression) if not isinstance(expression, str) else queryset
        sorting = "sorting" if not isinstance(expression, str) else key
        backwards = "-" if self.ordering.startswith("-") else ""
        rest = ["pk"] if key == "name" else [Folded("name"), "pk"]
        return queryset.order_by(f"{backwards}{sorting}", *rest)

    def search_queryset(self, queryset: CompanyQuerySet) -> CompanyQuerySet:
        return find_companies(queryset, self.search_query) if self.is_searching else queryset

    def get_filename(self) -> str:
        return f"companies-{timezone.localdate():%Y-%m-%d}"

    def get_heading(self, queryset: Any, field: str) -> str:
        """Name a column as the import does; the names are the same in every language."""
        return field

    def to_row_dict(self, item: dict[str, Any]) -> dict[str, Any]:
        return item

    def as_spreadsheet(self, queryset: CompanyQuerySet, spreadsheet_format: str) -> Any:
        return super().as_spreadsheet(export_rows(queryset.values_list("pk", flat=True)), spreadsheet_format)

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Begin with a byte order mark: spreadsheet programs take the file for Windows-1252 without it."""
        return chain(["\ufeff".encode()], super().stream_csv(queryset))
