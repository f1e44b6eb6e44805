"""Where the desk meets the CMS: addresses, menu, first page. Imported by home/wagtail_hooks.py."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .access import may_see_desk
from .listing import DeskView
from .panel import add_translation_panel


def for_desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let those in who may see the desk; what they may do there, each view asks by itself."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_desk(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


PATTERNS = [
    path("", for_desk(DeskView.as_view()), name="index"),
    path("results/", for_desk(DeskView.as_view(results_only=True)), name="results"),
    path("selection/", for_desk(views.selection), name="selection"),
    path("import/", for_desk(views.upload), name="import"),
    path("jobs/", for_desk(views.jobs_index), name="jobs"),
    path("jobs/<int:pk>/", for_desk(views.job_page), name="job"),
    path("jobs/<int:pk>/report/", for_desk(views.report), name="report"),
    path("jobs/<int:pk>/undo/", for_desk(views.undo), name="undo"),
    path("jobs/<int:pk>/apply/", for_desk(views.apply), name="apply"),
    path("jobs/<int:pk>/discard/", for_desk(views.discard), name="discard"),
]


class DeskMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_desk(request.user)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern | URLResolver]:
    return [path("translations/", include((PATTERNS, "translation_desk")))]


@hooks.register("register_admin_menu_item")
def desk_menu() -> MenuItem:
    return DeskMenuItem(
        _("Translations"), reverse("translation_desk:index"), name="translations",
        icon_name="wagtail-localize-language", order=150,
    )  # fmt: skip


hooks.register("construct_homepage_panels", add_translation_panel)
