"""Publishing and withdrawing many companies at once."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.actions.unpublish import UnpublishAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ..models import Company
from ..review import may_work_in
from .permissions import may_publish, may_unpublish

LIMIT = 500  # companies in one go; each has a revision to publish and a line in the log


class CompanyBulkAction(SnippetBulkAction):
    """What both actions have in common; a company locked by somebody else is left out and named."""

    template_name = "directory/desk/bulk_action.html"

    @classproperty
    def models(cls) -> list[type[Company]]:
        return [Company]

    def check_perm(self, company: Company) -> bool:
        return may_publish(self.request.user, company)

    def get_all_objects_in_listing_query(self, parent_id: object) -> QuerySet:
        return super().get_all_objects_in_listing_query(parent_id)[:LIMIT]

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"action": self}


class PublishCompanies(CompanyBulkAction):
    display_name = _("Publish")
    aria_label = _("Publish the chosen companies")
    question = _("Publish the latest version of these companies?")
    confirmation = _("Yes, publish")
    action_type = "publish"
    action_priority = 10

    def check_perm(self, company: Company) -> bool:
        """What is published is the draft: one that moves into a region of another chamber is for that chamber."""
        if not super().check_perm(company):
            return False
        draft = company.latest_revision
        drafted = draft.content.get("region") if draft else None
        return drafted in (None, company.region_id) or may_work_in(self.request.user, drafted)

    @classmethod
    def execute_action(cls, objects: Iterable[Company], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        count = 0
        for company in objects:
            revision = company.get_latest_revision() or company.save_revision(user=user, clean=False)
            revision.publish(user=user, skip_permission_checks=True)  # `check_perm` has judged
            count += 1
        return count, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d company is public now.", "%(count)d companies are public now.", num_parent_objects
        ) % {"count": num_parent_objects}  # fmt: skip


class UnpublishCompanies(CompanyBulkAction):
    display_name = _("Unpublish")
    aria_label = _("Take the chosen companies from the public")
    question = _("Take these companies from the public? They stay here as drafts.")
    confirmation = _("Yes, unpublish")
    action_type = "unpublish"
    action_priority = 20

    def check_perm(self, company: Company) -> bool:
        return may_unpublish(self.request.user, company)

    @classmethod
    def execute_action(cls, objects: Iterable[Company], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        live = [company for company in objects if company.live]
        for company in live:
            UnpublishAction(company, user=user).execute(skip_permission_checks=True)  # `check_perm` has judged
        return len(live), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d company is no longer public.", "%(count)d companies are no longer public.", num_parent_objects
        ) % {"count": num_parent_objects}  # fmt: skip
