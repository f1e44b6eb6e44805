"""Exporting and importing as a browser does."""

import tempfile
from pathlib import Path

import polib
from django.core.files.uploadedfile import SimpleUploadedFile

from home.models import TranslationJob
from home.translation.states import Row, Rows

DESK = "/cms/translations/"


def rows_of(*instances, code="cs") -> list[Row]:
    keys = {instance.translation_key for instance in instances}
    return [row for row in Rows().into([code]) if row.key in keys]


def export(client, *instances, which="open") -> bytes:
    names = [row.pk for row in rows_of(*instances)]
    answer = client.post(DESK + "selection/", {"row": names, "action": "export", "which": which})
    assert answer.status_code == 200, answer.content
    assert answer["Content-Disposition"].startswith('attachment; filename="glokal-cs-')
    return answer.content


def parsed(content: bytes) -> polib.POFile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.po"
        path.write_bytes(content)
        return polib.pofile(str(path))


def send(client, content: str | bytes, name="uebersetzung.po"):
    content = content.encode() if isinstance(content, str) else content
    return client.post(DESK + "import/", {"file": SimpleUploadedFile(name, content)})


def upload(client, content: str | bytes) -> TranslationJob:
    answer = send(client, content)
    assert answer.status_code == 302, answer.context["form"].errors
    return TranslationJob.objects.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])
