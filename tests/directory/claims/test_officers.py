"""Who sees claims in the CMS and decides on them: the officers of the region, later its deputy and the central desk."""

import datetime

import pytest
from django.utils import timezone

from directory.claims import open_claims_for
from directory.models import Claim, Membership

from .conftest import begin, browser, by_domain, letters_to, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(scene) -> Claim:
    begin(scene.jana, scene.company, proof="officer", message="Ich bin die Prokuristin.")
    return Claim.objects.get()


@pytest.mark.parametrize(("who", "may"), [
    ("officer", True), ("root", True), ("other", False), ("central", False), ("editor", False), ("translator", False),
    ("jana", False), ("karl", False), ("", False),
])  # fmt: skip
def test_who_sees_and_decides(scene, claim, who, may):
    user = getattr(scene, who) if who else None
    client, address = browser(user), f"/cms/claims/{claim.pk}/"
    assert client.get(address).status_code == (200 if may else 302)
    assert client.post(f"{address}letter/").status_code == 302
    client.post(address, {"refuse": "1", "reason": ""})
    assert Claim.objects.get().state == "open"
    client.post(address, {"grant": "1"})
    assert (Claim.objects.get().state == "granted") == may
    assert Membership.objects.exists() == may
    if may:
        assert Claim.objects.get().decided_by == user
        assert letters_to("jana@example.org")


@pytest.mark.parametrize(("who", "status", "sees"), [
    ("officer", 200, True), ("other", 200, False), ("central", 200, False), ("editor", 302, False), ("", 302, False),
])  # fmt: skip
def test_the_queue_is_ones_own(scene, claim, who, status, sees):
    user = getattr(scene, who) if who else None
    response = browser(user).get("/cms/claims/")
    assert response.status_code == status
    assert ("Musterwerk GmbH" in response.content.decode()) == sees
    if user:
        assert open_claims_for(user) == sees


def test_the_central_desk_steps_in_after_twice_the_days(scene, claim):
    assert open_claims_for(scene.central) == 0
    assert open_claims_for(scene.central, timezone.now() + datetime.timedelta(days=14)) == 1
    assert open_claims_for(scene.other, timezone.now() + datetime.timedelta(days=14)) == 0


def test_nobody_decides_their_own_claim(scene):
    begin(scene.officer, scene.company, proof="officer", message="Ich arbeite auch dort.")
    claim = Claim.objects.get()
    browser(scene.officer).post(f"/cms/claims/{claim.pk}/", {"grant": "1"})
    assert Claim.objects.get().state == "open"
    assert open_claims_for(scene.officer) == 0


def test_refusing_says_why(scene, claim):
    browser(scene.officer).post(f"/cms/claims/{claim.pk}/", {"refuse": "1", "reason": "Nicht im Register."})
    assert Claim.objects.get().state == "refused"
    assert "Nicht im Register." in letters_to("jana@example.org")[-1]


def test_what_waits_for_its_claimant_stands_apart(scene):
    by_domain(scene.jana, scene.company)
    client = browser(scene.officer)
    assert open_claims_for(scene.officer) == 0
    assert "Musterwerk GmbH" not in client.get("/cms/claims/").content.decode()
    assert "Musterwerk GmbH" in client.get("/cms/claims/?state=waiting").content.decode()


@pytest.mark.parametrize(("who", "status"), [("officer", 200), ("root", 200), ("editor", 302), ("jana", 302)])
def test_the_list_of_all_claims_only_shows(scene, claim, who, status):
    client = browser(getattr(scene, who))
    for path in ("", f"inspect/{claim.pk}/", "?export=csv"):
        assert client.get(f"/cms/claims/all/{path}").status_code == status, path
    for path in ("create/", f"edit/{claim.pk}/", f"delete/{claim.pk}/"):
        assert client.get(f"/cms/claims/all/{path}").status_code in (302, 403, 404)
        client.post(f"/cms/claims/all/{path}", {"state": "granted"})
    assert Claim.objects.get().state == "open"


def test_the_queue_costs_the_same_whatever_its_length(scene, claim):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.factories import CompanyFactory

    client = browser(scene.officer)
    client.get("/cms/claims/")
    with CaptureQueriesContext(connection) as one:
        client.get("/cms/claims/")
    for _number in range(5):
        Claim.objects.create(company=CompanyFactory(), user=scene.karl, proof="officer")
    with CaptureQueriesContext(connection) as six:
        assert client.get("/cms/claims/").content.decode().count("glokal-table__more") == 6
    assert len(six) == len(one)


def test_an_administrator_hears_of_a_member_whom_the_chamber_adds(scene):
    member(scene.company, scene.karl)
    begin(scene.jana, scene.company, proof="officer", message="Ich bin neu hier.")
    browser(scene.officer).post(f"/cms/claims/{Claim.objects.get().pk}/", {"grant": "1"})
    assert "jana@example.org" in letters_to("karl@example.org")[-1]
    assert scene.company.memberships.get(user=scene.jana).role == "editor"
