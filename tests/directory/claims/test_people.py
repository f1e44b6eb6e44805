"""The people of an entry: invited, changed, removed, gone; and what is kept about them."""

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone

from directory.claims.deciding import lock_company
from directory.claims.keeping import forget_invitations
from directory.models import Claim, Invitation, Membership
from home.accounts.erasing import erase
from home.personal import holdings
from tests.factories import CompanyFactory

from .conftest import account, begin, browser, letters_to, member

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https?://[^/\s]+(/\S*/invitations/key/\S+?/)")


@pytest.fixture
def own(scene):
    """Jana administers the company, Karl edits it."""
    scene.admin = member(scene.company, scene.jana)
    scene.helper = member(scene.company, scene.karl, "editor")
    scene.people = f"/konto/companies/{scene.company.pk}/people/"
    return scene


def invite(own, email="neu@example.org", **said):
    data = {"email": email, "role": "editor", "language": "cs", **said}
    return browser(own.jana).post(f"{own.people}invite/", data)


def link_to(email="neu@example.org") -> str:
    return LINK.search(letters_to(email)[-1])[1]


def test_an_invitation_is_accepted_by_whoever_has_its_key_once(own):
    assert invite(own).status_code == 302
    link = link_to()
    assert link.startswith("/ucet/")
    assert link.rstrip("/").rsplit("/", 1)[1] not in Invitation.objects.get().digest
    page = browser().get(link)
    assert page.status_code == 200
    assert f"next={link}" in page.content.decode()
    assert not Membership.objects.filter(user__email="neu@example.org").exists()
    browser().post(link, {"accept": "1"})
    assert own.company.memberships.count() == 2
    guest, late = account("guest"), account("late")
    browser(guest).post(link, {"accept": "1"})
    assert own.company.memberships.get(user=guest).role == "editor"
    assert "guest@example.org" in letters_to("jana@example.org")[-1]
    assert browser(late).post(link, {"accept": "1"}).status_code == 404
    assert own.company.memberships.count() == 3


def test_an_invitation_waits_in_the_account_of_its_address(own):
    invite(own)
    new, other = account("neu"), account("guest")
    pk = Invitation.objects.get().pk
    assert "Musterwerk GmbH" in browser(new).get("/konto/companies/").content.decode()
    assert browser(other).post(f"/konto/invitations/{pk}/", {"accept": "1"}).status_code == 404
    browser(new).post(f"/konto/invitations/{pk}/", {"accept": "1"})
    assert own.company.memberships.filter(user=new).exists()


def test_an_unconfirmed_address_does_not_open_the_invitation(own):
    from allauth.account.models import EmailAddress

    invite(own)
    thief = account("guest")
    EmailAddress.objects.create(user=thief, email="neu@example.org", verified=False)
    assert browser(thief).get(f"/konto/invitations/{Invitation.objects.get().pk}/").status_code == 404


def test_invitations_grow_old_and_are_taken_back(own):
    invite(own)
    link = link_to()
    Invitation.objects.update(created_at=timezone.now() - datetime.timedelta(days=14, seconds=1))
    assert browser(own.officer).get(link).status_code == 404
    assert forget_invitations(timezone.now()) == 0
    assert forget_invitations(timezone.now() + datetime.timedelta(days=31)) == 1
    invite(own)
    browser(own.jana).post(f"{own.people}invitations/{Invitation.objects.get().pk}/")
    assert browser(own.officer).get(link_to()).status_code == 404


def test_inviting_a_member_is_refused(own):
    assert invite(own, "Karl@Example.org").status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("who", ["karl", "officer", "other", "root", ""])
def test_only_administrators_look_after_people(own, who):
    client = browser(getattr(own, who) if who else None)
    refused = 404 if who else 302
    addresses = [f"{own.people}invite/", *(f"{own.people}{own.admin.pk}/{act}/" for act in ("role", "remove"))]
    for address in addresses:
        data = {"email": "x@example.org", "role": "editor", "language": "de"}
        assert client.post(address, data).status_code == refused
    assert client.get(own.people).status_code == (200 if who == "karl" else refused)
    assert [m.role for m in Membership.objects.order_by("pk")] == ["admin", "editor"]


def test_another_companys_members_cannot_be_reached_by_way_of_ones_own(own):
    foreign = member(CompanyFactory(), own.other)
    assert browser(own.jana).post(f"{own.people}{foreign.pk}/remove/").status_code == 404
    assert Membership.objects.filter(pk=foreign.pk).exists()


def test_roles_change_after_a_question(own):
    address = f"{own.people}{own.helper.pk}/role/"
    assert browser(own.jana).get(address).status_code == 200
    own.helper.refresh_from_db()
    assert own.helper.role == "editor"
    browser(own.jana).post(address, {"role": "admin"})
    own.helper.refresh_from_db()
    assert own.helper.role == "admin"
    assert letters_to("karl@example.org")


def test_the_last_administrator_stays_one(own):
    browser(own.jana).post(f"{own.people}{own.admin.pk}/role/", {"role": "editor"})
    browser(own.jana).post(f"{own.people}leave/")
    assert browser(own.jana).post(f"{own.people}{own.admin.pk}/remove/").status_code == 404
    assert Membership.objects.get(user=own.jana).role == "admin"


def test_handing_over_and_leaving(own):
    browser(own.jana).post(f"{own.people}{own.helper.pk}/hand-over/")
    assert {m.user: m.role for m in Membership.objects.all()} == {own.jana: "editor", own.karl: "admin"}
    browser(own.jana).post(f"{own.people}leave/")
    assert not Membership.objects.filter(user=own.jana).exists()
    assert "jana@example.org" in letters_to("karl@example.org")[-1]


def test_giving_up_tells_the_chamber(own):
    page = browser(own.jana).get(f"{own.people}leave/").content.decode()
    assert 'name="give_up"' in page
    browser(own.jana).post(f"{own.people}leave/", {"give_up": "1"})
    assert not Membership.objects.filter(user=own.jana).exists()
    assert "Musterwerk GmbH" in letters_to("officer@example.org")[-1]


def test_removing_tells_the_person(own):
    browser(own.jana).post(f"{own.people}{own.helper.pk}/remove/")
    assert not Membership.objects.filter(user=own.karl).exists()
    assert "Musterwerk GmbH" in letters_to("karl@example.org")[-1]


def test_one_person_switches_between_companies(own):
    for number in range(4):
        member(CompanyFactory(name=f"Werk {number}"), own.jana)
    client = browser(own.jana)
    text = client.get(own.people).content.decode()
    assert all(f"Werk {number}" in text for number in range(4))
    text = client.get("/ucet/companies/").content.decode()
    assert all(f"Werk {number}" in text for number in range(4))


def test_what_is_kept_is_handed_out_and_erased(own):
    begin(own.jana, CompanyFactory(website=""), proof="officer", message="Geheim: ich bin die Chefin.")
    invite(own)
    ours = {one.name: one for one in holdings() if one.name in ("memberships", "invitations", "claims")}
    assert len(ours) == 3
    assert ours["memberships"].collect(own.jana)[0]["company"] == "Musterwerk GmbH"
    assert ours["claims"].collect(own.jana)[0]["message"].startswith("Geheim")
    assert ours["invitations"].collect(account("neu"))[0]["company"] == "Musterwerk GmbH"
    mail.outbox.clear()
    for one in ours.values():
        one.erase(own.jana)
    assert not Membership.objects.filter(user=own.jana).exists()
    assert not Invitation.objects.exists()  # nobody is left who stands for it
    claim = Claim.objects.get()
    assert (claim.user, claim.message, claim.state) == (None, "", "withdrawn")
    assert "Musterwerk GmbH" in letters_to("officer@example.org")[-1]


@pytest.mark.parametrize("way", ["removed", "demoted", "handed over", "left", "erased"])
def test_who_administers_no_longer_does_not_come_back_by_an_invitation_to_themselves(own, way):
    second = account("second")
    membership = member(own.company, second)
    theirs, path = browser(second), f"{own.people}{membership.pk}/"
    theirs.post(f"{own.people}invite/", {"email": "eve@example.org", "role": "admin", "language": "de"})
    link = link_to("eve@example.org")
    if way == "removed":
        browser(own.jana).post(f"{path}remove/")
    elif way == "demoted":
        browser(own.jana).post(f"{path}role/", {"role": "editor"})
    elif way == "handed over":
        theirs.post(f"{own.people}{own.admin.pk}/hand-over/")
    elif way == "left":
        theirs.post(f"{own.people}leave/")
    else:
        erase(second)
    assert browser(account("eve")).post(link, {"accept": "1"}).status_code == 404
    assert not own.company.memberships.filter(user__username="eve").exists()


def test_whoever_loses_the_right_at_this_moment_decides_no_claim(own, monkeypatch):
    claim = Claim.objects.create(company=own.company, user=account("guest"), proof="officer")

    def meanwhile(company_id):
        Membership.objects.filter(user=own.jana).update(role="editor")
        lock_company(company_id)

    monkeypatch.setattr("directory.claims.views.people.lock_company", meanwhile)
    assert browser(own.jana).post(f"{own.people}claims/{claim.pk}/", {"accept": "1"}).status_code == 302
    claim.refresh_from_db()
    assert claim.state == "open"
    assert not own.company.memberships.filter(user=claim.user).exists()
