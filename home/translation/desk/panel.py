"""What waits for a translator, on the first page of the CMS."""

from typing import Any

from wagtail.admin.ui.components import Component

from ..permissions import TRANSLATE
from ..states import OPEN, Rows, State
from .listing import desk_url, shown

FIRST = 5


class TranslationPanel(Component):
    """Open translations by state, and the most urgent ones. A fixed number of queries."""

    name, order = "translations", 50
    template_name = "home/translation/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = Rows().for_user(parent_context["request"].user)
        items = [(state, rows.counts[state], desk_url(state=state.value)) for state in (*OPEN, State.MISSING)]
        return {"items": items, "shown": shown(rows.in_states(OPEN)[:FIRST])}


def add_translation_panel(request: Any, panels: list[Component]) -> None:
    """Put it first, for translators alone: administrators have other things to do."""
    user = request.user
    if user.is_active and user.has_perm(TRANSLATE):
        panels.append(TranslationPanel())
