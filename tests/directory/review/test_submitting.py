"""A draft goes to the chamber and comes back; whoever keeps the entry needs no account of the CMS for it."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from wagtail.models import WorkflowState

from directory.models import RegionTask
from directory.review import ReviewState, sent_back_reason, state_of, submit, withdraw
from tests.factories import ChamberDeskFactory, CompanyFactory, ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return User.objects.create_user("keeper", "keeper@example.com")


@pytest.fixture
def officer():
    user = User.objects.create_user("chemnitz", "chemnitz@example.com")
    ChamberDeskFactory(region_codes=["DED41"], people=[user])
    return user


@pytest.fixture(params=[CompanyFactory, ListingFactory])
def record(request):
    return request.param(live=False)


def test_a_draft_waits_and_is_published_by_approval(record, keeper, officer):
    assert state_of(record) == ReviewState.DRAFT
    state = submit(record, keeper)
    assert isinstance(state.current_task_state.task.specific, RegionTask)
    assert state_of(record) == ReviewState.WAITING
    state.current_task_state.approve(user=officer)
    record.refresh_from_db()
    assert record.live
    assert state_of(record) == ReviewState.PUBLIC


def test_submitting_twice_is_one_moderation_of_the_latest_draft(record, keeper):
    first = submit(record, keeper)
    latest = record.save_revision(user=keeper, clean=False)
    second = submit(record, keeper)
    assert first == second
    assert second.current_task_state.revision == latest
    assert WorkflowState.objects.count() == 1


def test_what_is_sent_back_says_why_and_comes_again(record, keeper, officer):
    state = submit(record, keeper)
    state.current_task_state.reject(user=officer, comment="Bitte eine Telefonnummer nennen.")
    assert state_of(record) == ReviewState.SENT_BACK
    text, when, who = sent_back_reason(record)
    assert (text, who) == ("Bitte eine Telefonnummer nennen.", officer)
    assert when is not None
    again = submit(record, keeper)
    assert again == state
    assert state_of(record) == ReviewState.WAITING
    assert sent_back_reason(record) is None


def test_a_draft_can_be_taken_back_and_submitted_anew(record, keeper):
    submit(record, keeper)
    assert withdraw(record, keeper)
    assert state_of(record) == ReviewState.DRAFT
    assert not withdraw(record, keeper)
    submit(record, keeper)
    assert state_of(record) == ReviewState.WAITING


def test_changes_of_what_is_public_are_told_apart(record, keeper):
    record.save_revision().publish()
    record.refresh_from_db()
    assert state_of(record) == ReviewState.PUBLIC
    record.slug = "neu"
    record.save_revision()
    assert state_of(record) == ReviewState.CHANGED


def test_a_rejection_for_good_is_not_submitted_again(record, keeper, officer):
    state = submit(record, keeper)
    state.current_task_state.reject(user=officer, comment="Werbung", update=False)
    state.status = WorkflowState.STATUS_CANCELLED
    state.save()
    assert state_of(record) == ReviewState.REFUSED
    assert sent_back_reason(record).text == "Werbung"
    with pytest.raises(ValidationError):
        submit(record, keeper)
