"""A request of a company that is in the directory already waits for a claim; what is under way for it stays."""

from copy import copy

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from directory.account.listings.quick_forms import QuickForm
from directory.claims import asking, creating
from directory.models import Claim, Company, PendingRequest
from tests.factories import CompanyFactory

from .conftest import account, browser

pytestmark = pytest.mark.django_db
QUICK = "/ucet/listings/quick/"


def send(client, company):
    return client.post(QUICK, {
        "title": "Hledáme soustružené díly", "description": "500 kusů měsíčně.", "cooperation": "supply",
        "company_name": company.name, "country": company.country, "postal_code": company.postal_code,
        "city": company.city, "agreed": "on",
    })  # fmt: skip


@pytest.fixture(autouse=True)
def _often(monkeypatch):
    monkeypatch.setattr(QuickForm, "hourly", 1000)


def test_a_letter_in_the_post_stays_good(scene):
    jana = account("jana")
    claim = asking.open_claim(scene.company, jana, asking.Asked("letter"), timezone.now())
    _claim, code = asking.print_code(claim.pk, timezone.now())
    assert send(browser(jana), scene.company).status_code == 302
    claim.refresh_from_db()
    assert claim.proof == "letter"
    assert asking.enter_code(claim.pk, code, timezone.now())[0] == asking.Answer.PROVEN


def test_several_requests_of_one_company_are_one_claim(scene, monkeypatch):
    monkeypatch.setattr(asking, "CLAIMS_A_DAY", 1)
    client = browser(account("jana"))
    assert [send(client, scene.company).status_code for _time in range(3)] == [302, 302, 302]
    assert (Claim.objects.count(), PendingRequest.objects.count()) == (1, 3)


def test_too_many_claims_in_a_day_keep_what_was_written(scene, monkeypatch):
    monkeypatch.setattr(asking, "CLAIMS_A_DAY", 1)
    client = browser(account("jana"))
    send(client, scene.company)
    answer = send(client, CompanyFactory(name="Zweitwerk GmbH"))
    assert answer.status_code == 422
    assert "Hledáme soustružené díly" in answer.content.decode()
    assert PendingRequest.objects.count() == 1


def test_new_companies_are_made_and_limited_as_by_their_own_form(scene, monkeypatch):
    monkeypatch.setattr(creating, "NEW_A_DAY", 1)
    jana = account("jana")
    client = browser(jana)
    companies = [copy(scene.company), copy(scene.company)]
    companies[0].name, companies[1].name = "Neudreh GmbH", "Andersbau GmbH"
    assert [send(client, company).status_code for company in companies] == [302, 422]
    company = Company.objects.get(memberships__user=jana)
    assert (company.name, company.live) == ("Neudreh GmbH", False)
    assert ModelLogEntry.objects.get(object_id=str(company.pk), action="wagtail.create").user == jana
    assert not Company.objects.filter(name="Andersbau GmbH").exists()
