"""The link in a letter: one button, no login; whoever looks after mail and follows it changes nothing."""

import datetime
import re
import time
from types import SimpleNamespace

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from directory.freshness.links import link_to
from directory.models import Company, Membership
from tests.factories import CompanyFactory
from tests.roles.conftest import sign_in

from .test_clock import day, fresh

SAME = {"headers": {"sec-fetch-site": "same-origin"}}


@pytest.fixture
def url(clock, company):
    clock.leap(day("2026-09-30"))
    run_mail = link_to(fresh(company))
    return re.sub(r"^https?://[^/]+", "", run_mail)


def test_the_letter_is_in_the_receivers_language_and_has_the_link(clock, company, client):
    clock.leap(day("2026-09-29"))
    mail.outbox.clear()
    from home.duties import run_duties

    clock.now = datetime.datetime(2026, 9, 30, 9, tzinfo=datetime.UTC)
    run_duties(clock.now)
    (letter,) = mail.outbox
    assert "Böhme GmbH" in letter.subject
    address = re.search(r"/ucet/still-right/\S+", letter.body)[0]
    assert address in letter.alternatives[0][0]
    assert client.get(address).status_code == 200


def test_looking_changes_nothing_and_the_button_confirms(url, client, clock, company):
    page = client.get(url)
    assert page.status_code == 200
    assert "Böhme GmbH" in page.content.decode()
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]
    assert client.head(url).status_code == 200
    assert fresh(company).confirmed_at == day("2026-03-31")
    assert client.post(url, **SAME).status_code == 200
    assert fresh(company).confirmed_at == clock.day


def test_a_used_link_says_thank_you_and_does_nothing(url, client, clock, company):
    client.post(url, **SAME)
    clock.now += datetime.timedelta(days=30)
    confirmed = fresh(company).confirmed_at
    answer = client.post(url, **SAME)
    assert answer.status_code == 200
    assert '<form method="post"' not in answer.content.decode()
    assert fresh(company).confirmed_at == confirmed


@pytest.mark.parametrize("language", ["de", "cs", "en"])
def test_a_garbled_or_old_link_gets_a_friendly_page(url, client, monkeypatch, language):
    with override(language):
        own = reverse("freshness_link", args=[url.rstrip("/").rsplit("/", 1)[1]])
    for address in (own[:-5] + "/", own.replace("still-right/", "still-right/x"), own[:-8] + "AAAAAAA/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "<h1>" in answer.content.decode()
        assert own.split("/")[1] in answer.content.decode()
    future = SimpleNamespace(time=lambda: time.time() + 3 * 365 * 86400)
    monkeypatch.setattr("django.core.signing.time", future)
    assert client.get(own).status_code == 404


def test_another_site_cannot_press_the_button(url, client, company):
    assert client.post(url, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert fresh(company).confirmed_at == day("2026-03-31")


def test_a_link_is_for_its_record_alone(url, client, clock):
    other = CompanyFactory(confirmed_at=day("2026-03-31"), country="DE")
    client.post(url, **SAME)
    assert fresh(other).confirmed_at == day("2026-03-31")


def test_the_account_confirms_its_own_alone(clock, company, listing, member, client):
    clock.leap(day("2026-10-01"))
    member.force_login(member.user)  # the session has run out in half a year
    page = member.get("/konto/still-right/").content.decode()
    assert "Böhme GmbH" in page
    assert "Drehteile gesucht" in page
    for kind, record in (("company", company), ("listing", listing)):
        address = f"/konto/still-right/{kind}/{record.pk}/"
        assert sign_in(f"fremd{kind}").post(address).status_code == 404
        assert client.post(address).status_code == 302
        assert member.get(address).status_code == 405
        assert fresh(record).confirmed_at == day("2026-03-31")
        assert member.post(address).status_code == 302
        assert fresh(record).confirmed_at == clock.day
    assert member.post(f"/konto/still-right/region/{company.pk}/").status_code == 404
    assert member.post("/konto/still-right/company/999999/").status_code == 404


def test_the_account_asks_a_fixed_number_of_questions(clock, company, listing, member, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(60) as found:
            member.get("/konto/still-right/")
        return len(found)

    member.get("/konto/still-right/")
    few = queries()
    for number in range(5):
        other = CompanyFactory(name=f"Werk {number}")
        Membership.objects.create(company=other, user=member.user)
    assert Company.objects.count() == 6
    assert queries() == few
