"""The thread: who sees it, what the two sides do, and what the letters do not tell."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from directory.inquiries.links import click_token
from directory.inquiries.receivers import unread_count
from directory.models import Inquiry, Side
from tests.factories import CompanyFactory, InquiryFactory

from .conftest import browser, links, person

pytestmark = pytest.mark.django_db


def _path(inquiry) -> str:
    return f"/konto/inquiries/{inquiry.reference}/"


def test_reading_and_answering(company, mailoutbox):
    inquiry = InquiryFactory(company=company)
    member = person("karl", company)
    assert unread_count(member.user) == 1
    assert member.get(_path(inquiry)).status_code == 200
    inquiry.refresh_from_db()
    assert inquiry.state == "read"
    assert unread_count(member.user) == 0
    answer = member.post(_path(inquiry), {"do": "write", "text": "Ja, bis Freitag."})
    assert answer.status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.state == "answered"
    letter = mailoutbox[0]
    assert letter.to == ["eva@labe.example"]
    assert f"/ucet/inquiries/key/{inquiry.sender_key}/" in letter.body
    assert "Ja, bis Freitag." in letter.body


@pytest.mark.parametrize("site", [None, "none", "cross-site"])
def test_a_program_that_follows_the_link_in_a_letter_has_read_nothing(company, site):
    inquiry = InquiryFactory(company=company)
    address = f"/konto/inquiries/key/{inquiry.receiver_key}/"
    scanner = Client(headers={"Sec-Fetch-Site": site} if site else {})
    assert scanner.get(address).status_code == 200
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.receiver_seen_at) == ("sent", None)
    browser().get(address)  # reached from a page of the portal
    inquiry.refresh_from_db()
    assert inquiry.state == "read"
    assert inquiry.receiver_seen_at


def test_the_receivers_address_stands_in_no_letter_to_the_sender(company, mailoutbox):
    inquiry = InquiryFactory(company=company)
    member = person("karl", company)
    member.post(_path(inquiry), {"do": "write", "text": "Ja, bis Freitag."})
    letter: EmailMessage = mailoutbox[0]
    assert letter.reply_to == []
    whole = letter.message().as_string() + letter.body + letter.alternatives[0][0]
    assert "karl@" not in whole
    assert "chef@musterwerk.example" not in whole
    page = browser().get(f"/konto/inquiries/key/{inquiry.sender_key}/").content.decode()
    assert "karl@" not in page
    assert "chef@musterwerk" not in page


def test_the_sender_writes_again_and_all_members_hear_of_it(company, mailoutbox):
    sender = person("jana")
    inquiry = InquiryFactory(company=company, sender=sender.user, sender_email=sender.user.email)
    person("karl", company)
    person("petr", company)
    sender.post(_path(inquiry), {"do": "write", "text": "Noch etwas."})
    assert sorted(mail.to[0] for mail in mailoutbox) == ["karl@people.example", "petr@people.example"]
    assert all(mail.reply_to == [sender.user.email] for mail in mailoutbox)
    assert unread_count(sender.user) == 0


def test_both_boxes_and_nobody_elses(company, django_assert_num_queries):
    sender, member, stranger = person("jana"), person("karl", company), person("fremd", CompanyFactory())
    found = [InquiryFactory(company=company, sender=sender.user, subject=f"Thema {n}") for n in range(3)]
    InquiryFactory(company=company, state="unconfirmed", sent_at=None, subject="Unbestätigt")
    received = member.get("/konto/inquiries/").content.decode()
    assert all(each.subject in received for each in found)
    assert "Unbestätigt" not in received
    assert "Thema" not in stranger.get("/konto/inquiries/").content.decode()
    assert "Thema 1" in sender.get("/konto/inquiries/sent/").content.decode()
    assert "Thema" not in sender.get("/konto/inquiries/received/").content.decode()
    for each in found:
        assert stranger.get(_path(each)).status_code == 404
        assert stranger.post(_path(each), {"do": "write", "text": "x"}).status_code == 404
        assert browser().get(_path(each)).status_code == 302


def test_the_list_asks_the_same_number_of_queries_however_long_it_is(company, django_assert_num_queries):
    member = person("karl", company)
    InquiryFactory(company=company)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    member.get("/konto/inquiries/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        member.get("/konto/inquiries/")
    InquiryFactory.create_batch(15, company=company)
    with CaptureQueriesContext(connection) as many:
        member.get("/konto/inquiries/")
    assert len(many) == len(few)


def test_keys_open_one_thread_for_one_side(company):
    inquiry, other = InquiryFactory(company=company), InquiryFactory(company=company)
    visitor = browser()
    page = visitor.get(f"/konto/inquiries/key/{inquiry.receiver_key}/")
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert "no-store" in page.headers["Cache-Control"]
    assert not page.cookies
    assert other.sender_key not in page.content.decode()
    assert inquiry.sender_key not in page.content.decode()
    assert visitor.get("/konto/inquiries/key/" + "a" * 32 + "/").status_code == 404
    unconfirmed = InquiryFactory(company=company, state="unconfirmed", sent_at=None)
    assert visitor.get(f"/konto/inquiries/key/{unconfirmed.receiver_key}/").status_code == 404


def test_once_there_are_members_the_old_link_leads_to_the_account(company):
    inquiry = InquiryFactory(company=company)
    person("karl", company)
    answer = browser().get(f"/konto/inquiries/key/{inquiry.receiver_key}/")
    assert (answer.status_code, answer.url) == (302, f"/konto/inquiries/{inquiry.reference}/")


def test_answered_by_telephone_from_the_thread_and_from_the_letter(company):
    first, second = InquiryFactory(company=company), InquiryFactory(company=company)
    browser().post(f"/konto/inquiries/key/{first.receiver_key}/", {"do": "answered"})
    address = f"/konto/inquiries/answered/{click_token(second, Side.RECEIVER)}/"
    visitor = browser()
    assert visitor.get(address).status_code == 200
    second.refresh_from_db()
    assert second.state == "sent"  # looking at it says nothing
    visitor.post(address)
    for inquiry in (first, second):
        inquiry.refresh_from_db()
        assert inquiry.state == "answered"
    assert visitor.post(f"/konto/inquiries/answered/{click_token(first, Side.SENDER)}/").status_code == 404


def test_the_sender_cannot_say_that_it_was_answered(company):
    inquiry = InquiryFactory(company=company)
    browser().post(f"/konto/inquiries/key/{inquiry.sender_key}/", {"do": "answered"})
    inquiry.refresh_from_db()
    assert inquiry.state == "sent"


def test_outcome_by_one_click(company):
    inquiry = InquiryFactory(company=company)
    address = f"/konto/inquiries/outcome/{click_token(inquiry, Side.SENDER)}/"
    visitor = browser()
    page = visitor.get(f"{address}?outcome=quote")
    assert page.context["form"]["outcome"].value() == "quote"
    inquiry.refresh_from_db()
    assert inquiry.outcome == ""
    visitor.post(address, {"outcome": "nothing", "reason": "zu teuer"})
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.outcome, inquiry.outcome_by) == ("closed", "nothing", "sender")
    assert inquiry.outcome_reason == "zu teuer"
    assert visitor.post(address, {"outcome": "magic"}).status_code == 200
    assert visitor.get(address[:-4] + "x/").status_code == 404


def test_a_link_for_one_inquiry_says_nothing_of_another(company):
    first, second = InquiryFactory(company=company), InquiryFactory(company=company)
    browser().post(f"/konto/inquiries/outcome/{click_token(first, Side.SENDER)}/", {"outcome": "order"})
    assert Inquiry.objects.get(pk=second.pk).outcome == ""


def test_letters_name_no_subject_in_their_own(company, mailoutbox):
    inquiry = InquiryFactory(company=company, subject="Geheim")
    browser().post(f"/konto/inquiries/key/{inquiry.sender_key}/", {"do": "write", "text": "Noch etwas."})
    assert "Geheim" not in mailoutbox[0].subject
    assert "Geheim" in mailoutbox[0].body
    assert links(mailoutbox[0].body)


def test_many_messages_a_day_are_too_many(company, monkeypatch):
    monkeypatch.setattr("directory.inquiries.views.threads.MESSAGES_A_DAY", 2)
    inquiry = InquiryFactory(company=company)
    address = f"/konto/inquiries/key/{inquiry.sender_key}/"
    assert [browser().post(address, {"do": "write", "text": "x"}).status_code for _ in range(3)] == [302, 302, 200]


def test_posting_in_the_account_needs_djangos_token(company):
    inquiry = InquiryFactory(company=company)
    member = person("karl", company)
    member.handler.enforce_csrf_checks = True
    assert member.post(_path(inquiry), {"do": "write", "text": "x"}).status_code == 403
