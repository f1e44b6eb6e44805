"""Mails about moderation: who gets which, in their own language, and what a broken mail server does: nothing."""

import pytest
from django.core import mail
from wagtail.users.models import UserProfile

from home.mail import deliver
from home.models import MailState, OutgoingMail, SiteTexts, StandardPage
from news.models import Topic

from .conftest import add_news, sign_in

DUMMY = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def draft(own, partner):
    return add_news(own, "Ausbildung & Beruf", live=False, owner=partner.user)


@pytest.fixture
def czech_chief(db):
    return sign_in("sefka", "Chief editors", language="cs")


def submit(client, page):
    state = page.get_workflow().start(page, client.user)
    return state.current_task_state


def to(client) -> list[mail.EmailMultiAlternatives]:
    return [message for message in mail.outbox if message.to == [client.user.email]]


def the_mail_to(client) -> mail.EmailMultiAlternatives:
    (message,) = to(client)
    return message


def parts(message) -> tuple[str, str]:
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    return message.body, html


def test_chiefs_are_asked_each_in_their_language(draft, partner, chief, czech_chief, people):
    submit(partner, draft)
    assert {message.to[0] for message in mail.outbox} == {chief.user.email, czech_chief.user.email}
    german, czech = the_mail_to(chief), the_mail_to(czech_chief)
    assert german.subject == "Zur Freigabe: „Ausbildung & Beruf“ (Deutsch)"
    assert czech.subject == "Ke schválení: „Ausbildung & Beruf“ (němčina)"
    for message, words in ((german, ["Guten Tag", "Eingereicht von"]), (czech, ["Dobrý den", "Předložil(a)"])):
        text, html = parts(message)
        for word in [
            *words,
            "Partner Muster",
            f"/cms/pages/{draft.pk}/edit/",
            f"/cms/pages/workflow/preview/{draft.pk}/",
        ]:
            assert word in text
            assert word in html
        assert "Ausbildung & Beruf" in text
        assert "Ausbildung &amp; Beruf" in html
    assert '<html lang="de">' in parts(german)[1]
    assert '<html lang="cs">' in parts(czech)[1]


def test_the_language_of_who_acts_and_of_the_page_matter_not(draft, chief):
    colleague = sign_in("kolega", "Chief editors", language="cs")
    submit(colleague, draft)
    assert the_mail_to(chief).subject.startswith("Zur Freigabe")
    assert not to(colleague)  # who submits need not be told


def test_without_a_chosen_language_it_is_german(draft, partner, chief, rf):
    UserProfile.objects.filter(user=chief.user).update(preferred_language="")
    from django.utils.translation import override

    with override("cs"):
        submit(partner, draft)
    text, html = parts(the_mail_to(chief))
    assert "Guten Tag" in text
    assert "Guten Tag" in html


@pytest.mark.parametrize("change", ["inactive", "off", "no address", "not a chief any more"])
def test_who_is_not_told(draft, partner, chief, czech_chief, change):
    if change == "inactive":
        chief.user.is_active = False
    elif change == "no address":
        chief.user.email = ""
    elif change == "off":
        UserProfile.objects.filter(user=chief.user).update(submitted_notifications=False)
    else:
        chief.user.groups.clear()
    chief.user.save()
    submit(partner, draft)
    assert [message.to for message in mail.outbox] == [[czech_chief.user.email]]


def test_the_author_learns_of_the_approval(draft, partner, chief):
    task = submit(partner, draft)
    mail.outbox.clear()
    task.approve(user=chief.user, comment="Sehr schön.")
    message = the_mail_to(partner)
    assert [message] == mail.outbox
    assert message.subject == "Veröffentlicht: „Ausbildung & Beruf“ (Deutsch)"
    text, html = parts(message)
    for part in (text, html):
        assert "Chief Muster" in part
        assert "Sehr schön." in part
        assert "/de/aktuelles/kammer/ausbildung-beruf/" in part or draft.slug in part


def test_a_planned_publication_is_no_publication_yet(draft, partner, chief):
    import datetime

    draft.go_live_at = datetime.datetime(2099, 1, 2, 8, tzinfo=datetime.UTC)
    draft.save_revision(user=partner.user)
    task = submit(partner, draft)
    mail.outbox.clear()
    task.approve(user=chief.user)
    message = the_mail_to(partner)
    assert message.subject.startswith("Freigegeben")
    assert "2. Januar 2099" in message.body


def test_the_author_is_asked_for_changes(draft, czech, chief, own):
    author = sign_in("autorka", "Partner editors", language="cs")
    task = submit(author, draft)
    mail.outbox.clear()
    task.reject(user=chief.user, comment="Bitte <b>kürzen</b>.")
    message = the_mail_to(author)
    assert message.subject == "Prosíme o\N{NO-BREAK SPACE}úpravu: „Ausbildung & Beruf“ (němčina)"
    text, html = parts(message)
    assert "Bitte <b>kürzen</b>." in text
    assert "Bitte &lt;b&gt;kürzen&lt;/b&gt;." in html
    assert "Chief Muster" in text


def test_cancelling_is_told_to_those_who_were_asked_and_to_the_author(draft, partner, chief, czech_chief):
    task = submit(partner, draft)
    mail.outbox.clear()
    task.workflow_state.cancel(user=chief.user)
    assert {message.to[0] for message in mail.outbox} == {partner.user.email, czech_chief.user.email}
    assert the_mail_to(partner).subject.startswith("Freigabe abgebrochen")
    assert the_mail_to(czech_chief).subject.startswith("Schvalování zrušeno")


def test_publishing_past_the_moderation_is_an_approval_to_the_author(draft, partner, chief, czech_chief):
    submit(partner, draft)
    mail.outbox.clear()
    draft.get_latest_revision().publish(user=chief.user)
    assert the_mail_to(partner).subject.startswith("Veröffentlicht")
    assert len(mail.outbox) == 1


def test_topics_are_moderated_with_the_same_words(partner, chief, home):
    topic = Topic(name="Förderung", slug="foerderung", locale=home.locale, live=False)
    topic.save()
    topic.save_revision()
    submit(partner, topic)
    message = the_mail_to(chief)
    assert message.subject == "Zur Freigabe: „Förderung“ (Deutsch)"
    mail.outbox.clear()
    topic.current_workflow_state.current_task_state.approve(user=chief.user)
    assert the_mail_to(partner).subject == "Veröffentlicht: „Förderung“ (Deutsch)"


def test_every_mail_says_whose_it_is(draft, partner, chief, home):
    SiteTexts.objects.update_or_create(locale=home.locale, defaults={"contact_email": "redaktion@example.org"})
    home.add_child(instance=StandardPage(title="Impressum", slug="impressum", in_footer=True))
    submit(partner, draft)
    for part in parts(the_mail_to(chief)):
        assert "redaktion@example.org" in part
        assert "Impressum" in part
        assert "/de/impressum/" in part
        assert "/cms/account/" in part


def test_a_mistake_in_a_letter_undoes_no_decision(draft, partner, chief, monkeypatch, caplog):
    task = submit(partner, draft)
    monkeypatch.setattr("home.moderation.inlined", lambda html: 1 / 0)
    task.approve(user=chief.user)
    draft.refresh_from_db()
    assert draft.live
    assert "No mail to" in caplog.text


def test_a_decision_through_the_cms_survives_a_mail_server_that_is_gone(draft, partner, chief, settings):
    """With the queue as in production and a server that refuses: all is done, and the mail waits for better days."""
    task = submit(partner, draft)
    settings.EMAIL_BACKEND = "home.mail.QueuedBackend"
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # discard: nobody listens
    answer = chief.post(f"/cms/pages/workflow/action/{draft.pk}/approve/{task.pk}/", {"comment": ""})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.live
    (queued,) = OutgoingMail.objects.all()
    assert (queued.to, queued.letter) == (partner.user.email, "workflow_state_approved")
    deliver.call(queued.pk, 0)
    queued.refresh_from_db()
    assert (queued.state, queued.attempts) == (MailState.QUEUED, 1)

    settings.MAIL_DELIVERY_BACKEND = DUMMY
    mail.outbox.clear()
    deliver.call(queued.pk, 1)
    message = the_mail_to(partner)
    assert message.subject.startswith("Veröffentlicht")
    assert "Guten Tag" in parts(message)[0]


def test_what_wagtail_itself_writes_fits_the_frame(draft, partner, chief):
    from wagtail.admin.mail import send_notification

    context = {"page": draft, "editor": chief.user, "new_comments": [], "resolved_comments": [], "deleted_comments": [],
               "replied_comments": []}  # fmt: skip
    assert send_notification([partner.user], "updated_comments", context)
    message = the_mail_to(partner)
    assert message.body.startswith("Guten Tag")
    assert f"/cms/pages/{draft.pk}/edit/" in message.body
    assert "/cms/account/" in message.body
