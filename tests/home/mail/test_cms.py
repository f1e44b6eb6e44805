"""Mail in the CMS: what was given up is sent again by those who may; letters are shown with made-up data."""

from importlib import import_module

import pytest

from home.mail import Letter, Sample, register_samples, samples
from home.models import MailState, OutgoingMail
from tests.roles.conftest import sign_in

from .conftest import write_to

registry = import_module("home.mail.samples")  # the package has a function of this name
LISTS = ["/cms/mail/outgoing/", "/cms/mail/given-up/", "/cms/mail/letters/", "/cms/mail/returned/"]


@pytest.fixture
def admin(db):
    return sign_in("verwaltung", "Administrators")


@pytest.fixture
def given_up(queue):
    mails = [write_to(f"{name}@example.org", subject=f"Betreff {name}") for name in "abc"]
    OutgoingMail.objects.update(state=MailState.FAILED, attempts=6, problem="Connection refused")
    return mails


@pytest.mark.parametrize("url", LISTS)
def test_lists_are_for_those_who_look_after_mail(url, admin):
    assert admin.get(url).status_code == 200
    assert sign_in("partner", "Partner editors").get(url).status_code == 302
    officer = sign_in("officer", "Chamber officers").get(url).status_code
    assert officer == (200 if url in LISTS[2:] else 302)


def test_what_was_given_up_stands_with_its_reason_and_is_sent_again(given_up, admin):
    page = admin.get("/cms/mail/given-up/").content.decode()
    for mail in given_up:
        assert mail.subject in page
        assert mail.to in page
    assert "Connection refused" in page
    chosen = [given_up[0].pk, given_up[1].pk]
    admin.post("/cms/mail/given-up/", {"action": "again", "mail": chosen})
    waiting = OutgoingMail.objects.filter(state=MailState.QUEUED, attempts=0)
    assert sorted(waiting.values_list("pk", flat=True)) == chosen
    admin.post("/cms/mail/given-up/", {"action": "delete", "mail": [given_up[2].pk, given_up[0].pk]})
    assert sorted(OutgoingMail.objects.values_list("pk", flat=True)) == chosen  # what waits is not deleted


@pytest.mark.parametrize("mail", ["x", "-1", "9" * 30, "²"])
def test_nonsense_is_no_message(given_up, admin, mail):
    assert admin.post("/cms/mail/given-up/", {"action": "again", "mail": mail}).status_code == 302
    assert OutgoingMail.objects.filter(state=MailState.FAILED).count() == 3


def test_sending_again_is_a_right_of_its_own(given_up):
    officer = sign_in("officer", "Chamber officers")
    officer.post("/cms/mail/given-up/", {"action": "again", "mail": [given_up[0].pk]})
    assert OutgoingMail.objects.filter(state=MailState.FAILED).count() == 3


def test_the_first_page_says_that_mail_was_given_up(given_up, admin):
    assert "/cms/mail/given-up/" in admin.get("/cms/").content.decode()
    OutgoingMail.objects.all().delete()
    assert "/cms/mail/given-up/" not in admin.get("/cms/").content.decode()


def test_outgoing_mail_is_shown_searched_and_exported_and_never_changed(given_up, admin):
    page = admin.get("/cms/mail/outgoing/?q=b%40example").content.decode()
    assert "b@example.org" in page
    assert "a@example.org" not in page
    pk = given_up[0].pk
    assert "Connection refused" in admin.get(f"/cms/mail/outgoing/inspect/{pk}/").content.decode()
    export = b"".join(admin.get("/cms/mail/outgoing/?export=csv").streaming_content).decode()
    assert "c@example.org" in export
    for action in ("create/", f"edit/{pk}/", f"delete/{pk}/"):
        assert admin.post(f"/cms/mail/outgoing/{action}").status_code == 302
    assert OutgoingMail.objects.count() == 3


def test_the_list_asks_a_fixed_number_of_questions(given_up, admin, django_assert_max_num_queries):
    admin.get("/cms/mail/given-up/")
    with django_assert_max_num_queries(30):
        admin.get("/cms/mail/given-up/")
    for number in range(20):
        write_to(f"x{number}@example.org")
    OutgoingMail.objects.update(state=MailState.FAILED)
    with django_assert_max_num_queries(30):
        admin.get("/cms/mail/given-up/")


@pytest.fixture
def sample(monkeypatch):
    monkeypatch.setattr(registry, "_samples", dict(registry._samples))
    register_samples(
        [Sample("zz_trial", "Probe", lambda: Letter("zz_trial", "Betreff", ("<script>alert(1)</script>",)))]
    )


def test_every_letter_is_shown_in_every_language(sample, admin):
    for found in samples():
        for language in ("de", "cs", "en"):
            page = admin.get(f"/cms/mail/letters/?letter={found.name}&language={language}")
            assert page.status_code == 200, found.name
            assert f"/cms/mail/letters/{found.name}/{language}/" in page.content.decode()
            frame = admin.get(f"/cms/mail/letters/{found.name}/{language}/")
            assert f'<html lang="{language}">' in frame.content.decode()
            assert frame["X-Frame-Options"] == "SAMEORIGIN"


def test_the_frame_is_a_sandbox(sample, admin):
    page = admin.get("/cms/mail/letters/?letter=zz_trial&language=de").content.decode()
    assert "<iframe sandbox src=" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in admin.get("/cms/mail/letters/zz_trial/de/").content.decode()


@pytest.mark.parametrize("query", ["letter=none&language=de", "letter=zz_trial&language=xx"])
def test_unknown_letters_are_not_there(sample, admin, query):
    assert admin.get(f"/cms/mail/letters/?{query}", follow=True).status_code == 404
