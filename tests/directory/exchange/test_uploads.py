"""Uploaded registers hold personal data: nobody else reads them, and they do not stay."""

import os
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from directory.exchange import importer, reading, tasks, uploads
from directory.models import ImportRow, ImportRun

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return uploads.folder()


def uploaded(days, state="uploaded"):
    run = ImportRun.objects.create(
        file_name="a.csv", source="x", sha256="", state=state, upload=uploads.keep(SimpleUploadedFile("a.csv", b"x"))
    )
    ImportRun.objects.filter(pk=run.pk).update(created_at=timezone.now() - timedelta(days=days))
    return run


def test_only_the_portal_may_read_an_upload(folder):
    before = os.umask(0)
    try:
        name = uploads.keep(SimpleUploadedFile("a.csv", b"Name\nA\n"))
    finally:
        os.umask(before)
    assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_upload_that_nobody_imports_is_deleted_with_its_run(folder):
    old, new, at_work = uploaded(15), uploaded(13), uploaded(15, "running")
    assert uploads.purge() == 1
    assert {path.name for path in folder.iterdir()} == {new.upload, at_work.upload}
    assert not ImportRun.objects.filter(pk=old.pk).exists()


def test_run_that_has_written_something_outlives_its_file(folder):
    run = uploaded(15, "interrupted")
    ImportRow.objects.create(run=run, row_number=2, outcome="created")
    assert uploads.purge() == 1
    run.refresh_from_db()
    assert (run.upload, run.state) == ("", "interrupted")


def test_what_a_broken_upload_left_is_deleted_in_time(folder):
    lost, recent = uploads.keep(SimpleUploadedFile("a", b"x")), uploads.keep(SimpleUploadedFile("b", b"x"))
    then = (timezone.now() - timedelta(days=15)).timestamp()
    os.utime(folder / lost, (then, then))
    assert uploads.purge() == 1
    assert [path.name for path in folder.iterdir()] == [recent]


def test_file_that_failed_can_be_discarded(client, admin_user, folder):
    run = uploaded(0, "failed")
    client.force_login(admin_user)
    discard = reverse("directory_imports:discard", args=[run.pk])
    assert discard in client.get(reverse("directory_imports:run", args=[run.pk])).content.decode()
    client.post(discard)
    assert not list(folder.iterdir())


def test_requests_read_no_more_than_the_beginning(client, admin_user, monkeypatch):
    """The rows are counted in the background; 100,000 of them would keep an officer waiting."""
    read = []

    def counted(path):
        for line in reading.read_lines(path):
            read.append(line.number)
            yield line

    monkeypatch.setattr(importer, "read_lines", counted)
    client.force_login(admin_user)
    rows = "".join(f"Werk {number};DE;Chemnitz\n" for number in range(5000))
    file = SimpleUploadedFile("a.csv", f"Name;Land;Ort\n{rows}".encode())
    answer = client.post(reverse("directory_imports:upload"), {"file": file, "source": "x"})
    form = client.get(answer.url).context["form"]
    client.post(answer.url, {name: field.initial for name, field in form.fields.items()})
    run = ImportRun.objects.get()
    assert (run.state, run.total) == ("queued", 0)
    assert 0 < len(read) < 100


def test_worker_purges_when_the_time_is_over():
    tasks.purge_in_time()
    assert DBTaskResult.objects.get().run_after > timezone.now() + uploads.KEPT
