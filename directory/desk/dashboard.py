"""What awaits an officer, on the first page of the CMS."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from ..models import Company, ImportRun
from ..review import may_import as may_use_imports
from .filters import STATES, prose_in
from .permissions import may_use_the_desk

YEAR = timedelta(days=365)
RUNS = 3


class DeskPanel(Component):
    """Companies by what can be done about them, each leading to the list, and the last imports."""

    name, order = "desk", 90
    template_name = "directory/desk/dashboard.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        may_import = may_use_imports(parent_context["request"].user)
        runs = ImportRun.objects.select_related("user")[:RUNS] if may_import else []
        return {"items": _items(), "runs": runs, "may_import": may_import}


def _items() -> list[tuple[str, int, str]]:
    """Return what the list can be narrowed to, with how many companies that are and where they stand."""
    old = timezone.localdate() - YEAR
    public = Q(live=True)
    wanted = {
        "public": (_("public"), public, {"state": "live"}),
        "changed": (_("public, with changes not yet public"), STATES["changed"][1], {"state": "changed"}),
        "draft": (_("not public"), STATES["draft"][1], {"state": "draft"}),
        "no_de": (_("without a German text"), Q(~prose_in("de")), {"prose": "no-de"}),
        "no_cs": (_("without a Czech text"), Q(~prose_in("cs")), {"prose": "no-cs"}),
        "old": (
            _("not confirmed for a year"),
            Q(confirmed_at__lt=old) | Q(confirmed_at=None),
            {"confirmed_before": old.isoformat()},
        ),
    }
    counts = Company.objects.aggregate(**{name: Count("pk", where) for name, (_label, where, _query) in wanted.items()})
    address = reverse("wagtailsnippets_directory_company:list")
    return [(label, counts[name], f"{address}?{urlencode(query)}") for name, (label, _where, query) in wanted.items()]


def add_desk_panel(request: Any, panels: list[Component]) -> None:
    """Put the desk first, for those who work at it."""
    if may_use_the_desk(request.user):
        panels.append(DeskPanel())
