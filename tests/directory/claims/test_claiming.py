"""From the search to a claim that is granted, refused, withdrawn or too old."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from directory.claims.deciding import expire
from directory.models import Claim, Membership

from .conftest import account, begin, browser, by_domain, code_in, letters_to, member

pytestmark = pytest.mark.django_db


def give(user, claim, code):
    return browser(user).post(f"/konto/claims/{claim.pk}/", {"code": code})


def test_an_address_at_the_domain_makes_the_first_an_administrator(scene):
    claim, code = by_domain(scene.jana, scene.company)
    assert code.replace("-", "") not in claim.code_digest
    assert code not in browser(scene.jana).get(f"/ucet/claims/{claim.pk}/").content.decode()
    assert give(scene.jana, claim, code.lower().replace("-", " ")).status_code == 302
    assert Membership.objects.get().role == "admin"
    claim.refresh_from_db()
    assert (claim.state, claim.code_digest) == ("granted", "")
    assert "správu" in letters_to("jana@example.org")[-1] or "Musterwerk" in letters_to("jana@example.org")[-1]


def test_the_code_goes_to_the_company_even_if_the_account_has_an_address_there(scene):
    inside = account("inside", email="chef@musterwerk.de")
    claim, code = by_domain(inside, scene.company, "chef@musterwerk.de")
    assert not Membership.objects.exists()
    give(inside, claim, code)
    assert Membership.objects.get().user == inside


@pytest.mark.parametrize("email", ["eva@gmail.com", "eva@musterwerk.cz", "", "x"])
def test_other_addresses_are_refused(scene, email):
    assert begin(scene.jana, scene.company, proof="domain", email=email).status_code == 422
    assert not Claim.objects.exists()
    assert not mail.outbox


def test_five_wrong_codes_and_the_right_one_counts_no_more(scene):
    claim, code = by_domain(scene.jana, scene.company)
    for _attempt in range(5):
        give(scene.jana, claim, "AAAA-AAAA")
    give(scene.jana, claim, code)
    assert not Membership.objects.exists()
    browser(scene.jana).post(f"/konto/claims/{claim.pk}/again/")
    again = code_in(letters_to("info@musterwerk.de")[-1])
    assert again != code
    give(scene.jana, claim, code)
    assert not Membership.objects.exists()
    give(scene.jana, claim, again)
    assert Membership.objects.get().user == scene.jana


def test_a_code_is_too_old_after_a_day(scene):
    claim, code = by_domain(scene.jana, scene.company)
    Claim.objects.update(code_sent_at=timezone.now() - datetime.timedelta(hours=24, seconds=1))
    give(scene.jana, claim, code)
    assert not Membership.objects.exists()


def test_codes_are_sent_a_few_times_a_day_only(scene):
    claim, _code = by_domain(scene.jana, scene.company)
    for _time in range(10):
        browser(scene.jana).post(f"/konto/claims/{claim.pk}/again/")
    assert len(letters_to("info@musterwerk.de")) == 6


def test_where_somebody_keeps_the_entry_a_proof_adds_nobody(scene):
    member(scene.company, scene.karl)
    claim, code = by_domain(scene.jana, scene.company)
    assert "jana@example.org" in letters_to("karl@example.org")[-1]
    give(scene.jana, claim, code)
    claim.refresh_from_db()
    assert claim.proven_at is not None
    assert claim.state == "open"
    assert not scene.company.memberships.filter(user=scene.jana).exists()
    assert letters_to("officer@example.org")
    page = browser(scene.karl).get(f"/konto/companies/{scene.company.pk}/people/claims/{claim.pk}/")
    assert "info@musterwerk.de" in page.content.decode()
    browser(scene.karl).post(page.request["PATH_INFO"], {"accept": "1"})
    assert scene.company.memberships.get(user=scene.jana).role == "editor"


def test_an_administrator_refuses_with_a_reason(scene):
    member(scene.company, scene.karl)
    claim, _code = by_domain(scene.jana, scene.company)
    address = f"/konto/companies/{scene.company.pk}/people/claims/{claim.pk}/"
    assert browser(scene.karl).post(address, {"refuse": "1", "reason": ""}).status_code == 422
    browser(scene.karl).post(address, {"refuse": "1", "reason": "Frau M. arbeitet nicht bei uns."})
    claim.refresh_from_db()
    assert claim.state == "refused"
    assert "Frau M. arbeitet nicht bei uns." in letters_to("jana@example.org")[-1]
    browser(scene.karl).post(address, {"accept": "1"})
    assert scene.company.memberships.count() == 1


def test_others_do_not_learn_of_a_claim(scene):
    claim, code = by_domain(scene.jana, scene.company)
    for path in ("", "again/", "withdraw/"):
        assert browser(scene.karl).get(f"/konto/claims/{claim.pk}/{path}").status_code == 404
        assert browser(scene.karl).post(f"/konto/claims/{claim.pk}/{path}", {"code": code}).status_code == 404
        assert browser().get(f"/konto/claims/{claim.pk}/{path}")["Location"].startswith("/konto/login/")
    member(scene.company, scene.karl, "editor")
    own = f"/konto/companies/{scene.company.pk}/people/claims/{claim.pk}/"
    assert browser(scene.karl).post(own, {"accept": "1"}).status_code == 404
    assert Claim.objects.get().state == "open"


def test_withdrawing_asks_first(scene):
    claim, code = by_domain(scene.jana, scene.company)
    assert browser(scene.jana).get(f"/konto/claims/{claim.pk}/withdraw/").status_code == 200
    browser(scene.jana).post(f"/konto/claims/{claim.pk}/withdraw/")
    assert Claim.objects.get().state == "withdrawn"
    assert give(scene.jana, claim, code).status_code == 302
    assert not Membership.objects.exists()


def test_a_claim_without_proof_expires_once(scene):
    by_domain(scene.jana, scene.company)
    now = timezone.now()
    assert expire(now + datetime.timedelta(days=59)) == 0
    assert expire(now + datetime.timedelta(days=61)) == 1
    assert expire(now + datetime.timedelta(days=62)) == 0
    assert Claim.objects.get().state == "expired"
    assert len(letters_to("jana@example.org")) == 1


def test_changing_the_way_makes_the_code_worthless(scene):
    claim, code = by_domain(scene.jana, scene.company)
    begin(scene.jana, scene.company, proof="officer", message="Ich bin die Geschäftsführerin.")
    give(scene.jana, claim, code)
    assert not Membership.objects.exists()
    assert Claim.objects.get().proof == "officer"
    assert letters_to("officer@example.org")
    assert not letters_to("other@example.org")
