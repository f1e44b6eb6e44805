"""An import whose process is killed leaves whole batches; it can be run again, and taken back."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from directory.exchange.importer import BATCH, only_import
from directory.exchange.problems import FileProblem
from directory.models import Company, DirectoryEntry, ImportRow, ImportRun
from tests.directory.exchange.helpers import CZECH, GERMAN, run_import, write_csv

# Another process sees what is written.
pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 5 * BATCH
SECONDS = 60


def database_url():
    own = connection.settings_dict
    return f"postgresql://{own['USER']}:{own['PASSWORD']}@{quote(own['HOST'], safe='')}:{own['PORT']}/{own['NAME']}"


def wait_for(condition):
    end = time.monotonic() + SECONDS
    while not (found := condition()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


def lock_is_free():
    """The server notices after a moment that its client is gone."""
    try:
        with only_import():
            return True
    except FileProblem:
        return False


def test_killed_import_leaves_whole_batches_can_be_run_again_and_taken_back(tmp_path):
    path = write_csv(tmp_path / "a.csv", [{**GERMAN, "Name": f"Werk {number:04} GmbH"} for number in range(ROWS)])
    environment = {**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    command = [sys.executable, "manage.py", "import_companies", str(path), "--publish-basic"]
    process = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(lambda: ImportRun.objects.filter(done__gte=BATCH).exists() or process.poll() is not None)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    killed = ImportRun.objects.get()
    assert killed.state == "running"  # nobody has noticed yet
    wait_for(lock_is_free)
    killed.refresh_from_db()
    written = Company.objects.count()
    assert (killed.state, killed.done, killed.rows.count()) == ("interrupted", written, written)
    assert 0 < written < ROWS
    assert written % BATCH == 0

    rows, summary = run_import(path, publish_basic=True)
    assert [row["outcome"] for row in rows] == ["unchanged"] * written + ["created"] * (ROWS - written)
    assert Company.objects.published().count() == ROWS
    for run, count in ((summary["run"], ROWS - written), (killed.pk, written)):
        call_command("undo_import", run, verbosity=0)
        assert ImportRun.objects.get(pk=run).counts["undo"] == {"deleted": count, "restored": 0, "kept": 0}
    assert not Company.objects.exists()
    assert not DirectoryEntry.objects.exists()
    assert not ImportRow.objects.filter(company__isnull=False).exists()


@pytest.mark.django_db
def test_run_that_seems_under_way_is_taken_back_when_no_process_is_at_it(tmp_path):
    _rows, summary = run_import(write_csv(tmp_path / "a.csv", [CZECH]))
    ImportRun.objects.update(state="running")
    call_command("undo_import", summary["run"], verbosity=0)
    assert ImportRun.objects.get().state == "undone"
    assert not Company.objects.exists()
