"""Importing in the CMS: upload, columns, trial run, decisions, import, result, undo."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from directory.models import ImportRow, ImportRun, Outcome, RunState

from . import tasks, uploads
from .forms import ColumnsForm, DecisionsForm, StartForm, UploadForm
from .importer import digest_of, notice_interruption, preview
from .problems import REASONS, UNDO, FileProblem, sentence
from .report import lines
from .undo import UNDOABLE

PER_PAGE = 50
PATIENCE = timedelta(seconds=20)  # how long a run may wait before the page says why it may do so
WAITING = (RunState.CHECKING, RunState.QUEUED, RunState.RUNNING, RunState.UNDOING)
STARTABLE = (RunState.CHECKED, RunState.INTERRUPTED, RunState.FAILED)


def _page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], run: ImportRun | None = None
) -> HttpResponse:
    crumbs = [{"url": reverse("directory_imports:index"), "label": _("Imports")}]
    if run:
        crumbs.append({"url": reverse("directory_imports:run", args=[run.pk]), "label": run.file_name})
    if title not in (crumbs[-1]["label"], ""):
        crumbs.append({"url": "", "label": title})
    shown = {
        "header_title": title,
        "page_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": crumbs,
        "run": run,
        **context,
    }
    return TemplateResponse(request, f"directory/exchange/{template}.html", shown)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All runs, newest first."""
    pages = Paginator(ImportRun.objects.select_related("user"), PER_PAGE)
    return _page(request, "index", _("Imports"), {"runs": pages.get_page(request.GET.get("p"))})


def upload(request: HttpRequest) -> HttpResponse:
    """Take a file, and go on to its columns."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run: ImportRun = form.save(commit=False)
        run.file_name = form.cleaned_data["file"].name[:255]
        run.upload, run.user = uploads.keep(form.cleaned_data["file"]), request.user  # type: ignore[assignment]
        run.sha256 = digest_of(uploads.folder() / run.upload)
        try:
            preview(uploads.path_of(run), {})
        except FileProblem as problem:
            uploads.forget(run)
            form.add_error("file", str(problem))
        else:
            run.save()
            transaction.on_commit(tasks.purge_in_time)
            return redirect("directory_imports:columns", run.pk)
    return _page(request, "upload", _("Import a file"), {"form": form, "step": 1})


def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was recognised; what the operator confirms is tried out."""
    notice_interruption()
    run = get_object_or_404(ImportRun, pk=pk, state__in=[RunState.UPLOADED, *STARTABLE])
    try:
        recognised, samples = preview(uploads.path_of(run), run.mapping)
    except FileProblem as problem:
        messages.error(request, str(problem))
        return redirect("directory_imports:run", run.pk)
    form = ColumnsForm(request.POST or None, columns=recognised, samples=samples)
    found = recognised.problems
    if request.method == "POST" and form.is_valid():
        try:
            preview(uploads.path_of(run), form.mapping())[0].check()
        except FileProblem as problem:
            found = [problem]
        else:
            run.mapping, run.total, run.counts = form.mapping(), 0, {}  # the rows are counted in the background
            _enqueue(run, tasks.try_out)
            return redirect("directory_imports:run", run.pk)
    context = {"form": form, "problems": found, "unknown": recognised.unknown, "step": 2}
    return _page(request, "columns", _("Columns"), context, run)


def _enqueue(run: ImportRun, task: Any) -> None:
    run.state, run.message, run.done = RunState.QUEUED, "", 0
    run.started_at, run.finished_at = timezone.now(), None  # since when it waits, until it begins
    run.save()
    language = get_language()
    transaction.on_commit(lambda: task.enqueue(run.pk, language))


def run(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a run stands, what came of it, and what can be done next."""
    notice_interruption()
    run = get_object_or_404(ImportRun.objects.select_related("user"), pk=pk)
    trial = run.state in (RunState.CHECKED, RunState.CHECKING)
    shown = run.rows.filter(trial=trial).exclude(outcome__in=[Outcome.CREATED, Outcome.UNCHANGED], notes=[])
    outcome, reason = request.GET.get("outcome", ""), request.GET.get("reason", "")
    shown = shown.filter(outcome=outcome) if outcome in Outcome.values else shown
    shown = shown.filter(reason=reason) if reason else shown
    rows = Paginator(shown.select_related("company").order_by("row_number"), PER_PAGE).get_page(request.GET.get("p"))
    suspects = [row for row in rows if row.reason == "duplicate"] if trial else []
    decisions = DecisionsForm(
        request.POST if "decide" in request.POST else None, rows=suspects, decisions=run.decisions
    )
    may_publish = request.user.has_perm("directory.publish_company")
    start = StartForm(request.POST if "start" in request.POST else None, may_publish=may_publish)
    if request.method == "POST" and run.state in STARTABLE:
        if "decide" in request.POST and decisions.is_valid():
            run.decisions = {k: v for k, v in {**run.decisions, **decisions.decisions()}.items() if v}
            run.save(update_fields=["decisions"])
            messages.success(request, _("Your decisions are kept."))
            return redirect(request.get_full_path())
        if "start" in request.POST and start.is_valid() and run.upload:
            run.publish, run.assume = start.cleaned_data["publish"], start.cleaned_data["assume"]
            _enqueue(run, tasks.take_in)
            return redirect("directory_imports:run", run.pk)
    context = {
        "rows": rows, "told": [_told(row, decisions) for row in rows],
        "start": start, "decisions": decisions if suspects else None,
        "waiting": run.state in WAITING, "startable": run.state in STARTABLE and run.upload, "trial": trial,
        "undoable": run.state in UNDOABLE and run.rows.filter(trial=False).exists(),
        "counts": _counts(run), "reasons": _reasons(run), "reason": reason or outcome, "step": _step(run),
        "percent": run.done * 100 // run.total if run.total else 0, **_waiting(run),
        "undecided": run.counts.get("reasons", {}).get("rejected: duplicate", 0) - len(run.decisions) if trial else 0,
    }  # fmt: skip
    return _page(request, "run", run.file_name, context, run)


def _waiting(run: ImportRun) -> dict[str, bool]:
    """Say whether a run waits longer than usual, and whether another one is the cause."""
    stalled = run.state == RunState.QUEUED and run.started_at and run.started_at < timezone.now() - PATIENCE
    others = ImportRun.objects.filter(state__in=[RunState.CHECKING, RunState.RUNNING])
    return {"stalled": bool(stalled), "behind": bool(stalled) and others.exists()}


def _step(run: ImportRun) -> int:
    """Return which of the four steps a run is at: file, columns, trial run, import."""
    if run.state == RunState.UPLOADED:
        return 2
    if run.state in (RunState.CHECKING, RunState.CHECKED):
        return 3
    return 3 if run.state == RunState.QUEUED and not run.counts else 4


def _told(row: ImportRow, decisions: DecisionsForm) -> dict[str, Any]:
    """Return a row with its sentences."""
    name = f"row-{row.row_number}"
    return {
        "row": row,
        "message": sentence(row.reason, row.details),
        "notes": [sentence(note["reason"], note["details"]) for note in row.notes],
        "undo": UNDO.get(row.details.get("undo", "")),
        "field": decisions[name] if name in decisions.fields else None,
    }


def _counts(run: ImportRun) -> list[tuple[str, str, int]]:
    return [(outcome.value, str(outcome.label), run.counts.get(outcome.value, 0)) for outcome in Outcome]


def _reasons(run: ImportRun) -> list[tuple[str, str, int]]:
    """Return the reasons of rejected rows with their number, the commonest first."""
    found = run.counts.get("reasons", {}).items()
    return [
        (reason.partition(": ")[2], str(REASONS.get(reason.partition(": ")[2], reason)), count)
        for reason, count in found
        if reason.startswith(Outcome.REJECTED)
    ]


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw an uploaded file away before anything was written."""
    notice_interruption()
    run = get_object_or_404(ImportRun, pk=pk, state__in=[RunState.UPLOADED, RunState.QUEUED, *STARTABLE])
    if not run.rows.filter(trial=False).exists():
        uploads.forget(run)
        run.delete()
        messages.success(request, _("The file was discarded."))
    return redirect("directory_imports:index")


@require_GET
def report(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """One JSON line per row, and a summary line."""
    run = get_object_or_404(ImportRun, pk=pk)
    trial = run.state == RunState.CHECKED
    answer = StreamingHttpResponse(lines(run, trial), content_type="application/x-ndjson; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{run.pk}.jsonl"'
    return answer


def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then undo."""
    notice_interruption()
    run = get_object_or_404(ImportRun, pk=pk, state__in=UNDOABLE)
    if request.method == "POST":
        run.state, run.message = RunState.UNDOING, ""
        run.save(update_fields=["state", "message"])
        user, language = request.user.pk, get_language()
        transaction.on_commit(lambda: tasks.take_back.enqueue(run.pk, user, language))
        return redirect("directory_imports:run", run.pk)
    return _page(request, "undo", _("Undo this import?"), {"counts": _counts(run)}, run)
