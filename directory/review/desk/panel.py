"""What waits for an officer, on the first page of the CMS."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from ...claims.desk import open_claims_for
from ...inquiries.officers import unanswered_for
from ...notices import open_notices_for
from ..rights import works_at_the_desk
from .queue import afterwards_for, count_for


class ReviewPanel(Component):
    """Numbers of what waits for this officer, each leading to its list."""

    name, order = "review", 80
    template_name = "directory/review/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "items": [
                (_("drafts to be decided on"), count_for(user), reverse("review:index")),
                (_("changes to look at afterwards"), afterwards_for(user).count(), reverse("review:afterwards")),
                (_("open claims"), open_claims_for(user), reverse("claims_desk:index")),
                (_("unanswered inquiries"), unanswered_for(user).count(), reverse("inquiries_desk")),
                (_("reports of entries"), open_notices_for(user), reverse("notices:index")),
            ]
        }


def add_review_panel(request: Any, panels: list[Component]) -> None:
    if works_at_the_desk(request.user):
        panels.append(ReviewPanel())


__all__ = ["add_review_panel"]
