"""Preview of a translation as it would be published, and what changed in its source since."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin.panels import get_edit_handler
from wagtail.admin.views.generic.models import RevisionsCompareView
from wagtail.models import Page, PreviewableMixin

from ..rights import may_edit
from .bar import build_bar, translated_revision
from .guards import find


@xframe_options_sameorigin
def preview(request: HttpRequest, translation_id: int, mode: str | None = None) -> HttpResponse:
    """Show pages and snippets; wagtail-localize's own answers 404 for snippets."""
    translation, target = find(translation_id)
    if not may_edit(request.user, target):
        raise PermissionDenied
    if not isinstance(target, PreviewableMixin | Page) or not target.is_previewable():
        raise Http404
    mode = target.default_preview_mode if mode is None else mode
    if mode not in dict(target.preview_modes):
        raise Http404
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    return draft.make_preview_request(request, mode)


@method_decorator(xframe_options_sameorigin, name="dispatch")
class CompareSource(RevisionsCompareView):
    """Wagtail's comparison of two versions, for those who may translate the page but not edit its source."""

    page_title = _("Changes in the source text")
    header_buttons: list[Any] = []

    def setup(self, request: HttpRequest, translation_id: int, *args: Any, **kwargs: Any) -> None:
        translation, target = find(translation_id)
        if not may_edit(request.user, target):
            raise PermissionDenied
        self.source = translation.source.get_source_instance()
        revision = translated_revision(translation, target, self.source)
        if revision is None:
            raise Http404
        super().setup(request, self.source.pk, revision.pk, "live", *args, **kwargs)

    def get_object(self, queryset: Any = None) -> Any:
        return self.source

    def get_edit_handler(self) -> Any:
        return self.source.get_edit_handler() if isinstance(self.source, Page) else get_edit_handler(type(self.source))


def facts(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Return the state that stands above the editor, for the script that keeps it true."""
    translation, target = find(translation_id)
    if not may_edit(request.user, target):
        raise PermissionDenied
    bar = build_bar(translation, target, request.user)
    return TemplateResponse(request, "wagtail_localize/admin/translation_facts.html", {"bar": bar})


compare_source = CompareSource.as_view()

__all__ = ["compare_source", "facts", "preview"]
