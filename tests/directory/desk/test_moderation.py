"""Moderation, schedule, bulk publishing: whatever publishes or withdraws a company reaches the read model at once."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from directory.models import Company, DirectoryEntry
from tests.factories import CompanyFactory

from .conftest import LIST


def test_an_authors_company_waits_for_the_officers(author, officer, form):
    author.post(f"{LIST}add/", form | {"action-submit": "1"})
    company = Company.objects.get()
    assert not company.live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    task = TaskState.objects.get()
    address = f"{LIST}workflow/action/{company.pk}/approve/{task.pk}/"
    author.post(address)
    company.refresh_from_db()
    assert not company.live
    officer.post(address)
    company.refresh_from_db()
    assert company.live
    assert company.entries.count() == 2


def test_officers_send_a_company_back(author, officer, form):
    author.post(f"{LIST}add/", form | {"action-submit": "1"})
    company, task = Company.objects.get(), TaskState.objects.get()
    officer.post(f"{LIST}workflow/action/{company.pk}/reject/{task.pk}/", {"comment": "Bitte Anschrift prüfen."})
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    assert not DirectoryEntry.objects.exists()


def test_a_schedule_puts_a_company_before_the_public_and_takes_it_away(db, monkeypatch):
    company = CompanyFactory(live=False)
    company.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    company.expire_at = timezone.now() + datetime.timedelta(hours=2)
    company.save_revision().publish()
    call_command("publish_scheduled", verbosity=0)
    assert not DirectoryEntry.objects.exists()

    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + datetime.timedelta(minutes=61))
    call_command("publish_scheduled", verbosity=0)
    assert company.entries.count() == 2

    monkeypatch.setattr("django.utils.timezone.now", lambda: now + datetime.timedelta(minutes=121))
    call_command("publish_scheduled", verbosity=0)
    company.refresh_from_db()
    assert (company.live, company.expired) == (False, True)
    assert not DirectoryEntry.objects.exists()


@pytest.fixture
def three(db):
    return [CompanyFactory(live=False, name=f"Werk {number} GmbH") for number in range(3)]


def test_many_are_published_and_withdrawn_after_a_question(officer, three):
    chosen = "&".join(f"id={company.pk}" for company in three[:2])
    publish = f"/cms/bulk/directory/company/publish/?{chosen}&next={LIST}"
    page = officer.get(publish).content.decode()
    assert "Werk 0 GmbH" in page
    assert "Werk 2 GmbH" not in page
    assert not DirectoryEntry.objects.exists()

    officer.post(publish)
    assert set(DirectoryEntry.objects.values_list("company_id", flat=True)) == {company.pk for company in three[:2]}

    officer.post(f"/cms/bulk/directory/company/unpublish/?id={three[0].pk}&next={LIST}")
    assert set(DirectoryEntry.objects.values_list("company_id", flat=True)) == {three[1].pk}


def test_publishing_many_takes_the_latest_version_of_each(officer, three):
    three[0].name = "Neuer Name GmbH"
    three[0].save_revision()
    officer.post(f"/cms/bulk/directory/company/publish/?id={three[0].pk}&next={LIST}")
    assert set(three[0].entries.values_list("name", flat=True)) == {"Neuer Name GmbH"}


def test_unpublishing_and_deleting_remove_at_once(superuser, officer, three):
    three[0].save_revision().publish()
    officer.post(f"{LIST}unpublish/{three[0].pk}/")
    assert not DirectoryEntry.objects.exists()
    three[0].save_revision().publish()
    superuser.post(f"{LIST}delete/{three[0].pk}/")
    assert not DirectoryEntry.objects.exists()
    assert Company.objects.count() == 2
