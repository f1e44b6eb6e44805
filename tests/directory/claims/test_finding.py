"""Is my company already here? And a new one, without making it twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Company, Membership
from tests.factories import CompanyFactory

from .conftest import browser, member

pytestmark = pytest.mark.django_db
NEW = {"name": "Neuwerk GmbH", "country": "DE", "postal_code": "09111", "city": "Chemnitz"}


def search(user, text: str) -> str:
    return browser(user).get("/konto/companies/search/", {"q": text}).content.decode()


def test_unpublished_ones_are_found_too_and_nothing_but_name_and_town_is_shown(scene):
    hidden = CompanyFactory(
        name="Verborgen s.r.o.", city="Most", country="CZ", ico="27074358", live=False, email="geheim@verborgen.cz",
        phone="+420 123", contact_person="Petr Tajný",
    )  # fmt: skip
    for text in ("verborgen", "27074358", "Most"):
        page = search(scene.jana, text)
        assert "Verborgen s.r.o." in page
        assert f"/konto/companies/{hidden.pk}/claim/" in page
        assert not any(secret in page for secret in ("geheim@", "Tajný", "+420"))


def test_searching_needs_an_account(scene):
    assert browser().get("/konto/companies/search/?q=muster").status_code == 302


def test_it_says_whether_somebody_keeps_the_entry_but_not_who(scene):
    free = search(scene.jana, "Musterwerk GmbH")
    member(scene.company, scene.karl)
    kept = search(scene.jana, "Musterwerk GmbH")
    assert free != kept
    assert "karl" not in kept
    assert "claims_begin" not in search(scene.karl, "Musterwerk GmbH")


def test_searching_is_limited(scene, monkeypatch):
    monkeypatch.setattr("directory.claims.views.companies.SEARCHES", 2)
    client = browser(scene.jana)
    codes = [client.get("/konto/companies/search/?q=muster").status_code for _time in range(3)]
    assert codes == [200, 200, 429]


def test_the_list_is_paged_with_the_same_number_of_queries(scene):
    client = browser(scene.jana)
    client.get("/konto/companies/search/?q=zyx")
    counts = []
    for many in (2, 30):
        for _number in range(many):
            CompanyFactory(name="Zyxwerk")
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/konto/companies/search/?q=zyxwerk").content.decode()
        counts.append(len(queries))
    assert page.count("claims-name") == 20
    assert counts[0] == counts[1]


def test_a_new_company_is_a_draft_of_its_maker(scene):
    response = browser(scene.jana).post("/konto/companies/new/", NEW)
    assert response.status_code == 302, response.content.decode()
    company = Company.objects.get(name="Neuwerk GmbH")
    assert not company.live
    assert company.region.code == "DED41"
    assert company.latest_revision is not None
    assert Membership.objects.get(company=company).role == "admin"
    assert browser().get(f"/api/v1/companies/{company.slug}").status_code == 404


@pytest.mark.parametrize(("said", "field"), [
    ({"city": "Hamburg", "postal_code": "20095"}, "city"), ({"postal_code": "9"}, "postal_code"),
    ({"vat_id": "DE1"}, "vat_id"), ({"name": ""}, "name"), ({"name": "a\x00b"}, "name"),
    ({"country": "CZ", "city": "Most", "postal_code": "434 01", "ico": "12345678"}, "ico"),
])  # fmt: skip
def test_wrong_details_are_said(scene, said, field):
    response = browser(scene.jana).post("/konto/companies/new/", {**NEW, **said})
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.content.decode()
    assert not Membership.objects.exists()


def test_what_it_may_be_is_asked_first(scene):
    said = {**NEW, "name": "MUSTERWERK G.m.b.H. & Co. KG"}
    page = browser(scene.jana).post("/konto/companies/new/", said)
    assert page.status_code == 200
    assert f"/konto/companies/{scene.company.pk}/claim/" in page.content.decode()
    assert Company.objects.filter(name__startswith="MUSTERWERK").count() == 0
    browser(scene.jana).post("/konto/companies/new/", {**said, "seen": str(scene.company.pk)})
    assert Company.objects.filter(name__startswith="MUSTERWERK").count() == 1


def test_the_same_ico_is_the_same_company(scene):
    there = CompanyFactory(name="Jiná firma s.r.o.", country="CZ", city="Most", ico="27074358", region_code="CZ042")
    said = {"name": "Zcela nová a.s.", "country": "CZ", "city": "Most", "postal_code": "434 01", "ico": "27074358"}
    page = browser(scene.jana).post("/konto/companies/new/", {**said, "seen": str(there.pk)}).content.decode()
    assert "Jiná firma s.r.o." in page
    assert 'class="btn" type="submit"' not in page.split("claims-list")[-1]
    assert not Membership.objects.exists()
