"""Chambers see counts and states of their regions, and the text only on the wish of a side."""

import logging

import pytest

from directory.inquiries import clock
from directory.inquiries.officers import by_month
from directory.models import Inquiry
from tests.factories import CompanyFactory, InquiryFactory

from .conftest import browser, person

pytestmark = pytest.mark.django_db

SECRETS = ("Zyxgeheim", "Zyxbetreff", "zyx@labe.example", "Zyxname", "Zyxgrund")
LIST = "/cms/records/inquiries/"


@pytest.fixture
def inquiry(company):
    return InquiryFactory(
        company=company, text="Zyxgeheim", subject="Zyxbetreff", sender_email="zyx@labe.example", sender_name="Zyxname",
        outcome_reason="Zyxgrund",
    )  # fmt: skip


def _escalated(inquiry: Inquiry) -> None:
    inquiry.escalated_at = inquiry.sent_at
    inquiry.save()


def test_no_page_of_the_cms_has_the_text(inquiry, officer, caplog):
    _escalated(inquiry)
    with caplog.at_level(logging.DEBUG):
        browser().post(f"/konto/inquiries/key/{inquiry.receiver_key}/", {"do": "write", "text": "Zyxgeheim"})
        browser().get(f"/konto/inquiries/key/{inquiry.receiver_key}x/")
        answers = [
            officer.get(address)
            for address in (
                "/cms/", "/cms/inquiries/", f"/cms/inquiries/{inquiry.reference}/", "/cms/inquiries/statistics/", LIST,
                f"{LIST}?q=Musterwerk", f"{LIST}inspect/{inquiry.pk}/", f"{LIST}?export=csv", f"{LIST}?export=xlsx",
            )
        ]  # fmt: skip
    for answer in answers:
        assert answer.status_code == 200, answer.request["PATH_INFO"]
        whole = answer.getvalue() if answer.streaming else answer.content
        assert not [secret for secret in SECRETS if secret.encode() in whole], answer.request["PATH_INFO"]
    log = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert not [secret for secret in SECRETS if secret in log]
    assert str(inquiry.reference) in answers[2].content.decode()


def test_searching_the_list_for_words_of_the_text_finds_nothing(inquiry, officer):
    for word in SECRETS:
        assert str(inquiry.reference) not in officer.get(f"{LIST}?q={word}").content.decode()
    assert str(inquiry.reference) in officer.get(f"{LIST}?q=Musterwerk").content.decode()


def test_other_regions_officers_see_nothing_of_it(inquiry, officer, other_officer):
    _escalated(inquiry)
    mark = str(inquiry.reference)
    assert mark in officer.get(LIST).content.decode()
    assert mark not in other_officer.get(LIST).content.decode()
    assert mark not in other_officer.get("/cms/inquiries/").content.decode()
    assert other_officer.get(f"/cms/inquiries/{mark}/", follow=True).status_code == 404
    assert other_officer.post(f"/cms/inquiries/{mark}/", {"do": "write", "text": "x"}).status_code in (302, 404)
    assert inquiry.messages.count() == 1
    assert mark.encode() not in b"".join(other_officer.get(f"{LIST}?export=csv").streaming_content)
    assert other_officer.get(f"{LIST}inspect/{inquiry.pk}/").status_code in (302, 403, 404)


def test_people_without_the_desk_are_kept_out(inquiry):
    from django.contrib.auth.models import Group

    editor = person("redakteur", is_staff=True)
    editor.user.groups.add(Group.objects.get(name="Partner editors"))
    for client in (editor, browser(), person("karl", inquiry.company)):
        for address in ("/cms/inquiries/", f"/cms/inquiries/{inquiry.reference}/", LIST, "/cms/inquiries/statistics/"):
            assert client.get(address).status_code in (302, 403), address
    assert "/cms/inquiries/" not in editor.get("/cms/").content.decode()


def test_nothing_can_be_changed_in_the_list(inquiry, officer):
    for address in (f"{LIST}create/", f"{LIST}edit/{inquiry.pk}/", f"{LIST}delete/{inquiry.pk}/"):
        assert officer.post(address).status_code in (302, 403, 404)
    assert Inquiry.objects.filter(pk=inquiry.pk, state="sent").exists()


def test_an_officer_steps_in_without_seeing_the_text(inquiry, officer, mailoutbox):
    _escalated(inquiry)
    desk = f"/cms/inquiries/{inquiry.reference}/"
    officer.post(desk, {"do": "write", "text": "Können wir helfen?"})
    assert sorted(mail.to[0] for mail in mailoutbox) == ["chef@musterwerk.example", "zyx@labe.example"]
    assert all("Können wir helfen?" in mail.body for mail in mailoutbox)
    assert not any(mail.reply_to for mail in mailoutbox)
    page = officer.get(desk).content.decode()
    assert "Können wir helfen?" in page
    assert "Zyxgeheim" not in page
    inquiry.refresh_from_db()
    assert inquiry.state == "sent"  # the chamber's word is no answer


def test_a_side_asks_for_help_and_the_chamber_reads(inquiry, officer, other_officer, mailoutbox):
    desk = f"/cms/inquiries/{inquiry.reference}/"
    browser().post(f"/konto/inquiries/key/{inquiry.sender_key}/", {"do": "help"})
    assert [mail.to for mail in mailoutbox] == [["beamter@people.example"]]
    assert "Zyx" not in mailoutbox[0].body
    page = officer.get(desk).content.decode()
    assert "Zyxgeheim" in page
    assert "Zyxbetreff" in page
    assert "zyx@labe.example" not in page
    assert other_officer.get(desk, follow=True).status_code == 404
    assert str(inquiry.reference) in officer.get("/cms/inquiries/").content.decode()


def test_the_text_is_gone_with_the_retention_period(inquiry, officer, settings):
    import datetime

    browser().post(f"/konto/inquiries/key/{inquiry.sender_key}/", {"do": "help"})
    clock.erase_old(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=settings.INQUIRY_RETENTION_DAYS + 1))
    page = officer.get(f"/cms/inquiries/{inquiry.reference}/").content.decode()
    assert "Zyx" not in page
    assert browser().get(f"/konto/inquiries/key/{inquiry.sender_key}/").status_code == 404


def test_numbers_by_month(company, officer):
    import datetime

    def at(month, day, hour=10):
        return datetime.datetime(2026, month, day, hour, tzinfo=datetime.UTC)

    InquiryFactory(company=company, sent_at=at(9, 1), answered_at=at(9, 2), state="closed", outcome="order")
    InquiryFactory(company=company, sent_at=at(9, 3), answered_at=at(9, 6), state="answered")
    InquiryFactory(company=company, sent_at=at(9, 30, 23), state="sent")  # October where people live
    InquiryFactory(company=CompanyFactory(region_code="CZ042", country="CZ", postal_code="40001"), sent_at=at(9, 1))
    months = by_month(Inquiry.objects.filter(company=company))
    assert [(each.month.month, each.sent, each.answered, each.unanswered) for each in months] == [
        (10, 1, 0, 1), (9, 2, 2, 0),
    ]  # fmt: skip
    assert months[1].days == 2.0
    assert months[1].outcomes["order"] == 1
    page = officer.get("/cms/inquiries/statistics/").content.decode()
    assert "September 2026" in page
    assert "2,0" in page


def test_the_desk_asks_the_same_number_of_queries_however_long_it_is(company, officer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            officer.get("/cms/inquiries/")
            officer.get(LIST)
        return len(found)

    _escalated(InquiryFactory(company=company))
    count()
    few = count()
    for _ in range(12):
        _escalated(InquiryFactory(company=company))
    assert count() == few
