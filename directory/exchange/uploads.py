"""Where uploaded registers wait for the import: beside the media, never below what the web server gives out."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from directory.models import ImportRun, RunState

from .importer import digest_of
from .problems import FileProblem

KEPT = timedelta(days=14)  # how long a file waits for somebody to import it


def folder() -> Path:
    """Return the folder, readable by the portal alone."""
    path = Path(settings.MEDIA_ROOT).parent / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def keep(upload: UploadedFile) -> str:
    """Write an upload to the folder; return the name it got, which tells nothing."""
    name = secrets.token_hex(16)
    with open(folder() / name, "xb", opener=_private) as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return name


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def path_of(run: ImportRun) -> Path:
    """Return the uploaded file of a run.

    :raises FileProblem: when it is gone or is not the file that was uploaded
    """
    path = folder() / run.upload
    if not run.upload or not path.is_file():
        raise FileProblem("vanished")
    if digest_of(path) != run.sha256:
        raise FileProblem("changed")
    return path


def forget(run: ImportRun) -> None:
    """Delete the uploaded file: it holds names and addresses, and the run keeps what is needed of it."""
    if run.upload:
        (folder() / run.upload).unlink(missing_ok=True)
        run.upload = ""


def purge() -> int:
    """Delete what nobody has imported for `KEPT`, with the runs that have written nothing; return how many files.

    A run at work keeps its file.
    """
    limit = timezone.now() - KEPT
    before = {path.name for path in folder().iterdir()}
    old = ImportRun.objects.filter(created_at__lt=limit).exclude(upload="")
    for run in old.exclude(state__in=[RunState.CHECKING, RunState.RUNNING]):
        forget(run)
        if run.rows.filter(trial=False).exists():
            run.save(update_fields=["upload"])
        else:
            run.delete()
    owned = set(ImportRun.objects.exclude(upload="").values_list("upload", flat=True))
    for path in folder().iterdir():  # left by an upload that broke off
        if path.name not in owned and path.stat().st_mtime < limit.timestamp():
            path.unlink(missing_ok=True)
    return len(before - {path.name for path in folder().iterdir()})
