"""The thread in the account and by secret link, the list of threads, and their files."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.mail import recipient_of, send_letter
from home.uploads import serve_private
from home.visitors.limits import within_limit

from ...models import Inquiry, InquiryAttachment, InquiryMessage, InquiryOutcome, InquiryState, Side
from ...review import officers_in_charge
from .. import letters
from ..forms import MessageForm, OutcomeForm
from ..receivers import received_by, sent_by, side_of, threads_of, unread
from ..threads import ask_for_help, close, mark_answered, see, write
from ..wording import company_name
from .frame import alternates, by_secret_link

PER_PAGE = 20
MESSAGES_A_DAY = 30
BOXES = {"received": (received_by, Side.RECEIVER), "sent": (sent_by, Side.SENDER)}


@login_required
@never_cache
@require_safe
def show_list(request: HttpRequest, box: str = "received") -> HttpResponse:
    found, side = BOXES[box]
    inquiries = found(request.user).select_related("company", "listing").prefetch_related("listing__texts")
    page = Paginator(inquiries, PER_PAGE).get_page(request.GET.get("page"))
    new = set(unread(Inquiry.objects.filter(pk__in=[each.pk for each in page]), side).values_list("pk", flat=True))
    context = {
        "box": box,
        "rows": [{"inquiry": each, "new": each.pk in new, "name": _partner(each, side)} for each in page],
        "page_obj": page,
        "tabs": [(name, reverse("inquiries_list", args=[name])) for name in BOXES],
        "alternates": alternates(request, "inquiries_list", box),
    }
    return render(request, "directory/inquiries/list.html", context)


def _partner(inquiry: Inquiry, side: Side) -> str:
    """Return how the list calls the other side."""
    if side == Side.SENDER:
        return company_name(inquiry, side)
    return inquiry.sender_organisation or inquiry.sender_name or _("person without a name")


@login_required
@never_cache
def show_thread(request: HttpRequest, reference: str) -> HttpResponse:
    inquiry = get_object_or_404(_loaded().filter(pk__in=threads_of(request.user)), reference=reference)
    side = side_of(request.user, inquiry)
    if side is None:
        raise Http404
    return _thread(request, inquiry, side, "")


@by_secret_link
def show_by_key(request: HttpRequest, key: str) -> HttpResponse:
    """For those without an account. What companies get belongs to their members once there are any."""
    inquiry, side = _by_key(key)
    if side == Side.RECEIVER and inquiry.company and inquiry.company.memberships.exists():
        return redirect("inquiries_thread", inquiry.reference)
    return _thread(request, inquiry, side, key)


def _loaded():
    return Inquiry.objects.select_related("company", "listing", "sender").prefetch_related("listing__texts")


def _by_key(key: str) -> tuple[Inquiry, Side]:
    found = _loaded().filter(erased_at=None).exclude(state=InquiryState.UNCONFIRMED)
    inquiry = get_object_or_404(found, Q(sender_key=key) | Q(receiver_key=key))
    return inquiry, Side.SENDER if inquiry.sender_key == key else Side.RECEIVER


def _thread(request: HttpRequest, inquiry: Inquiry, side: Side, key: str) -> HttpResponse:
    message_form, outcome_form = MessageForm(), OutcomeForm(initial={"outcome": inquiry.outcome})
    if request.method == "POST":
        done = request.POST.get("do", "")
        if done == "write":
            message_form = MessageForm(request.POST, request.FILES)
        elif done == "close":
            outcome_form = OutcomeForm(request.POST)
        if _act(request, inquiry, side, done, message_form, outcome_form):
            return redirect(request.path + "#end" if done == "write" else request.path)
    elif inquiry.state != InquiryState.UNCONFIRMED and _is_read(request, key):
        see(inquiry, side)
    return render(request, "directory/inquiries/thread.html", {
        "inquiry": inquiry, "side": side, "key": key,
        "company_name": company_name(inquiry, side),
        "entries": _entries(inquiry, side, key),
        "message_form": message_form, "outcome_form": outcome_form,
        "open": inquiry.state in (InquiryState.SENT, InquiryState.READ),
        "alternates": alternates(
            request, *(("inquiries_by_key", key) if key else ("inquiries_thread", inquiry.reference))
        ),
    })  # fmt: skip


def _is_read(request: HttpRequest, key: str) -> bool:
    """Say whether a person sees the page. Programs that look into mail follow its links, but go no further.

    Whoever does anything with the thread comes back to it from the page itself.
    """
    return not key or request.headers.get("Sec-Fetch-Site") == "same-origin"


def _act(
    request: HttpRequest, inquiry: Inquiry, side: Side, done: str, message_form: MessageForm, outcome_form: OutcomeForm
) -> bool:
    """Do what a button of the thread says; False where the page has to be shown again."""
    author = request.user if request.user.is_authenticated else None
    said = ""
    if done == "write" and message_form.is_valid():
        if not within_limit("inquiry message", f"{inquiry.pk} {side}", MESSAGES_A_DAY, 24 * 3600):
            message_form.add_error(None, _("That is enough for today: please write again tomorrow."))
            return False
        data = message_form.cleaned_data
        write(inquiry, side, data["text"], (get_language() or "de")[:2], author, data["files"])
        said = _("Your message has been sent.")
    elif done == "answered" and side == Side.RECEIVER:
        mark_answered(inquiry)
        said = _("Noted: you have answered by mail or telephone.")
    elif done == "close" and outcome_form.is_valid():
        data = outcome_form.cleaned_data
        close(inquiry, side, InquiryOutcome(data["outcome"]), data["reason"])
        said = _("Thank you. The inquiry is closed.")
    elif done == "help" and not inquiry.help_asked_by:
        ask_for_help(inquiry, side)
        _tell_officers(inquiry)
        said = _("The chamber has been asked for help and can read this correspondence now.")
    if said and author:
        messages.success(request, said)
    return bool(said)


def _tell_officers(inquiry: Inquiry) -> None:
    if inquiry.company is None:
        return
    for officer in officers_in_charge(inquiry.company):
        if officer.email:
            send_letter(recipient_of(officer), lambda: letters.help_letter(inquiry))


def _entries(inquiry: Inquiry, side: Side, key: str) -> list[dict]:
    language = (get_language() or "de")[:2]
    return [
        {
            "message": message,
            "mine": message.side == side,
            "translation": "" if message.language == language else message.translations.get(language, ""),
            "files": [(file, _file_address(inquiry, file, key)) for file in message.attachments.all()],
        }
        for message in InquiryMessage.objects.filter(inquiry=inquiry).prefetch_related("attachments")
    ]


def _file_address(inquiry: Inquiry, file: InquiryAttachment, key: str) -> str:
    if key:
        return reverse("inquiries_file_by_key", args=[key, file.pk])
    return reverse("inquiries_file", args=[inquiry.reference, file.pk])


@login_required
@require_safe
def file(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Hand out a file to those who take part in the thread."""
    inquiry = get_object_or_404(threads_of(request.user), reference=reference)
    return _serve(inquiry, pk)


@by_secret_link
@require_safe
def file_by_key(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    inquiry, side = _by_key(key)
    if side == Side.RECEIVER and inquiry.company and inquiry.company.memberships.exists():
        raise Http404
    return _serve(inquiry, pk)


def _serve(inquiry: Inquiry, pk: int) -> HttpResponse:
    found = get_object_or_404(InquiryAttachment, pk=pk, message__inquiry=inquiry)
    return serve_private(found.file, found.name, found.content_type)


__all__ = ["file", "file_by_key", "show_by_key", "show_list", "show_thread"]
