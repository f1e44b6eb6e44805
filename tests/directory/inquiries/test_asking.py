"""Asking: by a visitor with a confirmed address, by a member with one click, and several at once."""

import io

import pytest
from django.utils import timezone
from PIL import Image

from directory.models import Inquiry, InquiryAttachment
from home.models import Consent
from tests.factories import CompanyFactory, ListingFactory

from .conftest import ASK, browser, filled_in, link, person

pytestmark = pytest.mark.django_db


def _picture(name: str = "Zeichnung.png") -> io.BytesIO:
    found = io.BytesIO()
    Image.new("RGB", (20, 20), "teal").save(found, "PNG")
    found.seek(0)
    found.name = name
    return found


def test_a_visitor_confirms_by_mail_and_the_company_gets_it(company, mailoutbox):
    visitor = browser()
    answer = visitor.post(ASK, filled_in(visitor, ASK))
    assert answer.status_code == 302
    assert answer.url == "/konto/inquiries/asked/"
    assert [mail.to for mail in mailoutbox] == [["eva@labe.example"]]
    assert Inquiry.objects.get().state == "unconfirmed"

    confirm = link(mailoutbox[0], "/confirm/")
    page = visitor.get(confirm)
    assert "Können Sie 500 Stück liefern?" in page.content.decode()
    assert Inquiry.objects.get().state == "unconfirmed"  # looking at a link sends nothing
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert not visitor.cookies

    page = visitor.post(confirm)
    inquiry = Inquiry.objects.get()
    assert inquiry.state == "sent"
    assert f"/konto/inquiries/key/{inquiry.sender_key}/" in page.content.decode()
    letter = mailoutbox[1]
    assert letter.to == ["chef@musterwerk.example"]
    assert letter.reply_to == ["eva@labe.example"]
    assert f"/konto/inquiries/key/{inquiry.receiver_key}/" in letter.body
    visitor.post(confirm)
    assert len(mailoutbox) == 2


def test_consent_is_kept_with_its_words(company):
    visitor = browser()
    visitor.post(ASK, filled_in(visitor, ASK))
    consent = Consent.objects.get()
    assert (consent.email, consent.purpose, consent.language) == ("eva@labe.example", "inquiry", "de")
    assert consent.wording
    refused = filled_in(visitor, ASK, agreed="")
    assert visitor.post(ASK, refused).status_code == 200
    assert Inquiry.objects.count() == 1


def test_the_same_form_sent_twice_is_one_inquiry(company, mailoutbox):
    visitor = browser()
    data = filled_in(visitor, ASK)
    assert [visitor.post(ASK, data).status_code for _ in range(3)] == [302, 302, 302]
    assert Inquiry.objects.count() == 1
    assert len(mailoutbox) == 1


def test_a_member_asks_with_one_click(company, mailoutbox):
    own = CompanyFactory(name="Slévárna Labe s.r.o.")
    member = person("jana", own, language="cs")
    address = "/ucet/inquiries/ask/company/musterwerk/"
    form = member.get(address).context["form"]
    assert form["name"].value() == "Jana"
    assert form["company"].value() == str(own.pk)
    answer = member.post(address, filled_in(member, address, company=str(own.pk)))
    inquiry = Inquiry.objects.get()
    assert answer.url == f"/ucet/inquiries/{inquiry.reference}/"
    assert (inquiry.state, inquiry.sender, inquiry.sender_company) == ("sent", member.user, own)
    assert (inquiry.sender_organisation, inquiry.language) == (own.name, "cs")
    assert [mail.to for mail in mailoutbox] == [["chef@musterwerk.example"]]
    assert Consent.objects.get().user == member.user


def test_a_member_cannot_ask_for_somebody_elses_company(company):
    other = CompanyFactory()
    member = person("jana", CompanyFactory())
    assert member.post(ASK, filled_in(member, ASK, company=str(other.pk))).status_code == 200
    assert not Inquiry.objects.exists()


def test_an_account_with_an_unconfirmed_address_confirms_by_mail(company, mailoutbox):
    member = person("jana")
    member.user.emailaddress_set.update(verified=False)
    member.post(ASK, filled_in(member, ASK))
    assert Inquiry.objects.get().state == "unconfirmed"
    assert Inquiry.objects.get().sender is None


def test_every_member_of_the_company_gets_the_letter_in_their_language(company, mailoutbox):
    person("karl", company)
    person("petr", company, language="cs")
    member = person("jana")
    member.post(ASK, filled_in(member, ASK))
    found = {mail.to[0]: mail for mail in mailoutbox}
    assert set(found) == {"karl@people.example", "petr@people.example"}
    assert "/konto/inquiries/" in found["karl@people.example"].body
    assert "/ucet/inquiries/" in found["petr@people.example"].body
    assert "/key/" not in found["karl@people.example"].body


def test_up_to_five_companies_at_once(mailoutbox):
    for number in range(6):
        CompanyFactory(slug=f"werk-{number}", email=f"info{number}@werk.example")
    member = person("jana")
    address = "/konto/inquiries/ask/?" + "&".join(f"company=werk-{number}" for number in range(6))
    page = member.get(address)
    assert len(page.context["companies"]) == 5
    assert len(page.context["left_out"]) == 1
    data = filled_in(member, address, companies=["werk-0", "werk-2", "werk-4"])
    assert member.post(address, data).url == "/konto/inquiries/sent/"
    assert sorted(mail.to[0] for mail in mailoutbox) == [f"info{number}@werk.example" for number in (0, 2, 4)]
    assert len({mail.body.count("werk.example") for mail in mailoutbox}) == 1  # nobody learns whom else
    data = filled_in(member, address, companies=["werk-5"])
    assert member.post(address, data).status_code == 200


def test_without_a_company_the_page_says_what_to_do(db):
    assert browser().get("/cs/").status_code
    assert browser().get("/konto/inquiries/ask/?company=nobody").status_code == 200


def test_companies_and_listings_out_of_public_view_cannot_be_asked(company):
    company.live, company.first_published_at = False, timezone.now()
    company.save()
    listing = ListingFactory(company=company, slug="gesuch")
    assert browser().get(ASK).status_code == 404
    assert browser().get(f"/konto/inquiries/ask/listing/{listing.slug}/").status_code == 404


def test_a_request_is_answered_though_its_company_has_no_profile_yet(company, mailoutbox):
    company.live = False
    company.save()
    ListingFactory(company=company, slug="gesuch", texts={"de": "Gussteile"})
    address = "/konto/inquiries/ask/listing/gesuch/"
    visitor = browser()
    visitor.post(address, filled_in(visitor, address))
    visitor.post(link(mailoutbox[0], "/confirm/"))
    assert Inquiry.objects.get().state == "sent"
    assert mailoutbox[-1].to == [company.email]


def test_a_hidden_company_stays_hidden_until_it_answers(company, mailoutbox):
    ListingFactory(company=company, slug="gesuch", hide_company=True, texts={"de": "Gussteile"})
    address = "/konto/inquiries/ask/listing/gesuch/"
    visitor = browser()
    assert "Musterwerk" not in visitor.get(address).content.decode()
    visitor.post(address, filled_in(visitor, address))
    page = visitor.post(link(mailoutbox[0], "/confirm/"))
    inquiry = Inquiry.objects.get()
    thread = f"/konto/inquiries/key/{inquiry.sender_key}/"
    seen = [page.content.decode(), visitor.get(thread).content.decode(), mailoutbox[0].body, mailoutbox[0].subject]
    assert not [text for text in seen if "Musterwerk" in text]
    browser().post(f"/konto/inquiries/key/{inquiry.receiver_key}/", {"do": "write", "text": "Ja, gern."})
    assert "Musterwerk" in mailoutbox[-1].subject
    assert "Musterwerk" in visitor.get(thread).content.decode()


def test_files_are_checked_and_handed_out_to_the_two_sides_only(company, settings, tmp_path):
    member, stranger = person("jana"), person("fremd")
    data = filled_in(member, ASK)
    svg = io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    svg.name = "a.svg"
    assert member.post(ASK, {**data, "files": [svg]}).status_code == 200
    assert member.post(ASK, {**data, "files": [_picture() for _ in range(4)]}).status_code == 200
    assert not Inquiry.objects.exists()
    assert member.post(ASK, {**data, "files": [_picture(), _picture("b.png")]}).status_code == 302
    inquiry, attachment = Inquiry.objects.get(), InquiryAttachment.objects.first()
    address = f"/konto/inquiries/{inquiry.reference}/files/{attachment.pk}/"
    answer = member.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert stranger.get(address).status_code == 404
    assert browser().get(address).status_code == 302
    assert browser().get(f"/konto/inquiries/key/{inquiry.receiver_key}/files/{attachment.pk}/").status_code == 200
    assert browser().get(f"/konto/inquiries/key/{'x' * 32}/files/{attachment.pk}/").status_code == 404


def test_limits_per_pair_and_per_receiver(company, monkeypatch):
    member = person("jana")
    codes = [member.post(ASK, filled_in(member, ASK)).status_code for _ in range(4)]
    assert codes == [302, 302, 302, 200]
    monkeypatch.setattr("directory.inquiries.asking.PER_RECEIVER", 3)
    other = person("karl")
    assert other.post(ASK, filled_in(other, ASK)).status_code == 200
    assert Inquiry.objects.count() == 3


def test_forged_and_old_links_confirm_nothing(company, mailoutbox, monkeypatch):
    visitor = browser()
    visitor.post(ASK, filled_in(visitor, ASK))
    confirm = link(mailoutbox[0], "/confirm/")
    assert visitor.post(confirm[:-3] + "x/").status_code == 404
    monkeypatch.setattr("directory.inquiries.asking.CONFIRM_WITHIN", -1)
    assert visitor.post(confirm).status_code == 404
    assert Inquiry.objects.get().state == "unconfirmed"


def test_other_sites_forms_are_refused(company):
    visitor = browser()
    data = filled_in(visitor, ASK)
    visitor.defaults["HTTP_SEC_FETCH_SITE"] = "cross-site"
    assert visitor.post(ASK, data).status_code == 403
    assert not Inquiry.objects.exists()


def test_a_company_that_the_portal_cannot_reach_goes_to_the_chamber(officer, mailoutbox):
    CompanyFactory(slug="musterwerk", name="Musterwerk GmbH", email="")
    visitor = browser()
    visitor.post(ASK, filled_in(visitor, ASK))
    page = visitor.post(link(mailoutbox[0], "/confirm/"))
    assert "Kammer" in page.content.decode() or "chamber" in page.content.decode()
    assert mailoutbox[1].to == ["beamter@people.example"]
    inquiry = Inquiry.objects.get()
    assert inquiry.desk_since
    desk = f"/cms/inquiries/{inquiry.reference}/"
    assert "500 Stück" not in officer.get(desk).content.decode()
    officer.post(desk, {"do": "pass_on", "email": "werk@found.example"})
    officer.post(desk, {"do": "pass_on", "email": "other@found.example"})
    assert [mail.to for mail in mailoutbox[2:]] == [["werk@found.example"]]
    assert "500 Stück" in mailoutbox[2].body
    inquiry.refresh_from_db()
    assert inquiry.desk_since is None
