"""Choosing a company for a text tells nothing of unpublished ones, except to those who work in the directory."""

import pytest
from django.urls import reverse

from tests.factories import CompanyFactory
from tests.roles.conftest import sign_in

pytestmark = pytest.mark.django_db
CHOOSER = "wagtailsnippetchoosers_directory_company"


@pytest.fixture
def companies():
    return CompanyFactory(name="Offen GmbH"), CompanyFactory(name="Geheim GmbH", live=False)


@pytest.fixture(params=["Partner editors", "Translators", "Chief editors"])
def outsider(request):
    return sign_in("outsider", request.param)


@pytest.fixture
def officer():
    return sign_in("officer", "Chamber officers")


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_lists(companies, outsider, officer, view):
    address = reverse(f"{CHOOSER}:{view}")
    found = outsider.get(address).content.decode()
    assert "Offen GmbH" in found
    assert "Geheim" not in found
    assert "Geheim GmbH" in officer.get(address).content.decode()


def test_searching(companies, outsider):
    answer = outsider.get(reverse(f"{CHOOSER}:choose_results"), {"q": "Geheim"})
    assert answer.status_code == 200
    assert b"Geheim GmbH" not in answer.content


def test_guessing_numbers(companies, outsider, officer):
    shown, hidden = (reverse(f"{CHOOSER}:chosen", args=[company.pk]) for company in companies)
    assert outsider.get(shown).json()["result"]["string"] == "Offen GmbH"
    assert outsider.get(hidden, follow=True).status_code == 404
    assert officer.get(hidden).json()["result"]["string"] == "Geheim GmbH"
    several = reverse(f"{CHOOSER}:chosen_multiple") + "?" + "&".join(f"id={company.pk}" for company in companies)
    assert [one["string"] for one in outsider.get(several).json()["result"]] == ["Offen GmbH"]
