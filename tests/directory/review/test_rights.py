"""Officers change what is of their regions; the rest they read. Every way into the CMS is tried by everybody."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import TaskState

from directory.models import Company, Region
from directory.review import submit
from tests.factories import CompanyFactory

from .conftest import wait

LIST = "/cms/companies/"


@pytest.fixture
def company(people):
    """A public company of the Saxon desk."""
    company = CompanyFactory(texts={"de": "Wir drehen."})
    company.save_revision().publish()
    return Company.objects.get(pk=company.pk)


@pytest.fixture
def deleters(db):
    """Give officers the right to delete, too, so that the region alone is what keeps them from it."""
    Group.objects.get(name="Chamber officers").permissions.add(Permission.objects.get(codename="delete_company"))


MAY = {"saxon", "central", "root"}
READ = MAY | {"czech"}


@pytest.mark.parametrize(
    ("address", "admitted"),
    [
        (LIST, READ),
        ("inspect/{pk}/", READ),
        ("history/{pk}/", READ),
        ("edit/{pk}/", MAY),
        ("delete/{pk}/", MAY),
        ("usage/{pk}/", MAY),
        ("unpublish/{pk}/", MAY),
        ("preview/{pk}/", MAY),
        ("history/{pk}/revisions/{revision}/revert/", MAY),
        ("history/{pk}/revisions/{revision}/view/", MAY),
        ("history/{pk}/revisions/compare/live...latest/", MAY),
        ("/cms/chamber-desks/", READ),
        ("/cms/chamber-desks/add/", {"central", "root"}),
        ("/cms/reply-blocks/add/", READ),
        ("/cms/imports/", {"central", "root"}),
        ("/cms/review/", READ),
        ("/cms/review/afterwards/", READ),
    ],
)
def test_views_open_to_those_of_the_region(clients, company, deleters, address, admitted):
    address = (address if address.startswith("/") else LIST + address).format(
        pk=company.pk, revision=company.latest_revision_id
    )
    assert {name for name, client in clients.items() if client.get(address).status_code == 200} == admitted


def test_whose_it_is_stands_where_others_come_to_edit(clients, company):
    answer = clients["czech"].get(f"{LIST}edit/{company.pk}/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{LIST}inspect/{company.pk}/"
    assert "Kammer Chemnitz" in answer.content.decode()


@pytest.mark.parametrize("name", ["czech", "keeper", "anonymous"])
@pytest.mark.parametrize(
    "address",
    [
        f"{LIST}edit/{{pk}}/", f"{LIST}delete/{{pk}}/", f"{LIST}unpublish/{{pk}}/", f"{LIST}lock/{{pk}}/",
        f"{LIST}history/{{pk}}/revisions/{{revision}}/revert/",
        "/cms/bulk/directory/company/unpublish/?id={pk}&next=/cms/companies/",
        "/cms/bulk/directory/company/delete/?id={pk}&next=/cms/companies/",
    ],
)  # fmt: skip
def test_nobody_else_changes_anything(clients, company, deleters, name, address):
    before = Company.objects.filter(pk=company.pk).values().get()
    address = address.format(pk=company.pk, revision=company.latest_revision_id)
    clients[name].post(address, {"name": "Übernommen GmbH", "action-publish": "1"})
    assert Company.objects.filter(pk=company.pk).values().get() == before


@pytest.mark.parametrize("name", ["saxon", "central", "root"])
def test_those_of_the_region_do(clients, company, name):
    clients[name].post(f"{LIST}lock/{company.pk}/")
    clients[name].post(f"{LIST}unlock/{company.pk}/")
    clients[name].post(f"{LIST}unpublish/{company.pk}/")
    company.refresh_from_db()
    assert not company.live


@pytest.mark.parametrize(
    ("days", "deciders"),
    [
        (0, {"saxon", "root"}),
        (2, {"saxon", "root"}),
        (3, {"saxon", "czech", "root"}),
        (5, {"saxon", "czech", "root"}),
        (6, {"saxon", "czech", "central", "root"}),
    ],
)
def test_only_those_in_charge_by_then_decide(clients, people, days, deciders):
    for name, client in clients.items():
        company = CompanyFactory(live=False, name=f"Werk {name}")
        task = submit(company, people["keeper"]).current_task_state
        if days:
            wait(task, days)
        client.post(f"{LIST}workflow/action/{company.pk}/approve/{task.pk}/")
    live = Company.objects.filter(live=True, name__startswith="Werk ").values_list("name", flat=True)

    assert {name.removeprefix("Werk ") for name in live} == deciders


def test_the_task_of_one_company_does_not_open_another(clients, people):
    own = CompanyFactory(live=False, region_code="CZ041", country="CZ")
    submit(own, people["keeper"])
    other = CompanyFactory(live=False)
    task = submit(other, people["keeper"]).current_task_state
    assert clients["czech"].post(f"{LIST}workflow/action/{own.pk}/approve/{task.pk}/").status_code in (302, 403)
    assert TaskState.objects.get(pk=task.pk).status == TaskState.STATUS_IN_PROGRESS
    other.refresh_from_db()
    assert not other.live


def test_a_deputy_edits_what_has_climbed_to_them_and_nothing_else(clients, people):
    company = CompanyFactory(live=False)
    task = submit(company, people["keeper"]).current_task_state
    assert clients["czech"].get(f"{LIST}edit/{company.pk}/").status_code == 302
    wait(task, 3)
    assert clients["czech"].get(f"{LIST}edit/{company.pk}/").status_code == 200
    assert clients["czech"].get(f"{LIST}edit/{CompanyFactory(live=False).pk}/").status_code == 302


def test_a_draft_that_moves_is_not_published_with_many_others(clients, company):
    company.region, company.country = Region.objects.get(code="CZ041"), "CZ"
    company.save_revision(clean=False)
    address = f"/cms/bulk/directory/company/publish/?id={company.pk}&next={LIST}"
    clients["saxon"].post(address)
    company.refresh_from_db()
    assert company.region.code == "DED41"
    clients["root"].post(address)
    company.refresh_from_db()
    assert company.region.code == "CZ041"


WITHDRAWALS = [
    f"{LIST}unpublish/{{pk}}/", f"{LIST}delete/{{pk}}/", f"{LIST}lock/{{pk}}/",
    "/cms/bulk/directory/company/unpublish/?id={pk}&next=/cms/companies/",
    "/cms/bulk/directory/company/delete/?id={pk}&next=/cms/companies/",
]  # fmt: skip


@pytest.mark.parametrize("address", WITHDRAWALS)
def test_a_draft_that_moves_leaves_what_is_public_with_its_chamber(clients, people, company, deleters, address):
    company.region, company.country = Region.objects.get(code="CZ041"), "CZ"
    company.save_revision(clean=False)
    task = submit(company, people["keeper"]).current_task_state
    address = address.format(pk=company.pk)

    def state():
        return Company.objects.filter(pk=company.pk).values_list("live", "locked").first()

    clients["czech"].post(address)
    assert state() == (True, False)
    assert clients["czech"].get(f"{LIST}edit/{company.pk}/").status_code == 200  # the draft is theirs to decide on
    assert clients["saxon"].get(f"{LIST}edit/{company.pk}/").status_code == 302
    clients["saxon"].post(f"{LIST}workflow/action/{company.pk}/approve/{task.pk}/")
    assert Company.objects.get(pk=company.pk).region.code == "DED41"
    clients["saxon"].post(address)
    assert state() != (True, False)


def test_the_chamber_of_the_new_place_decides_and_then_has_the_record(clients, people, company):
    company.region, company.country = Region.objects.get(code="CZ041"), "CZ"
    company.save_revision(clean=False)
    task = submit(company, people["keeper"]).current_task_state
    clients["czech"].post(f"{LIST}workflow/action/{company.pk}/approve/{task.pk}/")
    assert Company.objects.get(pk=company.pk).region.code == "CZ041"
    clients["saxon"].post(f"{LIST}unpublish/{company.pk}/")
    assert Company.objects.get(pk=company.pk).live
    clients["czech"].post(f"{LIST}unpublish/{company.pk}/")
    assert not Company.objects.get(pk=company.pk).live


def test_officers_enter_companies_of_their_regions_alone(clients):
    form = {
        "name": "Neu s.r.o.", "kind": "company", "country": "DE", "ico": "", "vat_id": "", "register_court": "",
        "register_number": "", "street": "Hauptstraße 1", "postal_code": "09111", "city": "Chemnitz", "region": "",
        "latitude": "", "longitude": "", "size": "", "founded": "", "languages": [], "website": "", "email": "",
        "phone": "", "contact_person": "", "logo": "", "confirmed_at": "", "go_live_at": "", "expire_at": "",
        "texts-TOTAL_FORMS": "0", "texts-INITIAL_FORMS": "0", "texts-MIN_NUM_FORMS": "0", "texts-MAX_NUM_FORMS": "3",
    }  # fmt: skip
    answer = clients["czech"].post(f"{LIST}add/", form)
    assert not Company.objects.filter(name="Neu s.r.o.").exists()
    assert answer.status_code == 200
    clients["saxon"].post(f"{LIST}add/", form)
    assert Company.objects.filter(name="Neu s.r.o.").exists()
