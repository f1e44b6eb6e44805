"""What the clock makes due, each thing once; working days are those of the receiver's country."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from directory.inquiries import clock
from directory.inquiries.officers import unanswered_for
from directory.inquiries.threads import mark_answered
from directory.models import Inquiry, InquiryAttachment, InquiryMessage
from home.duties import run_duties
from tests.factories import CompanyFactory, InquiryFactory

from .conftest import links

pytestmark = pytest.mark.django_db


def at(month: int, day: int, hour: int = 10, year: int = 2026) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, tzinfo=datetime.UTC)


def _sent(when: datetime.datetime, **more) -> Inquiry:
    return InquiryFactory(sent_at=when, moved_at=when, **more)


def test_a_reminder_after_five_working_days_once(mailoutbox):
    _sent(at(11, 2))  # a Monday
    assert clock.remind(at(11, 6)) == 0
    assert clock.remind(at(11, 9)) == 1
    assert clock.remind(at(11, 9)) == 0
    assert clock.remind(at(11, 12)) == 0
    assert [mail.to for mail in mailoutbox] == [["info@musterwerk.example"]]
    assert [found for found in links(mailoutbox[0].body) if "/answered/" in found]


def test_one_that_fails_keeps_no_other_waiting(mailoutbox, monkeypatch):
    first, second = _sent(at(11, 2)), _sent(at(11, 2))
    readers = clock.readers

    def failing(inquiry, side):
        if inquiry == first:
            raise ValueError("an address that cannot be written to")
        return readers(inquiry, side)

    monkeypatch.setattr(clock, "readers", failing)
    assert clock.remind(at(11, 9)) == 1
    assert Inquiry.objects.get(pk=second.pk).reminded_at
    assert Inquiry.objects.get(pk=first.pk).reminded_at is None


def test_holidays_of_the_receivers_country_count(mailoutbox):
    # 17 November is a holiday in the Czech Republic, 18 November 2026 (Buß- und Bettag) one in Saxony.
    german = _sent(at(11, 11))
    foundry = CompanyFactory(country="CZ", region_code="CZ042", postal_code="40001", email="info@labe.example")
    czech = _sent(at(11, 11), company=foundry)
    later = _sent(at(11, 10))
    clock.remind(at(11, 18))  # from the 11th: 12, 13, 16, 17 or 18
    for inquiry in (german, czech, later):
        inquiry.refresh_from_db()
    assert german.reminded_at is None
    assert czech.reminded_at is None
    assert later.reminded_at is not None
    clock.remind(at(11, 19))
    assert len(mailoutbox) == 3


def test_unanswered_after_ten_working_days_at_the_desk_of_the_region(officer, other_officer):
    inquiry = _sent(at(11, 2))
    clock.escalate(at(11, 13))
    assert not unanswered_for(officer.user).exists()
    assert clock.escalate(at(11, 16)) == 1
    assert clock.escalate(at(11, 17)) == 0
    assert list(unanswered_for(officer.user)) == [inquiry]
    assert not unanswered_for(other_officer.user).exists()
    mark_answered(inquiry)
    assert not unanswered_for(officer.user).exists()


def test_what_is_answered_is_left_alone(mailoutbox):
    mark_answered(_sent(at(11, 2)))
    assert clock.remind(at(11, 30)) == clock.escalate(at(11, 30)) == 0
    assert not mailoutbox


def test_both_sides_are_asked_for_the_outcome_once(mailoutbox):
    mark_answered(_sent(at(10, 1)))
    assert clock.ask_outcomes(at(10, 30)) == 0
    assert clock.ask_outcomes(at(10, 31, 11)) == 1
    assert clock.ask_outcomes(at(12, 1)) == 0
    assert sorted(mail.to[0] for mail in mailoutbox) == ["eva@labe.example", "info@musterwerk.example"]
    assert all(len([found for found in links(mail.body) if "/outcome/" in found]) == 4 for mail in mailoutbox)


def test_after_the_retention_period_counts_stay_and_nothing_else(settings, django_capture_on_commit_callbacks):
    inquiry = _sent(at(1, 2), state="closed", outcome="order", outcome_reason="guter Preis")
    name = storages["private"].save("test/a.pdf", ContentFile(b"%PDF-"))
    InquiryAttachment.objects.create(
        message=inquiry.messages.get(), file=name, name="a.pdf", content_type="application/pdf", size=5
    )
    soon = at(1, 2) + datetime.timedelta(days=settings.INQUIRY_RETENTION_DAYS)
    assert clock.erase_old(soon - datetime.timedelta(hours=1)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert clock.erase_old(soon) == 1
    assert clock.erase_old(soon) == 0
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.outcome, inquiry.company_id is None) == ("closed", "order", False)
    kept = (inquiry.sender_name, inquiry.sender_email, inquiry.sender_organisation, inquiry.subject)
    assert kept == ("", "", "", "")
    assert inquiry.outcome_reason == ""
    assert not InquiryMessage.objects.exists()
    assert not storages["private"].exists(name)


def test_what_was_never_confirmed_is_deleted():
    InquiryFactory(state="unconfirmed", sent_at=None)
    now = datetime.datetime.now(datetime.UTC)
    assert clock.erase_old(now + datetime.timedelta(days=6)) == 0
    assert clock.erase_old(now + datetime.timedelta(days=8)) == 1
    assert not Inquiry.objects.exists()


def test_what_lies_at_the_desk_goes_out_once_an_address_is_known(mailoutbox):
    company = CompanyFactory(email="")
    inquiry = _sent(at(11, 2), company=company, desk_since=at(11, 2))
    inquiry.messages.update(relayed_at=None)
    assert clock.pass_on_known(at(11, 3)) == 0
    assert clock.remind(at(11, 20)) == 0
    company.email = "neu@musterwerk.example"
    company.save()
    assert clock.pass_on_known(at(11, 20)) == 1
    assert clock.pass_on_known(at(11, 21)) == 0
    assert [mail.to for mail in mailoutbox] == [["neu@musterwerk.example"]]
    assert clock.remind(at(11, 23)) == 0  # the days count from then


def test_a_year_of_hours_does_each_thing_once(mailoutbox):
    _sent(at(11, 2))
    done = [run_duties(at(11, 2) + datetime.timedelta(days=day)) for day in range(0, 60)]
    counts = {name: sum(each[name] for each in done) for name in done[0] if name.startswith("inquiries_")}
    assert counts == {
        "inquiries_late_letters": 0, "inquiries_pass_on": 0, "inquiries_remind": 1, "inquiries_escalate": 1,
        "inquiries_outcome": 1, "inquiries_erase": 0,
    }  # fmt: skip
    assert len(mailoutbox) == 3
