"""What can be done at the desk: rows submitted or exported, files imported, reports read."""

import csv
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail_localize.models import Translation

from ...models import JobKind, JobPhase, TranslationJob
from ..machine.views import ask_many
from ..po.exporting import Mixed, export
from ..po.importing import UploadForm, run_apply, start_import
from ..rights import SUBMIT
from ..states import Rows, identity_of
from . import jobs
from .filters import DeskFilterSet
from .reasons import OUTCOMES, sentence

PER_PAGE = 50


def _page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], above: bool = False
) -> HttpResponse:
    crumbs = [{"url": reverse("translation_desk:index"), "label": _("Translation desk")}]
    if above:
        crumbs.append({"url": reverse("translation_desk:jobs"), "label": _("Past jobs")})
    shown = {
        "header_title": title,
        "page_title": title,
        "header_icon": "wagtail-localize-language",
        "breadcrumbs_items": [*crumbs, {"url": "", "label": title}],
        **context,
    }
    return TemplateResponse(request, f"home/translation/{template}.html", shown)


def _selected(request: HttpRequest) -> Rows:
    """Return the rows that were ticked, or all that the list showed; never more than the user may see."""
    rows = Rows().for_user(request.user)
    if "start" in request.POST:
        return rows.chosen([found] if (found := identity_of(request.POST["start"])) else [])
    if "all" not in request.POST:
        return rows.chosen([found for name in request.POST.getlist("row") if (found := identity_of(name))])
    query = QueryDict(request.POST.get("query", ""))
    filters = DeskFilterSet(query, request=request)
    if not filters.is_valid():
        return rows.chosen([])
    return filters.filter_queryset(rows).titled(query.get("q", ""))


@require_POST
def selection(request: HttpRequest) -> HttpResponse:
    """Do something with rows of the desk."""
    rows = _selected(request)[: jobs.MOST]
    if not rows:
        messages.warning(request, _("Please choose at least one row first."))
        return redirect("translation_desk:index")
    if request.POST.get("action") == "export":
        try:
            name, content = export(rows, everything=request.POST.get("which") == "all")
        except Mixed as problem:
            messages.warning(request, str(problem))
            return redirect("translation_desk:index")
        answer = HttpResponse(content, content_type="text/x-gettext-translation; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    if request.POST.get("action") == "machine":
        return ask_many(request, [row.translation_id for row in rows if row.translation_id])
    if not request.user.has_perm(SUBMIT):
        raise PermissionDenied
    job = jobs.start_submission(request.user, [row.identity for row in rows])
    if "start" in request.POST and (editor := _editor_of(job)):
        messages.success(request, _("The translation has begun. Readers see it when it is published."))
        return redirect(editor)
    return redirect("translation_desk:job", job.pk)


def _editor_of(job: TranslationJob) -> str | None:
    """Return where the page or snippet that a job was about is translated; the last line is the one asked for."""
    made = [line["made"]["translation"] for line in job.report if "made" in line]
    translation = Translation.objects.filter(pk=made[-1]).first() if made else None
    return translation.get_target_instance_edit_url() if translation else None


@require_GET
def jobs_index(request: HttpRequest) -> HttpResponse:
    """The user's own jobs, newest first; an administrator sees all."""
    found = jobs.visible_jobs(request.user).select_related("user")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    for job in page:
        job.tally = _tally(job)
    return _page(request, "jobs", _("Past jobs"), {"jobs": page})


@require_GET
def job_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a job stands, and its report."""
    job = get_object_or_404(jobs.visible_jobs(request.user).select_related("user", "locale"), pk=pk)
    lines = Paginator(job.report, PER_PAGE).get_page(request.GET.get("p"))
    for line in lines:
        line |= {"sentence": sentence(line), "outcome_label": OUTCOMES[line["outcome"]]}
    taken = any(line["outcome"] in ("new", "changed", "confirmed") for line in job.report)
    context = {
        "job": job,
        "tally": _tally(job),
        "lines": lines if job.report else None,
        "busy": job.phase in jobs.BUSY,
        "interrupted": jobs.is_interrupted(job),
        "undoable": job.phase == JobPhase.FINISHED and any("made" in line for line in job.report),
        "appliable": job.phase == JobPhase.CHECKED and taken,
    }
    return _page(request, "job", str(job), context, above=True)


def _tally(job: TranslationJob) -> list[tuple[str, int]]:
    found = jobs.counts(job)
    return [(str(label), found[outcome]) for outcome, label in OUTCOMES.items() if found[outcome]]


class _Echo:
    def write(self, line: str) -> str:
        return line


@require_GET
def report(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The report as CSV, for spreadsheet programs."""
    job = get_object_or_404(jobs.visible_jobs(request.user), pk=pk)
    answer = StreamingHttpResponse(_csv(job), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="translations-{job.pk}.csv"'
    return answer


def _csv(job: TranslationJob) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"  # or spreadsheet programs take the file for Windows-1252
    keys = ["title", "place", "language", "source", "before", "after"]
    headings = [_("Title"), _("Passage"), _("Language"), _("Source text"), _("Text before"), _("Text in the file")]
    yield writer.writerow([*headings, _("Result"), _("Reason")])
    for line in job.report:
        cells = [*(str(line.get(key) or "") for key in keys), str(OUTCOMES[line["outcome"]]), sentence(line)]
        yield writer.writerow([_harmless(cell) for cell in cells])


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet program computes: https://owasp.org/www-community/attacks/CSV_Injection."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a submission back, as far as nobody has worked on it."""
    if not request.user.has_perm(SUBMIT):
        raise PermissionDenied
    job = get_object_or_404(jobs.visible_jobs(request.user), pk=pk, kind=JobKind.SUBMIT)
    jobs.undo_submission(job, request.user)
    return redirect("translation_desk:job", job.pk)


def upload(request: HttpRequest) -> HttpResponse:
    """Take a PO file and try it out."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        job = start_import(request.user, form.parsed, form.cleaned_data["file"].name)
        return redirect("translation_desk:job", job.pk)
    return _page(request, "upload", _("Import a PO file"), {"form": form})


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a checked file over."""
    job = get_object_or_404(TranslationJob, pk=pk, kind=JobKind.IMPORT, user=request.user)
    if jobs.take(job, (JobPhase.CHECKED,), JobPhase.QUEUED):
        job.done = 0
        job.save(update_fields=["done"])
        jobs.begin(job, job.total <= jobs.AT_ONCE, run_apply, "apply")
    return redirect("translation_desk:job", job.pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a checked file away before anything was changed."""
    job = get_object_or_404(TranslationJob, pk=pk, kind=JobKind.IMPORT, user=request.user)
    if job.phase == JobPhase.CHECKED:
        job.delete()
        messages.success(request, _("The file was discarded."))
    return redirect("translation_desk:jobs")
