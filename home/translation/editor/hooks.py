"""What Wagtail is told: our guards' addresses, and who answers what is posted to a translation's editor."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation

from ..facts import LOG_ACTION
from ..permissions import translations_into
from ..publishing import missing_in
from ..rights import may_edit_freely, obstacle
from . import guards, views
from .actions import handle
from .update import update_translations

FIRST = -50  # before wagtail-localize's hooks, which have no order of their own
RESTART, CONVERT = "localize-restart-translation", "localize-convert-to-alias"


@hooks.register("register_admin_urls", order=FIRST)
def urls() -> list[URLPattern | URLResolver]:
    one = "translate/<int:translation_id>/"
    snippet = "<slug:app_label>/<slug:model_name>/"
    patterns = [
        path("submit/page/<int:page_id>/", guards.submit_page),
        path(f"submit/snippet/{snippet}<str:pk>/", guards.submit_snippet),
        path("update/<int:translation_source_id>/", update_translations),
        path(f"{one}strings/<int:string_segment_id>/edit/", guards.string),
        path(f"{one}overrides/<int:overridable_segment_id>/edit/", guards.override),
        path(f"{one}pofile/download/", guards.po_download),
        path(f"{one}pofile/upload/", guards.po_upload),
        path(f"{one}machine_translate/", guards.by_machine),
        path(f"{one}preview/", views.preview),
        path(f"{one}preview/<str:mode>/", views.preview),
        path(f"{one}disable/", guards.stop),
        path("page/<int:page_id>/convert_to_alias/", guards.convert_to_alias),
        path("reports/translations/", guards.translations_report),
        path("reports/translations/results/", guards.translations_report, {"results_only": True}),
        path(f"api/snippets/{snippet}", guards.snippets),
        path(f"api/snippets/{snippet}<str:pk>/", guards.snippets),
        path(f"{one}source/changes/", views.compare_source, name="home_compare_source"),
        path(f"{one}state/", views.facts, name="home_translation_facts"),
    ]
    return [path("localize/", include(patterns))]


@hooks.register("before_edit_page", order=FIRST)
@hooks.register("before_edit_snippet", order=FIRST)
def before_edit(request: HttpRequest, instance: models.Model) -> HttpResponse | None:
    """Answer every POST to the editor of a translation; wagtail-localize's own asks for no lock and fills gaps."""
    if request.method != "POST" or not isinstance(instance, TranslatableMixin):
        return None
    if CONVERT in request.POST:
        raise PermissionDenied
    if translation := translations_into(instance).select_related("source__locale", "target_locale").first():
        return handle(request, translation, instance)
    if RESTART in request.POST:
        if not may_edit_freely(request.user, instance):
            raise PermissionDenied
        if problem := obstacle(request.user, instance):
            messages.error(request, problem)
            return redirect(request.path)
    return None


@hooks.register("before_bulk_action", order=FIRST)
def before_bulk_action(
    request: HttpRequest, action_type: str, objects: list[models.Model], view: Any
) -> HttpResponse | None:
    """Refuse to publish many pages at once where one of them is a translation with gaps in it."""
    if request.method != "POST" or action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if request.POST.get("include_descendants"):
        pages += [child for page in pages for child in page.get_descendants()]
    gaps = [str(page) for page in pages if _has_gaps(page)]
    if not gaps:
        return None
    text = _("Nothing was published. These translations are not complete: %(titles)s")
    messages.error(request, text % {"titles": ", ".join(gaps[:5])})
    return redirect(reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk]))


def _has_gaps(page: Page) -> bool:
    """Say whether the draft that would be published has passages in the source language."""
    translation: Translation | None = translations_into(page).first()
    return translation is not None and missing_in(translation, page.latest_revision) > 0


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(LOG_ACTION)
    class FactsFormatter(LogFormatter):
        label = gettext_lazy("Take over from the source")

        def format_message(self, log_entry: Any) -> str:
            return _("Taken over from the source: %(fields)s") % {"fields": ", ".join(log_entry.data["fields"])}


@hooks.register("construct_page_action_menu")
def no_aliases(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != CONVERT]
