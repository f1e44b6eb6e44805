"""What an account's owner is given, and what erasing them leaves to the other side."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from directory.models import Inquiry, InquiryAttachment, InquiryMessage
from home.personal import holdings
from tests.factories import CompanyFactory, InquiryFactory

from .conftest import browser, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def holding():
    return next(each for each in holdings() if each.name == "inquiries")


def test_export_has_what_the_person_wrote_and_nobody_elses(company, holding):
    sender, member = person("jana"), person("karl", company)
    inquiry = InquiryFactory(company=company, sender=sender.user, text="Meine Frage", subject="Drehteile")
    InquiryMessage.objects.create(inquiry=inquiry, side="receiver", author=member.user, text="Antwort", language="de")
    name = storages["private"].save("test/mine.pdf", ContentFile(b"%PDF-mine"))
    InquiryAttachment.objects.create(
        message=inquiry.messages.first(), file=name, name="mine.pdf", content_type="application/pdf", size=9
    )
    found = holding.collect(sender.user)
    assert [each["subject"] for each in found["inquiries"]] == ["Drehteile"]
    assert [each["text"] for each in found["messages"]] == ["Meine Frage"]
    assert [content for _name, content in holding.files(sender.user)] == [b"%PDF-mine"]
    assert [each["text"] for each in holding.collect(member.user)["messages"]] == ["Antwort"]
    assert holding.collect(member.user)["inquiries"] == []
    storages["private"].delete(name)


def test_the_export_names_a_hidden_company_after_its_answer_only(company, holding):
    sender = person("jana")
    inquiry = InquiryFactory(company=company, sender=sender.user, hide_company=True)
    assert company.name not in str(holding.collect(sender.user))
    InquiryMessage.objects.create(inquiry=inquiry, side="receiver", text="Gern.", language="de")
    assert company.name in str(holding.collect(sender.user))


def test_what_was_asked_before_there_was_an_account_belongs_to_the_address(company, holding):
    sender = person("jana")
    InquiryFactory(company=company, sender_email=sender.user.email, text="Früher")
    InquiryFactory(company=company, text="Von anderen")
    assert [each["text"] for each in holding.collect(sender.user)["messages"]] == ["Früher"]


def test_erasing_the_sender_leaves_the_thread_to_the_receiver(company, holding):
    sender, member = person("jana", CompanyFactory()), person("karl", company)
    inquiry = InquiryFactory(
        company=company, sender=sender.user, sender_name="Jana Geheim", sender_email=sender.user.email,
        text="Meine Frage",
    )  # fmt: skip
    holding.erase(sender.user)
    sender.user.delete()
    page = member.get(f"/konto/inquiries/{inquiry.reference}/").content.decode()
    assert "Meine Frage" in page
    assert "Jana" not in page
    assert "jana@" not in page
    member.post(
        f"/konto/inquiries/{inquiry.reference}/", {"do": "write", "text": "Antwort"}
    )  # reaches nobody, breaks nothing
    kept = Inquiry.objects.get()
    assert (kept.sender_name, kept.sender_email, kept.sender_organisation) == ("", "", "")


def test_erasing_a_member_leaves_the_answer_to_the_sender(company, holding):
    member = person("karl", company)
    inquiry = InquiryFactory(company=company)
    member.post(f"/konto/inquiries/{inquiry.reference}/", {"do": "write", "text": "Die Antwort"})
    holding.erase(member.user)
    member.user.delete()
    page = browser().get(f"/konto/inquiries/key/{inquiry.sender_key}/").content.decode()
    assert "Die Antwort" in page
    assert not InquiryMessage.objects.filter(author__isnull=False).exists()
