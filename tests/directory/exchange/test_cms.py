"""Importing in the CMS, seen from outside."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from directory.exchange import uploads
from directory.exchange.importer import only_import
from directory.models import Company, ImportRow, ImportRun
from tests.directory.exchange.helpers import CZECH, GERMAN, run_import, write_csv
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(settings, tmp_path):
    """Background work is done at once, uploads lie in the test's folder."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.MEDIA_ROOT = tmp_path / "media"


def permissions(*names):
    return Permission.objects.filter(codename__in=names)


@pytest.fixture
def officer(client, django_user_model):
    user = django_user_model.objects.create_user("officer", password="x")
    user.user_permissions.set(permissions("access_admin", "add_importrun", "publish_company"))
    client.force_login(user)
    return user


def upload(client, path, **fields):
    file = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post(reverse("directory_imports:upload"), {"file": file, "source": "Register", **fields})


def checked(client, path, capture):
    """Upload a file, accept the columns, and return the run after its trial."""
    with capture(execute=True):
        upload(client, path)
        run = ImportRun.objects.get()
        address = reverse("directory_imports:columns", args=[run.pk])
        form = client.get(address).context["form"]
        client.post(address, {name: field.initial for name, field in form.fields.items()})
    run.refresh_from_db()
    return run


def start(client, run, capture, **fields):
    with capture(execute=True):
        client.post(
            reverse("directory_imports:run", args=[run.pk]),
            {"start": "1", "publish": "nothing", "assume": "ask", **fields},
        )
    run.refresh_from_db()


def test_from_upload_to_undo(client, officer, tmp_path, django_capture_on_commit_callbacks):
    path = write_csv(tmp_path / "register.csv", [CZECH, GERMAN, {**GERMAN, "Ort": "Leipzig", "PLZ": "04103"}])
    run = checked(client, path, django_capture_on_commit_callbacks)
    assert (run.state, run.total) == ("checked", 3)
    assert not Company.objects.exists()
    page = client.get(reverse("directory_imports:run", args=[run.pk])).content.decode()
    assert "04103 Leipzig" in page
    waiting = uploads.folder() / run.upload
    assert waiting.is_file()

    start(client, run, django_capture_on_commit_callbacks, publish="basic")
    assert (run.state, run.user) == ("finished", officer)
    assert Company.objects.published().count() == 2
    assert not waiting.exists()
    assert not ImportRow.objects.filter(trial=True).exists()

    answer = client.get(reverse("directory_imports:report", args=[run.pk]))
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 4
    assert "attachment" in answer["Content-Disposition"]

    undo = reverse("directory_imports:undo", args=[run.pk])
    assert client.get(undo).status_code == 200
    assert Company.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        client.post(undo)
    run.refresh_from_db()
    assert run.state == "undone"
    assert not Company.objects.exists()


def test_columns_are_shown_with_examples_and_can_be_corrected(
    client, officer, tmp_path, django_capture_on_commit_callbacks
):
    rows = [{"Firma": "Werk A GmbH", "Bezeichnung": "Werk", "Land": "DE", "Stadt": "Chemnitz"}]
    upload(client, write_csv(tmp_path / "a.csv", rows))
    run = ImportRun.objects.get()
    address = reverse("directory_imports:columns", args=[run.pk])
    page = client.get(address)
    form = page.context["form"]
    assert [form.fields[f"column-{n}"].initial for n in range(4)] == ["name", "name", "country", "city"]
    assert "Werk A GmbH" in page.content.decode()
    assert page.context["problems"]
    answers = {f"column-{n}": form.fields[f"column-{n}"].initial for n in range(4)}
    assert client.post(address, answers).status_code == 200  # two columns for one fact: asked again
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {**answers, "column-1": ""})
    run.refresh_from_db()
    assert (run.state, run.counts["created"]) == ("checked", 1)


def test_decisions_on_possible_duplicates(client, officer, tmp_path, django_capture_on_commit_callbacks):
    CompanyFactory(name="Alpha Bau GmbH")
    CompanyFactory(name="Beta Bau GmbH")
    CompanyFactory(name="Gamma Bau GmbH")
    path = write_csv(tmp_path / "a.csv", [{**GERMAN, "Name": f"{name} Bau AG"} for name in ("Alpha", "Beta", "Gamma")])
    run = checked(client, path, django_capture_on_commit_callbacks)
    assert run.counts["reasons"] == {"rejected: duplicate": 3}
    client.post(
        reverse("directory_imports:run", args=[run.pk]), {"decide": "1", "row-2": "same", "row-3": "new", "row-4": ""}
    )
    run.refresh_from_db()
    assert run.decisions == {"2": "same", "3": "new"}
    start(client, run, django_capture_on_commit_callbacks, publish="basic")
    assert [run.counts.get(name, 0) for name in ("updated", "created", "rejected")] == [1, 1, 1]
    assert sorted(Company.objects.values_list("name", flat=True)) == [
        "Alpha Bau AG", "Beta Bau AG", "Beta Bau GmbH", "Gamma Bau GmbH",
    ]  # fmt: skip


def test_who_may_not_publish_cannot_by_import_either(client, officer, tmp_path, django_capture_on_commit_callbacks):
    officer.user_permissions.set(permissions("access_admin", "add_importrun"))
    run = checked(client, write_csv(tmp_path / "a.csv", [CZECH]), django_capture_on_commit_callbacks)
    start(client, run, django_capture_on_commit_callbacks, publish="basic")
    assert run.state == "checked"
    start(client, run, django_capture_on_commit_callbacks, publish="nothing")
    assert run.state == "finished"
    assert not Company.objects.published().exists()


def test_file_that_cannot_be_read_is_told_at_once_and_not_kept(client, officer, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"%PDF-1.7")
    page = upload(client, path)
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert not ImportRun.objects.exists()
    assert not list(uploads.folder().iterdir())


def test_file_that_vanished_meanwhile_leaves_a_sentence(client, officer, tmp_path, django_capture_on_commit_callbacks):
    run = checked(client, write_csv(tmp_path / "a.csv", [CZECH]), django_capture_on_commit_callbacks)
    (uploads.folder() / run.upload).unlink()
    start(client, run, django_capture_on_commit_callbacks)
    assert run.state == "failed"
    assert run.message.endswith(".")
    assert not Company.objects.exists()


def queued(client, path):
    """Upload a file and accept its columns, with no worker at work."""
    upload(client, path)
    run = ImportRun.objects.get()
    address = reverse("directory_imports:columns", args=[run.pk])
    form = client.get(address).context["form"]
    client.post(address, {name: field.initial for name, field in form.fields.items()})
    run.refresh_from_db()
    return run


def test_page_says_when_nothing_happens_and_the_file_can_be_discarded(client, officer, tmp_path):
    run = queued(client, write_csv(tmp_path / "a.csv", [CZECH]))
    address = reverse("directory_imports:run", args=[run.pk])
    assert run.state == "queued"
    assert "manage.py worker" not in client.get(address).content.decode()
    ImportRun.objects.update(started_at=timezone.now() - timedelta(seconds=30))
    assert "manage.py worker" in client.get(address).content.decode()
    with only_import():
        ImportRun.objects.create(file_name="b.csv", source="x", sha256="", state="running")
        assert "manage.py worker" not in client.get(address).content.decode()  # the other one comes first
    client.post(reverse("directory_imports:discard", args=[run.pk]))
    assert not ImportRun.objects.filter(pk=run.pk).exists()


@pytest.mark.parametrize(("state", "then"), [("running", "interrupted"), ("checking", "uploaded")])
def test_run_whose_process_was_killed_does_not_seem_under_way_for_ever(client, officer, state, then):
    run = ImportRun.objects.create(file_name="a.csv", source="x", sha256="", state=state)
    client.get(reverse("directory_imports:run", args=[run.pk]))
    run.refresh_from_db()
    assert run.state == then


def test_trial_of_a_second_officer_waits_and_is_not_told_interrupted(client, officer, tmp_path):
    first = queued(client, write_csv(tmp_path / "a.csv", [CZECH]))
    run_import(write_csv(tmp_path / "b.csv", [GERMAN]))
    first.refresh_from_db()
    assert first.state == "queued"


def test_discarding_deletes_the_file(client, officer, tmp_path):
    upload(client, write_csv(tmp_path / "a.csv", [CZECH]))
    run = ImportRun.objects.get()
    client.post(reverse("directory_imports:discard", args=[run.pk]))
    assert not ImportRun.objects.exists()
    assert not list(uploads.folder().iterdir())


def test_nobody_without_the_permission_gets_in(client, officer, tmp_path, django_user_model):
    upload(client, write_csv(tmp_path / "a.csv", [CZECH]))
    run = ImportRun.objects.get()
    addresses = [reverse("directory_imports:index"), reverse("directory_imports:upload")]
    addresses += [
        reverse(f"directory_imports:{name}", args=[run.pk]) for name in ("run", "columns", "report", "discard", "undo")
    ]
    stranger = django_user_model.objects.create_user("stranger", password="x")
    stranger.user_permissions.set(permissions("access_admin", "publish_company", "change_company", "add_company"))
    for user in (stranger, None):
        client.force_login(user) if user else client.logout()
        for address in addresses:
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code == 302, address
                assert "imports" not in answer.url.partition("?")[0], address
    assert ImportRun.objects.get().state == "uploaded"
    client.force_login(stranger)
    assert addresses[0] not in client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(officer)
    assert addresses[0] in client.get(reverse("wagtailadmin_home")).content.decode()


def test_upload_is_not_below_what_the_web_server_gives_out(client, officer, tmp_path, settings):
    upload(client, write_csv(tmp_path / "a.csv", [CZECH]))
    assert not (uploads.folder() / ImportRun.objects.get().upload).is_relative_to(settings.MEDIA_ROOT)


def test_lists_ask_a_fixed_number_of_queries(client, officer, django_assert_max_num_queries):
    """One query per run for its user, or per row for its company, would exceed these."""
    company = CompanyFactory()
    runs = [ImportRun(file_name=f"{n}.csv", source="x", sha256="", user=officer, state="finished") for n in range(40)]
    ImportRun.objects.bulk_create(runs)
    ImportRow.objects.bulk_create(
        ImportRow(run=runs[0], row_number=n, outcome="rejected", reason="missing", company=company) for n in range(40)
    )
    client.get(reverse("directory_imports:index"))
    with django_assert_max_num_queries(12):
        client.get(reverse("directory_imports:index"))
    with django_assert_max_num_queries(14):
        client.get(reverse("directory_imports:run", args=[runs[0].pk]))
