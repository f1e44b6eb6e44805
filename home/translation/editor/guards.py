"""A guard before each address of wagtail-localize under /cms/localize/.

Its views ask at most for the right to edit. Ours ask for the right that the effect needs, and for locks; they are
found first because their hook runs first, under the same addresses, which the library's names lead to.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import DataError, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.views import edit_translation, report, snippets_api, submit_translations

from ..machine.views import machine_translate
from ..permissions import TRANSLATE
from ..rights import SUBMIT, may_edit, may_stop, may_submit, obstacle
from ..saving import Unsound
from ..soundness import markup_fault

edit_translation.user_can_edit_instance = may_edit  # what its views ask; snippets count translators in too

View = Callable[..., HttpResponse]
SAFE = ("GET", "HEAD", "OPTIONS")


def find(translation_id: int) -> tuple[Translation, Any]:
    """Return a translation and its page or snippet, or raise Http404."""
    translations = Translation.objects.select_related("source__locale", "target_locale")
    translation = get_object_or_404(translations, pk=translation_id)
    try:
        return translation, translation.get_target_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error


def guarded(view: View, may: Callable[..., bool] = may_edit) -> View:
    """Let a view about one translation run for those who may, and write only where no lock stands in the way."""

    @wraps(view)
    def guard(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        _translation, target = find(translation_id)
        if not may(request.user, target):
            raise PermissionDenied
        if request.method not in SAFE and (problem := obstacle(request.user, target)):
            return refuse(request, problem)
        return view(request, translation_id=translation_id, **kwargs)

    return guard


def refuse(request: HttpRequest, problem: str) -> HttpResponse:
    """Answer the editor's script in JSON, a form with a message where it came from."""
    if request.method in ("PUT", "DELETE"):
        return JsonResponse({"detail": problem}, status=403)
    messages.error(request, problem)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


@wraps(edit_translation.edit_string_translation)
def edit_string(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponse:
    """Refuse words without content: wagtail-localize counts them as translated and publishes the source's text.

    Links and tags must be those of the source; what is unsound is not kept.
    """
    try:
        with transaction.atomic():
            response = edit_translation.edit_string_translation(request, translation_id, string_segment_id)
            is_kept = request.method == "PUT" and response.status_code < 300
            if is_kept and (fault := _fault_in(translation_id, string_segment_id)):
                transaction.set_rollback(True)
                return JsonResponse({"detail": fault}, status=400)
    except DataError:  # a title goes into the page's row at once
        return JsonResponse({"detail": _("This text is too long.")}, status=400)
    if is_kept and not str(response.data.get("data", "")).strip():
        segment = StringSegment.objects.get(pk=string_segment_id)
        StringTranslation.objects.filter(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale__translations=translation_id,
        ).delete()
        return JsonResponse({"detail": _("A translation cannot be empty.")}, status=400)
    return response


def _fault_in(translation_id: int, string_segment_id: int) -> str:
    segment = StringSegment.objects.select_related("string").get(pk=string_segment_id)
    kept = StringTranslation.objects.get(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale__translations=translation_id,
    )
    return markup_fault(segment.string.data, kept.data) if kept.data.strip() else ""


@wraps(edit_translation.upload_pofile)
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Answer with a message where wagtail-localize would fail: no file, or one that does not say what it is of."""
    if request.method == "POST" and "file" not in request.FILES:
        return refuse(request, _("Please choose a file."))
    try:
        return edit_translation.upload_pofile(request, translation_id)
    except DataError:
        return refuse(request, _("This file holds a text that is too long for its field."))
    except Unsound as error:
        return refuse(request, _("Nothing was taken from this file. %(reason)s") % {"reason": error.message})
    except (KeyError, ValueError):
        return refuse(request, _("This file does not say which translation it belongs to."))


def submit_page(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_submit(request.user, page):
        raise PermissionDenied
    return submit_translations.SubmitPageTranslationView.as_view()(request, page_id=page_id)


def submit_snippet(request: HttpRequest, app_label: str, model_name: str, pk: str) -> HttpResponse:
    view = submit_translations.SubmitSnippetTranslationView()
    view.setup(request, app_label=app_label, model_name=model_name, pk=pk)
    if not may_submit(request.user, view.get_object()):
        raise PermissionDenied
    return submit_translations.SubmitSnippetTranslationView.as_view()(
        request, app_label=app_label, model_name=model_name, pk=pk
    )


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuse: it would publish the source's text at the translation's address, and delete the translation's own."""
    raise PermissionDenied


class TranslationsReport(report.TranslationsReportView):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().order_by("source__object_repr", "pk")  # pages of it need an order


def translations_report(request: HttpRequest, results_only: bool = False) -> HttpResponse:
    """Show the titles of everything to those only who work with all of it."""
    if not request.user.has_perm(TRANSLATE) and not request.user.has_perm(SUBMIT):
        raise PermissionDenied
    return TranslationsReport.as_view(results_only=results_only)(request)


def snippets(request: HttpRequest, app_label: str, model_name: str, pk: str | None = None) -> HttpResponse:
    """List the snippets of a model for those only who may see them in the CMS."""
    model = get_snippet_model_from_url_params(app_label, model_name)
    allowed = any(request.user.has_perm(f"{app_label}.{action}_{model_name}") for action in ("view", "add", "change"))
    if not allowed and not (issubclass(model, TranslatableMixin) and request.user.has_perm(TRANSLATE)):
        raise PermissionDenied
    if pk is None:
        return snippets_api.SnippetViewSet.as_view({"get": "list"})(request, app_label=app_label, model_name=model_name)
    view = snippets_api.SnippetViewSet.as_view({"get": "retrieve"})
    return view(request, app_label=app_label, model_name=model_name, pk=pk)


string = guarded(edit_string)
override = guarded(edit_translation.edit_override)
po_download = guarded(edit_translation.download_pofile)
po_upload = guarded(upload_pofile)
by_machine = guarded(machine_translate)
stop = guarded(edit_translation.stop_translation, may_stop)

__all__ = [
    "by_machine", "convert_to_alias", "find", "guarded", "override", "po_download", "po_upload", "refuse", "snippets",
    "stop", "string", "submit_page", "submit_snippet", "translations_report",
]  # fmt: skip
