"""Where uploaded registers wait for the import: beside the media, never below what the web server gives out."""

import secrets
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from directory.models import ImportRun

from .importer import digest_of
from .problems import FileProblem


def folder() -> Path:
    """Return the folder, readable by the portal alone."""
    path = Path(settings.MEDIA_ROOT).parent / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def keep(upload: UploadedFile) -> str:
    """Write an upload to the folder; return the name it got, which tells nothing."""
    name = secrets.token_hex(16)
    with (folder() / name).open("xb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return name


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
