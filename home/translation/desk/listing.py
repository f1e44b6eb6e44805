"""The list of the desk."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator

from ..rights import SUBMIT
from ..states import Row, Rows, State, locales, people
from .filters import DeskFilterSet

PER_PAGE = 50
COLUMNS = [
    ("title", _("Title")),
    ("language", _("Languages")),
    ("state", _("State")),
    ("changed", _("Source changed")),
    ("saved", _("Translation saved")),
]


def edit_url(model: type[Model], pk: int) -> str:
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[pk])  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Shown:
    """A row with what a template needs."""

    row: Row
    state: State
    type_name: str
    source_language: str
    target_language: str
    source_url: str
    target_url: str
    saved_by: str
    changed_by: str


def shown(rows: list[Row]) -> list[Shown]:
    """Return the rows with names and addresses; two queries, however many they are."""
    users = {pk: get_user_display_name(user) for pk, user in people(rows).items()}
    languages = {pk: locale.language_code for pk, locale in locales().items()}
    found = []
    for row in rows:
        model = row.model
        found.append(
            Shown(
                row=row,
                state=State(row.state),
                type_name=str(capfirst(model._meta.verbose_name)),
                source_language=languages[row.source_locale_id],
                target_language=languages[row.target_locale_id],
                source_url=edit_url(model, row.source_id),
                target_url=edit_url(model, row.target_id) if row.target_id else "",
                saved_by=users.get(row.saved_by_id, ""),
                changed_by=users.get(row.changed_by_id, ""),
            )
        )
    return found


class DeskPaginator(WagtailPaginator):
    """Pages of rows; the label is a sentence of ours, since rows have no model."""

    @property
    def items_count_label(self) -> str:
        return ngettext("%(number)d row", "%(number)d rows", self.count) % {"number": self.count}


class DeskView(BaseListingView):
    """Every page and snippet in every other language, with its state."""

    template_name = "home/translation/desk.html"
    results_template_name = "home/translation/desk_results.html"
    page_title = _("Translation desk")
    header_icon = "wagtail-localize-language"
    index_url_name = "translation_desk:index"
    index_results_url_name = "translation_desk:results"
    columns = [Column(name, label=label, sort_key=name) for name, label in COLUMNS]
    filterset_class = DeskFilterSet
    paginator_class = DeskPaginator
    paginate_by = PER_PAGE
    is_searchable = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object_list = rows = self.get_queryset()
        return self.render_to_response(self.get_context_data(object_list=rows))

    def get_base_queryset(self) -> Rows:
        return Rows().for_user(self.request.user)

    def search_queryset(self, queryset: Rows) -> Rows:
        return queryset.titled(self.search_query) if self.is_searching else queryset

    @property
    def header_more_buttons(self) -> list[Button]:
        return [
            Button(_("Import a PO file"), reverse("translation_desk:import"), icon_name="upload", priority=10),
            Button(_("Past jobs"), reverse("translation_desk:jobs"), icon_name="history", priority=20),
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        rows: Rows = self.object_list
        context |= {
            "shown": shown(context["page_obj"].object_list),
            "counts": [(state, rows.counts[state], self._with(state=state.value)) for state in State],
            "chosen_states": self.request.GET.getlist("state"),
            "all_url": self._with(),
            "headings": [self._heading(column) for column in self.columns],
            "query_string_kept": self.request.GET.urlencode(),
            "may_submit": self.request.user.has_perm(SUBMIT),
            "has_machine": get_machine_translator() is not None,
        }
        return context

    def _with(self, **values: str) -> str:
        """Return the address of this list with another state or order, from its first page on."""
        query = self.request.GET.copy()
        for name in ("p", "_w_filter_fragment", *(["state"] if "ordering" not in values else [])):
            query.pop(name, None)
        for name, value in values.items():
            query[name] = value
        return f"{self.index_url}?{query.urlencode()}"

    def _heading(self, column: Column) -> dict[str, Any]:
        order = self.ordering or ""
        name = column.sort_key
        direction = {name: "ascending", f"-{name}": "descending"}.get(order, "")
        following = f"-{name}" if direction == "ascending" else name
        return {"label": column.label, "url": self._with(ordering=following), "direction": direction}


def desk_url(**query: str) -> str:
    return f"{reverse('translation_desk:index')}?{urlencode(query)}"
