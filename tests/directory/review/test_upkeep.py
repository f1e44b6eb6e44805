"""An officer asks the registers again and confirms an entry; those of other regions do neither."""

import datetime

import pytest
from django.utils import timezone

from directory.models import Company, RegisterCheck
from tests.factories import CompanyFactory

OLD = datetime.date(2025, 1, 1)


@pytest.fixture
def company(people):
    made = CompanyFactory(name="Dreherei Alt GmbH", vat_id="DE136695976", confirmed_at=OLD)
    made.save_revision().publish()
    return Company.objects.get(pk=made.pk)


def address(company):
    return f"/cms/review/upkeep/{company.pk}/"


@pytest.mark.parametrize(("name", "may"), [
    ("saxon", True), ("root", True), ("czech", False), ("central", False), ("keeper", False), ("anonymous", False),
])  # fmt: skip
def test_only_those_in_charge_confirm(clients, company, name, may):
    answer = clients[name].post(address(company), {"confirm": "1"})
    assert answer.status_code == 302
    company.refresh_from_db()
    assert company.confirmed_at == (timezone.localdate() if may else OLD)


def test_looking_does_nothing(clients, company):
    assert clients["saxon"].get(address(company)).status_code == 405


def test_the_registers_are_asked_again(clients, company, monkeypatch, settings, django_capture_on_commit_callbacks):
    settings.VIES_URL = "http://127.0.0.1:9/closed"  # nobody listens: written down as unreachable
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        clients["czech"].post(address(company), {"registers": "1"})
    assert not RegisterCheck.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        answer = clients["saxon"].post(address(company), {"registers": "1"})
    check = RegisterCheck.objects.get()
    assert (check.register, check.result, check.checked_by) == ("vies", "unreachable", clients["saxon"].user)
    page = clients["saxon"].get(answer.url).content.decode()
    assert address(company) in page
    assert check.number in page
    assert address(company) not in clients["czech"].get(answer.url).content.decode()
