"""Newsletter and alerts: nothing without a confirmed order, everything once, ended by one click."""

import datetime
import re
from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.utils import timezone
from django.utils.translation import override

from directory.alerts import new_hits
from home.mail import Item
from home.models import Consent, Subscription
from home.subscriptions import acts, sources
from home.subscriptions.duties import UNCONFIRMED, forget_unconfirmed, send
from tests.factories import CompanyFactory
from tests.roles.conftest import sign_in

SAME = {"headers": {"sec-fetch-site": "same-origin"}}
DAY = datetime.timedelta(days=1)


@pytest.fixture
def told(monkeypatch):
    """Two sources whose items the test chooses; they tell what they were asked."""
    asked = []

    def collect(language, since, now):
        asked.append((language, since, now))
        return [Item("Messe in Brünn", "https://portal.example/x/")] if asked[0] else []

    monkeypatch.setattr(sources, "_sections", {"news": sources.Section("News", collect)})
    monkeypatch.setattr(sources, "_searches", [lambda search, *rest: collect(*rest)])
    return asked


def subscribed(purpose="newsletter", search="", language="cs", email="jana@example.org"):
    acts.order(email, purpose, search, language, AnonymousUser())
    found = Subscription.objects.latest("pk")
    acts.confirm(found)
    mail.outbox.clear()
    return Subscription.objects.get(pk=found.pk)


def fill_in(client, email, url="/ucet/subscriptions/order/"):
    """Send the form as a browser without JavaScript does: with the puzzle unsolved."""
    page = client.get(url).content.decode()
    proof = unescape(re.search(r'name="proof" value="([^"]*)"', page)[1])
    return client.post(url, {"email": email, "nickname": "", "proof": proof}, **SAME)


def path_in(letter, part):
    return re.search(rf"/(?:konto|ucet|account)/subscriptions/{part}/\S+", letter.body)[0]


def test_nothing_begins_before_it_is_confirmed(db, client, told):
    answer = fill_in(client, "Jana@example.org")
    assert answer.status_code == 302
    found = Subscription.objects.get()
    assert (found.email, found.purpose, found.language, found.confirmed_at) == (
        "jana@example.org", "newsletter", "cs", None,
    )  # fmt: skip
    assert not Consent.objects.exists()
    (letter,) = mail.outbox
    link = path_in(letter, "confirm")
    mail.outbox.clear()
    send(timezone.now() + 40 * DAY)
    assert not mail.outbox
    assert client.get(link).status_code == 200
    assert not Consent.objects.exists()  # a scanner has looked at it
    assert client.post(link, **SAME).status_code == 200
    assert client.post(link, **SAME).status_code == 200
    (line,) = Consent.objects.all()
    assert (line.email, line.purpose, line.language) == ("jana@example.org", "newsletter", "cs")
    with override("cs"):
        from home.subscriptions.letters import wording

        assert line.wording == wording("newsletter")


def test_who_is_subscribed_already_is_not_betrayed(db, client):
    subscribed()
    known, unknown = fill_in(client, "jana@example.org"), fill_in(client, "petr@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [letter.to for letter in mail.outbox] == [["petr@example.org"]]


def test_a_newsletter_comes_once_a_month_and_tells_each_thing_once(db, told):
    found = subscribed()
    begun = found.confirmed_at
    now = timezone.localtime(begun).replace(day=1, hour=8) + 32 * DAY
    assert send(now) == 1
    assert send(now) == send(now + datetime.timedelta(hours=1)) == 0
    assert send(now + 32 * DAY) == 1
    assert told == [("cs", begun, now), ("cs", now, now + 32 * DAY)]
    letter = mail.outbox[0]
    assert "Messe in Brünn" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_an_alert_comes_once_a_day_and_not_where_nothing_is_new(db, told, monkeypatch):
    subscribed("alert", "/cs/nabidky/?kind=request")
    now = timezone.now() + DAY
    assert send(now) == 1
    assert send(now) == 0
    monkeypatch.setattr(sources, "_searches", [lambda *asked: []])
    mail.outbox.clear()
    assert send(now + DAY) == 0
    assert not mail.outbox


def test_one_click_ends_it_by_mail_program_or_page(db, client, told):
    subscribed()
    send(timezone.now() + 32 * DAY)
    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    path = re.sub(r"^https?://[^/]+", "", address)
    assert client.get(path).status_code == 200
    assert Subscription.objects.exists()
    answer = client.post(path, {"List-Unsubscribe": "One-Click"})  # no Origin, no cookie: RFC 8058
    assert answer.status_code == 200
    assert not Subscription.objects.exists()
    assert Consent.objects.get().withdrawn_at is not None
    assert client.post(path).status_code == 200
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("data", [{}, {"email": "x"}, {"email": "a@example.org", "nickname": "bot"}])
def test_what_is_no_order_is_refused(db, client, data):
    assert client.post("/konto/subscriptions/order/", data, **SAME).status_code == 422
    assert not Subscription.objects.exists()


def test_other_sites_order_nothing(db, client):
    data, foreign = {"email": "a@example.org"}, {"sec-fetch-site": "cross-site"}
    assert client.post("/konto/subscriptions/order/", data, headers=foreign).status_code == 403
    assert not mail.outbox


def test_unknown_keys_get_a_page(db, client):
    assert client.get("/konto/subscriptions/confirm/none/").status_code == 404
    assert client.get("/konto/subscriptions/end/none/").status_code == 200


def test_orders_never_confirmed_are_forgotten(db):
    acts.order("jana@example.org", "newsletter", "", "de", AnonymousUser())
    now = timezone.now()
    assert forget_unconfirmed(now + UNCONFIRMED - DAY) == 0
    assert forget_unconfirmed(now + UNCONFIRMED + DAY) == 1


def test_the_account_shows_and_ends_its_own_alone(db):
    jana = sign_in("jana", language="cs")
    own, other = subscribed(email=jana.user.email.lower()), subscribed(email="petr@example.org")
    page = jana.get("/konto/subscriptions/").content.decode()
    assert f"/konto/subscriptions/{own.pk}/end/" in page
    assert f"/konto/subscriptions/{other.pk}/end/" not in page
    assert jana.post(f"/konto/subscriptions/{other.pk}/end/").status_code == 404
    assert jana.post(f"/konto/subscriptions/{own.pk}/end/").status_code == 302
    assert list(Subscription.objects.all()) == [other]


def test_an_alert_finds_what_was_published_since(db):
    from directory.models import Company, DirectoryPage
    from home.models import HomePage

    home = HomePage.objects.get(locale__language_code="de")
    if not DirectoryPage.objects.filter(locale=home.locale).exists():
        home.add_child(instance=DirectoryPage(title="Unternehmen", slug="unternehmen", locale=home.locale))
    since = timezone.now()
    for name in ("Böhme Zerspanung", "Seidel Holzbau"):
        company = CompanyFactory(live=False, name=name)
        company.save_revision().publish()
    now = timezone.now()
    assert Company.objects.filter(live=True).count() == 2
    (hit,) = new_hits("/de/unternehmen/?q=Zerspanung", "de", since, now)
    assert hit.title == "Böhme Zerspanung"
    assert hit.url.endswith("/de/unternehmen/boehme-zerspanung/") or "/de/unternehmen/" in hit.url
    assert list(new_hits("/de/unternehmen/?q=Zerspanung", "de", now, now + DAY)) == []
    assert len(new_hits("/de/unternehmen/", "de", since, now)) == 2


def test_a_saved_search_is_shown_in_words(db):
    member = sign_in("jana")
    acts.order(member.user.email, "alert", "/de/unternehmen/?q=Drehteile&country=DE", "de", member.user)
    acts.confirm(Subscription.objects.get())
    page = member.get("/konto/subscriptions/").content.decode()
    assert "Unternehmen: „Drehteile“ · Deutschland" in page
    assert "country=DE" not in page
    czech = member.get("/ucet/subscriptions/").content.decode()
    assert "Firmy: „Drehteile“ · Německo" in czech


def test_administrators_see_who_gets_what_and_change_nothing(db, told):
    subscription = subscribed("alert", "/de/unternehmen/?q=Drehteile")
    admin, officer = sign_in("admin", "Administrators"), sign_in("officer", "Chamber officers")
    assert officer.get("/cms/subscriptions/").status_code == 302
    page = admin.get("/cms/subscriptions/").content.decode()
    assert subscription.email in page
    assert "Drehteile" in page
    assert subscription.key not in page
    inspected = admin.get(f"/cms/subscriptions/inspect/{subscription.pk}/").content.decode()
    assert subscription.email in inspected
    assert subscription.key not in inspected
    for address in ("create/", f"edit/{subscription.pk}/", f"delete/{subscription.pk}/"):
        assert admin.post(f"/cms/subscriptions/{address}").status_code != 200
    assert Subscription.objects.count() == 1
    export = b"".join(admin.get("/cms/subscriptions/?export=csv").streaming_content).decode()
    assert subscription.email in export
    assert subscription.key not in export


def test_nobody_fills_a_foreign_mailbox_with_questions(db):
    for number in range(7):
        acts.order("Jana@example.org", "alert", f"q={number}", "cs", AnonymousUser())
    acts.order("petr@example.org", "newsletter", "", "cs", AnonymousUser())
    assert [letter.to[0] for letter in mail.outbox] == ["jana@example.org"] * acts.LETTERS_A_DAY + ["petr@example.org"]
