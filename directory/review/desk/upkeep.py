"""What an officer does for one entry beside its drafts: ask the registers again, confirm it on the company's behalf."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import TaskState

from ...freshness import confirm
from ...models import Company
from ...registers.tasks import check_in_background
from ..responsibility import may_decide


@require_POST
def upkeep(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the button says, for those who may decide on the company, and return to where it stands."""
    company = get_object_or_404(Company, pk=pk)
    if not may_decide(request.user, company):
        messages.error(request, _("Only officers of its region do this."))
    elif "confirm" in request.POST:
        _confirm(request, company)
    elif check_in_background(company, request.user):
        messages.success(request, _("The registers are being asked. Their answers appear here in a moment."))
    else:
        messages.warning(request, _("There is no register to ask: the entry has no number, or none is set up."))
    task = request.POST.get("task", "")
    if task.isdecimal() and TaskState.objects.filter(pk=task).exists():
        return redirect("review:item", task)
    return redirect("wagtailsnippets_directory_company:edit", company.pk)


def _confirm(request: HttpRequest, company: Company) -> None:
    if confirm(company, request.user, timezone.now()):
        messages.success(request, _("“%(name)s” is confirmed as of today.") % {"name": company.name})
    else:
        messages.warning(
            request, _("“%(name)s” is not public, so there is nothing to confirm.") % {"name": company.name}
        )


__all__ = ["upkeep"]
