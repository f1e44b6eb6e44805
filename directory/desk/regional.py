"""Officers of a chamber's desk change what is of their regions and look at the rest, whatever way they take."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Company, Listing
from ..review import company_of, desk_of, may_withdraw, may_work_in, may_work_on

LOOKING = {"inspect", "history", "history_results", "workflow_history", "workflow_history_detail"}
WITHDRAWING = {"unpublish", "delete", "lock", "unlock"}  # what befalls the public version, whatever a draft says


class RegionalViewSet(SnippetViewSet):
    """A viewset whose views about one record ask for its region; all but those that only show it."""

    inspect_view_enabled = True

    def get_urlpatterns(self) -> list:
        patterns = super().get_urlpatterns()
        for pattern in patterns:
            if pattern.name not in LOOKING:
                pattern.callback = self._regional(pattern.callback, pattern.name or "")
        return patterns

    def _regional(self, view: Callable[..., HttpResponse], name: str) -> Callable[..., HttpResponse]:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            pk = kwargs.get("pk", args[0] if args else None)
            if pk is None:
                return view(request, *args, **kwargs)
            record = get_object_or_404(self.model, pk=unquote(str(pk)))
            may = may_withdraw if name in WITHDRAWING else may_work_on
            if may(request.user, record):
                return view(request, *args, **kwargs)
            if name == "edit" and request.method in ("GET", "HEAD"):
                messages.info(request, _whose(record))
                return redirect(reverse(self.get_url_name("inspect"), args=[quote(record.pk)]))
            raise PermissionDenied

        return asked


def _whose(record: Company | Listing) -> str:
    desk = desk_of(record)
    whose = _("%(chamber)s looks after this entry. You can read it here.") % {"chamber": desk} if desk else ""
    return whose or _("The central desk looks after this entry. You can read it here.")


class OwnRegionMixin:
    """For forms: nothing is entered or moved by an officer into a region of another chamber."""

    def _post_clean(self: Any) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors or not self.for_user:
            return
        company = company_of(self.instance)
        if company.region_id and self._moved(company) and not may_work_in(self.for_user, company.region):
            message = _("This place belongs to another chamber. Please ask its officers, or the central desk.")
            self.add_error("city" if "city" in self.fields else None, ValidationError(message, "region"))

    def _moved(self: ModelForm, company: Company) -> bool:
        if isinstance(self.instance, Listing):
            return not self.instance.pk or "company" in self.changed_data
        return Company.objects.filter(pk=company.pk).values_list("region_id", flat=True).first() != company.region_id


@hooks.register("before_bulk_action")
def many_of_their_regions(request: HttpRequest, action: str, objects: Iterable[Model], view: Any) -> None:
    may = may_withdraw if action in WITHDRAWING else may_work_on
    if issubclass(view.model, Company | Listing) and not all(may(request.user, one) for one in objects):
        raise PermissionDenied


__all__ = ["OwnRegionMixin", "RegionalViewSet"]
