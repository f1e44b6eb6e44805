"""What was given up, to be sent again or deleted; and the preview of letters."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from ...models import OutgoingMail
from ..again import STATES, send_again
from ..imprint import imprint
from ..samples import Sample, samples
from ..sending import render

PER_PAGE = 50
CHANGE, DELETE = "home.change_outgoingmail", "home.delete_outgoingmail"


def _page(request: HttpRequest, template: str, title: str, icon: str, context: dict[str, Any]) -> HttpResponse:
    shown = {
        "header_title": title,
        "page_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [{"url": "", "label": title}],
        **context,
    }
    return TemplateResponse(request, f"home/mail/{template}.html", shown)


@permission_required(CHANGE)
@require_http_methods(["GET", "POST"])
def given_up(request: HttpRequest) -> HttpResponse:
    """Show what was given up or withheld, each with the reason; send what is ticked again, or delete it."""
    found = OutgoingMail.objects.filter(state__in=STATES).defer("packed")
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("mail") if pk.isdecimal() and len(pk) < 18]
        _act(request, chosen)
        return redirect("mail_given_up")
    context = {
        "mails": Paginator(found, PER_PAGE).get_page(request.GET.get("p")),
        "may_delete": request.user.has_perm(DELETE),
        "imprint": imprint(),
    }
    return _page(request, "given_up", _("Mail that was not sent"), "mail", context)


def _act(request: HttpRequest, chosen: list[int]) -> None:
    if not chosen:
        messages.warning(request, _("Please choose at least one message first."))
    elif request.POST.get("action") == "delete":
        if not request.user.has_perm(DELETE):
            raise PermissionDenied
        count, _rows = OutgoingMail.objects.filter(pk__in=chosen, state__in=STATES).delete()
        text = ngettext("%(count)d message was deleted.", "%(count)d messages were deleted.", count)
        messages.success(request, text % {"count": count})
    else:
        count = send_again(chosen)
        text = ngettext("%(count)d message is being sent again.", "%(count)d messages are being sent again.", count)
        messages.success(request, text % {"count": count})


allowed_to_preview = permission_required("home.preview_letters")


@allowed_to_preview
@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """Show the list of letters, and the one that is chosen in the language that is chosen."""
    known = samples()
    sample = _sample(request.GET["letter"]) if "letter" in request.GET else next(iter(known), None)
    language = _language(request.GET.get("language", settings.LANGUAGE_CODE))
    context: dict[str, Any] = {"samples": known, "sample": sample, "language": language}
    context["languages"] = settings.WAGTAILADMIN_PERMITTED_LANGUAGES
    if sample:
        with override(language):
            context["letter"] = letter = sample.write()
            context["text"] = render(letter)[0]
        context["frame_url"] = reverse("mail_letter", args=[sample.name, language])
    return _page(request, "letters", _("Letters of the portal"), "mail", context)


@allowed_to_preview
@require_GET
@xframe_options_sameorigin
def letter(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """Return a letter's HTML, for the frame of the preview."""
    sample = _sample(name)
    with override(_language(language)):
        return HttpResponse(render(sample.write())[1])


def _sample(name: str) -> Sample:
    for sample in samples():
        if sample.name == name:
            return sample
    raise Http404


def _language(code: str) -> str:
    if code not in dict(settings.LANGUAGES):
        raise Http404
    return code


__all__ = ["given_up", "letter", "letters"]
