"""Who may import may take back drafts; what is public only who may publish."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from directory.models import Company, ImportRun
from tests.directory.exchange.helpers import CZECH, GERMAN, run_import, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def importer(client, django_user_model):
    user = django_user_model.objects.create_user("importer", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "add_importrun"]))
    client.force_login(user)
    return user


@pytest.fixture
def take_back(client, django_capture_on_commit_callbacks):
    def take_back(summary):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("directory_imports:undo", args=[summary["run"]]))
        return ImportRun.objects.get(pk=summary["run"])

    return take_back


def test_published_entries_are_not_deleted_by_who_may_only_import(importer, client, take_back, tmp_path):
    _rows, summary = run_import(write_csv(tmp_path / "a.csv", [CZECH, GERMAN]), publish_basic=True)
    run = take_back(summary)
    assert run.state == "finished"
    assert Company.objects.published().count() == 2
    page = client.get(reverse("directory_imports:run", args=[run.pk])).content.decode()
    assert run.message
    assert run.message in page

    importer.user_permissions.add(Permission.objects.get(codename="publish_company"))
    assert take_back(summary).state == "undone"
    assert not Company.objects.exists()


def test_public_values_are_not_restored_by_who_may_only_import(importer, take_back, tmp_path):
    run_import(write_csv(tmp_path / "a.csv", [CZECH]), publish_basic=True)
    _rows, summary = run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": "353 1 22"}]), publish=True)
    assert take_back(summary).state == "finished"
    assert Company.objects.get().phone == "353 1 22"


def test_drafts_are_taken_back_by_who_may_import(importer, take_back, tmp_path):
    run_import(write_csv(tmp_path / "a.csv", [CZECH]), publish_basic=True)
    newer = [{**CZECH, "Telefon": "353 123 456"}, GERMAN]
    _rows, summary = run_import(write_csv(tmp_path / "b.csv", newer))
    run = take_back(summary)
    assert (run.state, run.counts["undo"]) == ("undone", {"deleted": 1, "restored": 1, "kept": 0})
    company = Company.objects.published().get()
    assert (company.name, company.has_unpublished_changes) == (CZECH["Name"], False)
