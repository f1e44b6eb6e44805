"""The editor's button "Translate with …", and the page on a background run.

`machine_translate` takes the place of wagtail-localize's view of that name (same arguments, same `next`): whoever wraps
the addresses under /cms/localize/ calls it; it looks at rights and locks itself, refuses without raising, and always
leads back. wagtail-localize's "update translations" form writes machine translations past it: its field
`use_machine_translation` must not get through.
"""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_tasks.base import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from .access import obstacle
from .apply import estimate, translate
from .base import Service, current_service
from .errors import Problem, problem_sentence
from .outcome import Outcome
from .tasks import translate_many

SHOWN = 5  # texts left to a person that a message names
MOST = 2000  # translations of one run, as many as the desk chooses at once


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Say what would be sent where; with `confirmed`, have it translated."""
    translation = get_object_or_404(Translation.objects.select_related("source__locale"), pk=translation_id)
    service = current_service(translation.source.locale, translation.target_locale)
    if service is None:
        raise Http404
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    back = get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")
    problem = obstacle(translation, target, request.user)
    if problem == Problem.FORBIDDEN:
        raise PermissionDenied
    if problem:
        messages.error(request, problem_sentence(problem, service.display_name))
        return redirect(back)
    if "confirmed" in request.POST:
        _tell(request, translate(translation, request.user))
        return redirect(back)
    amount = estimate([translation])
    if not amount.texts:
        _tell(request, translate(translation, request.user))  # addresses and names, which nobody is asked for
        return redirect(back)
    context = {
        "header_title": _("Translate by machine"),
        "page_title": _("Translate by machine"),
        "header_icon": "wagtail-localize-language",
        "breadcrumbs_items": [{"url": back, "label": target}, {"url": "", "label": _("Translate by machine")}],
        "translations": [translation],
        "service": service,
        "amount": amount,
        "back": back,
    }
    return TemplateResponse(request, "home/machine_translation/confirm.html", context)


def ask_many(request: HttpRequest, translation_ids: Iterable[int]) -> HttpResponse:
    """Say what would be sent for these translations, and where; the form leads to `start_many`."""
    back = request.headers.get("Referer", "")
    translations = [one for one in _translations(translation_ids) if _service_for(one)]
    amount = estimate(translations)
    if not amount.texts:
        messages.warning(request, _("There is nothing left to translate."))
        return redirect(_safe(request, back))
    title = _("Translate by machine")
    context = {
        "header_title": title,
        "page_title": title,
        "header_icon": "wagtail-localize-language",
        "breadcrumbs_items": [{"url": "", "label": title}],
        "translations": translations,
        "service": _service_for(translations[0]),
        "amount": amount,
        "back": _safe(request, back),
        "action": reverse("home_machine:start"),
        "chosen": ",".join(str(one.pk) for one in translations),
    }
    return TemplateResponse(request, "home/machine_translation/confirm.html", context)


@require_POST
def start_many(request: HttpRequest) -> HttpResponse:
    """Have the confirmed translations made in the background; rights are asked for each when its turn comes."""
    names = request.POST.get("translations", "").split(",")
    ids = [int(name) for name in names if name.isdecimal() and len(name) < 10]
    found = [one.pk for one in _translations(ids) if _service_for(one)]
    if not found:
        raise Http404
    return redirect(run_url(str(translate_many.enqueue(found, request.user.pk).id)))


@require_GET
def run(request: HttpRequest, result_id: str) -> HttpResponse:
    """What became of a background run, for the person who started it."""
    try:
        result = translate_many.get_result(result_id)
    except (TaskResultDoesNotExist, ValueError) as error:
        raise Http404 from error
    ids, user_id = result.args
    if user_id != request.user.pk and not request.user.is_superuser:
        raise PermissionDenied
    done = result.status == TaskResultStatus.SUCCESSFUL
    outcomes = [Outcome.from_dict(stored) for stored in result.return_value or []] if done else []
    found = Translation.objects.select_related("source__locale", "target_locale").in_bulk(ids)
    context = {
        "header_title": _("Translate by machine"),
        "page_title": _("Translate by machine"),
        "header_icon": "wagtail-localize-language",
        "breadcrumbs_items": [{"url": "", "label": _("Translate by machine")}],
        "state": "done" if done else "failed" if result.status == TaskResultStatus.FAILED else "waiting",
        "number": len(ids),
        "person": get_user_model().objects.filter(pk=user_id).first(),
        "rows": [(outcome, *_place(found.get(outcome.translation_id))) for outcome in outcomes],
    }
    response = TemplateResponse(request, "home/machine_translation/run.html", context)
    if context["state"] == "waiting":
        response.headers["Refresh"] = "3"
    return response


def _translations(ids: Iterable[int]) -> list[Translation]:
    found = Translation.objects.filter(pk__in=list(ids)[:MOST], enabled=True).order_by("pk")
    return list(found.select_related("source__locale", "target_locale"))


def _service_for(translation: Translation) -> Service | None:
    return current_service(translation.source.locale, translation.target_locale)


def _safe(request: HttpRequest, address: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours else reverse("wagtailadmin_home")


def run_url(result_id: str) -> str:
    return reverse("home_machine:run", args=[result_id])


def _place(translation: Translation | None) -> tuple[str, str]:
    """Return the language of a translation and the address of its editor."""
    if translation is None:
        return "", ""
    try:
        address = translation.get_target_instance_edit_url()
    except ObjectDoesNotExist:
        address = ""
    return translation.target_locale.get_display_name(), address


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    """Turn an outcome into messages."""
    tell = messages.error if outcome.problem else messages.warning if outcome.left else messages.success
    tell(request, outcome.sentence)
    for item in outcome.left[:SHOWN]:
        messages.warning(request, _("“%(text)s”: %(reason)s") % {"text": item.text, "reason": item.sentence})


__all__ = ["ask_many", "machine_translate", "run", "run_url", "start_many"]
