"""What a report needs, and how it comes before the chamber."""

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone

from directory.models import Listing, Notice
from directory.notices.opening import open_unconfirmed
from tests.factories import ListingFactory

from .conftest import EXPLANATION, account, browser, report

pytestmark = pytest.mark.django_db


def links(message, name: str = "confirm") -> list[str]:
    return re.findall(rf"https?://[^/\s]+(/\S+/report/{name}/\S+)", message.body)


def test_the_page_says_which_entry_and_sets_no_cookie(scene):
    answer = browser().get("/konto/report/?company=musterwerk")
    assert "Musterwerk GmbH" in answer.content.decode()
    assert "noindex" in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("query", ["?company=nobody", "?listing=musterwerk", "?company=hidden"])
def test_what_is_not_public_cannot_be_reported(scene, query):
    from tests.factories import CompanyFactory

    CompanyFactory(slug="hidden", live=False)
    assert browser().get(f"/konto/report/{query}").status_code == 404
    assert report(at=f"/konto/report/{query}").status_code == 404
    assert not Notice.objects.exists()


def test_a_report_waits_for_the_confirmation_of_its_sender(scene, directory):
    assert report().status_code == 302
    notice = Notice.objects.get()
    assert (notice.state, notice.company, notice.region.code) == ("unconfirmed", scene.company, "DED41")
    assert notice.address.endswith("/de/unternehmen/musterwerk/")
    (letter,) = mail.outbox
    assert letter.to == ["eva@example.org"]
    assert EXPLANATION not in letter.body
    assert "Nováková" not in letter.body
    (link,) = links(letter)
    page = browser().get(link)
    assert page.status_code == 200
    assert Notice.objects.get().state == "unconfirmed"
    assert browser().post(link).status_code == 302
    notice.refresh_from_db()
    assert notice.state == "open"
    assert notice.confirmed_at
    assert notice.opened_at
    assert [message.to[0] for message in mail.outbox[1:]] == ["eva@example.org", "officer@example.org"]
    assert EXPLANATION in mail.outbox[-1].body
    browser().post(link)
    assert len(mail.outbox) == 3


def test_links_of_others_confirm_nothing(scene):
    report()
    (link,) = links(mail.outbox[0])
    assert browser().get(link[:-3] + "xx/").status_code == 404
    assert browser().post(link.replace("/confirm/", "/complaint/")).status_code == 404


@pytest.mark.parametrize("missing", ["name", "email", "explanation", "reason", "good_faith"])
def test_everything_that_the_law_asks_for_is_asked_for(scene, missing):
    answer = report(**{missing: ""})
    assert answer.status_code == 422
    assert missing in answer.context["form"].errors
    assert not Notice.objects.exists()
    assert not mail.outbox


def test_abuse_of_children_may_be_reported_without_a_name(scene):
    answer = report(reason="abuse", name="", email="")
    assert answer.status_code == 302
    assert "anonymous" in answer.url
    notice = Notice.objects.get()
    assert (notice.state, notice.email) == ("open", "")
    assert [message.to[0] for message in mail.outbox] == ["officer@example.org"]


def test_another_sites_form_is_refused(scene):
    from django.test import Client

    assert report(Client(headers={"Origin": "https://evil.example"})).status_code == 403


def test_whoever_is_signed_in_need_not_confirm_the_own_address(scene):
    own = account("karel", language="cs")
    client = browser(own)
    assert report(client, "/ucet/report/?company=musterwerk", email="Karel@example.org").status_code == 302
    notice = Notice.objects.get()
    assert (notice.state, notice.language) == ("open", "cs")
    assert notice.confirmed_at
    assert report(client, email="somebody@example.org").status_code == 302
    assert Notice.objects.filter(state="unconfirmed").count() == 1


def test_an_unconfirmed_report_gets_to_the_chamber_after_two_days(scene):
    report()
    mail.outbox.clear()
    now = timezone.now()
    assert open_unconfirmed(now + datetime.timedelta(hours=47)) == 0
    assert open_unconfirmed(now + datetime.timedelta(hours=49)) == 1
    assert open_unconfirmed(now + datetime.timedelta(hours=50)) == 0
    assert Notice.objects.get().confirmed_at is None
    assert [message.to[0] for message in mail.outbox] == ["officer@example.org"]


def test_one_address_is_not_flooded_with_letters(scene, monkeypatch):
    from directory.notices import forms

    monkeypatch.setattr(forms, "MOST_PER_ADDRESS", 1)
    monkeypatch.setattr(forms.ReportForm, "hourly", 100)
    assert report().status_code == 302
    assert report(email="EVA@example.org").status_code == 422
    assert len(mail.outbox) == 1


def test_an_address_can_be_pasted(scene):
    pasted = {"address": "https://glokal.example/cs/firmy/musterwerk/?x=1"}
    assert report(at="/konto/report/", **pasted).status_code == 302
    assert Notice.objects.get().company == scene.company
    assert report(at="/konto/report/", address="https://glokal.example/").status_code == 422


def test_a_listing_is_reported_with_its_company(scene):
    listing: Listing = ListingFactory(company=scene.company, texts={"de": "Drehteile gesucht"}, live=True)
    assert report(at=f"/konto/report/?listing={listing.slug}").status_code == 302
    notice = Notice.objects.get()
    assert (notice.listing, notice.company, notice.title) == (listing, scene.company, "Drehteile gesucht")
    listing.delete()
    assert Notice.objects.get().record is None  # and not the company


def test_the_profile_leads_to_the_report(scene, directory):
    from directory.search.write import write_entries

    write_entries([scene.company.pk])
    page = browser().get("/cs/firmy/musterwerk/").content.decode()
    assert "/ucet/report/?company=musterwerk" in page
