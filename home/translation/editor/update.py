"""A guard before wagtail-localize's "Sync translated pages", which can publish every translation of a source."""

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.update_translations import UpdateTranslationsView

from ..rights import may_publish, may_submit, obstacle
from ..saving import refusal
from ..words import complete_slug, progress_of
from .guards import refuse

MACHINE_FIELD = "use_machine_translation"


def update_translations(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """Publish all of a source's translations or none; what cannot be published is named."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    try:
        instance = source.get_source_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if not may_submit(request.user, instance):
        raise PermissionDenied
    if request.method == "POST":
        if MACHINE_FIELD in request.POST:
            # it knows neither quotas nor names, and has no way of saying what went wrong
            return refuse(request, _("Please use “Translate by machine” in the editor of each translation."))
        if problems := _problems(request, source, instance):
            for problem in problems[1:]:
                messages.error(request, problem)
            return refuse(request, problems[0])
    return UpdateTranslationsView.as_view()(request, translation_source_id=translation_source_id)


def _problems(request: HttpRequest, source: TranslationSource, instance: models.Model) -> list[str]:
    publish = bool(request.POST.get("publish_translations"))
    problems = []
    if publish:
        source.update_from_db()
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        translation.source = source
        try:
            target = translation.get_target_instance()
        except ObjectDoesNotExist:
            continue
        if publish or _would_open(instance, target):
            problems.append(_problem(request, translation, target) if publish else _not_allowed(request, target))
    return [problem for problem in problems if problem]


def _would_open(instance: models.Model, target: models.Model) -> bool:
    """Say whether the view would take a restriction from the translation that its source does not have."""
    if not isinstance(target, Page):
        return False
    return target.view_restrictions.exists() and not instance.view_restrictions.exists()


def _not_allowed(request: HttpRequest, target: models.Model) -> str:
    if may_publish(request.user, target):
        return ""
    return _("You are not allowed to publish “%(title)s”.") % {"title": target}


def _problem(request: HttpRequest, translation: Translation, target: models.Model) -> str:
    if problem := _not_allowed(request, target) or obstacle(request.user, target):
        return problem
    complete_slug(translation)
    missing = progress_of(translation).missing
    return refusal(translation, missing) if missing else ""


__all__ = ["update_translations"]
