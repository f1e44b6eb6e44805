"""Who may do what, seen from the outside."""

import pytest
from django.test import Client

from directory.models import Company
from tests.factories import CompanyFactory

from .conftest import LIST

NOWHERE = "/cms/"


@pytest.fixture
def company(db):
    company = CompanyFactory(live=False, texts={"de": "Wir drehen."})
    company.save_revision()
    return company


@pytest.fixture
def people(officer, editor, author, superuser):
    return {"anonymous": Client(), "officer": officer, "editor": editor, "author": author, "superuser": superuser}


@pytest.mark.parametrize(
    ("address", "admitted"),
    [
        (LIST, {"officer", "author", "superuser"}),
        (f"{LIST}results/", {"officer", "author", "superuser"}),
        (f"{LIST}?export=csv", {"officer", "author", "superuser"}),
        (f"{LIST}add/", {"officer", "author", "superuser"}),
        (f"{LIST}edit/{{pk}}/", {"officer", "author", "superuser"}),
        (f"{LIST}history/{{pk}}/", {"officer", "author", "superuser"}),
        (f"{LIST}unpublish/{{pk}}/", {"officer", "superuser"}),
        (f"{LIST}delete/{{pk}}/", {"superuser"}),
        ("/cms/bulk/directory/company/publish/?id={pk}&next=/cms/companies/", {"officer", "author", "superuser"}),
        ("/cms/sector/", {"officer", "superuser"}),
        ("/cms/capability/", {"officer", "superuser"}),
        ("/cms/region/", {"officer", "superuser"}),
    ],
)
def test_views_open_to_those_who_may_and_to_nobody_else(people, company, address, admitted):
    Company.objects.update(live=True)
    let_in = {name for name, client in people.items() if client.get(address.format(pk=company.pk)).status_code == 200}
    # Wagtail shows the bulk page to everybody of the CMS, and names what they may not do; see below.
    assert let_in - ({"editor"} if "/bulk/" in address else set()) == admitted


def test_only_officers_and_superusers_publish(people, form):
    for name, client in people.items():
        form["name"] = f"Firma {name} GmbH"
        client.post(f"{LIST}add/", form | {"action-publish": "1"})
    states = dict(Company.objects.values_list("name", "live"))
    assert states == {"Firma officer GmbH": True, "Firma author GmbH": False, "Firma superuser GmbH": True}


@pytest.mark.parametrize(("name", "published"), [
    ("anonymous", False), ("editor", False), ("author", False), ("officer", True), ("superuser", True)
])  # fmt: skip
def test_publishing_many_asks_for_the_same_permission(people, company, name, published):
    people[name].post(f"/cms/bulk/directory/company/publish/?id={company.pk}&next={LIST}")
    company.refresh_from_db()
    assert company.live is published


@pytest.mark.parametrize(
    ("name", "deleted"), [("editor", False), ("author", False), ("officer", False), ("superuser", True)]
)
def test_only_a_superuser_deletes_and_is_asked_first(people, company, name, deleted):
    address = f"{LIST}delete/{company.pk}/"
    people[name].get(address)
    assert Company.objects.exists()
    people[name].post(address)
    assert Company.objects.exists() is not deleted


def test_terms_are_for_those_at_the_desk(people):
    address = "/cms/directory/terms/capabilities/?q=drehen"
    answers = {
        name: client.get(address, headers={"accept": "application/json"}).status_code for name, client in people.items()
    }
    assert answers == {"anonymous": 302, "officer": 200, "editor": 403, "author": 200, "superuser": 200}


def test_nobody_edits_a_vocabulary(superuser):
    for address in ("/cms/sector/new/", "/cms/sector/edit/1/", "/cms/sector/delete/1/"):
        assert superuser.get(address).status_code != 200


def test_a_lock_keeps_others_out(officer, superuser, company):
    superuser.post(f"{LIST}lock/{company.pk}/")
    officer.post(f"/cms/bulk/directory/company/publish/?id={company.pk}&next={LIST}")
    company.refresh_from_db()
    assert company.locked
    assert not company.live


def test_the_menu_shows_companies_to_officers_alone(officer, editor):
    assert LIST in officer.get("/cms/").content.decode()
    assert LIST not in editor.get("/cms/").content.decode()
