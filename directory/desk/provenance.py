"""Where the data of a company comes from, on its editing page; nothing there can be changed."""

from typing import Any

from wagtail.admin.panels import Panel

from ..models import Company, ImportRow, Outcome
from ..review import may_import
from ..review.checks import register_checks
from ..review.responsibility import may_decide

SHOWN = 5  # the last imports that a company came with


class ProvenancePanel(Panel):
    """The imports that made or changed the company, the latest first, and when it edited its entry itself."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "directory/desk/provenance.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return {
                **(super().get_context_data(parent_context) or {}),
                "rows": imports_of(self.instance),
                "company": self.instance,
                "may_see_runs": may_import(self.request.user),
                "checks": register_checks(self.instance),
                "may_decide": may_decide(self.request.user, self.instance),
                "confirmable": self.instance.live or self.instance.dormant_revision_id,
            }


def imports_of(company: Company) -> list[ImportRow]:
    """Return the rows of registers that wrote to the company."""
    rows = ImportRow.objects.filter(company=company.pk, trial=False, outcome__in=[Outcome.CREATED, Outcome.UPDATED])
    return list(rows.select_related("run").order_by("-run_id", "-row_number")[:SHOWN])
