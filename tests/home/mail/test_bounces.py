"""What came back is reported by the mail server or by hand, and the person concerned is told in their account."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.template import Context, Template
from django.utils.translation import override

from home.mail import record_bounce
from home.models import Bounce
from tests.roles.conftest import sign_in

KEY = "a-long-key"
URL = f"/mail/bounces/{KEY}/"


@pytest.fixture(autouse=True)
def _key(db, settings):
    settings.BOUNCE_KEY = KEY


def post(client, data, url=URL):
    body = data if isinstance(data, str) else json.dumps(data)
    return client.post(url, body, content_type="application/json", follow=True)


def test_one_report_or_many(client):
    assert post(client, {"email": "a@example.org", "permanent": True, "reason": "unknown"}).json() == {"recorded": 1}
    many = [{"email": "a@example.org"}, {"email": "b@example.org", "permanent": False, "reason": "full"}]
    assert post(client, many).json() == {"recorded": 2}
    rows = Bounce.objects.order_by("email").values_list("email", "permanent", "reason", "source")
    assert list(rows) == [
        ("a@example.org", True, "unknown", "webhook"), ("b@example.org", False, "full", "webhook"),
    ]  # fmt: skip


def test_nobody_finds_it_without_the_key(client, settings):
    assert post(client, {"email": "a@example.org"}, "/mail/bounces/guessed/").status_code == 404
    assert post(client, {"email": "a@example.org"}, "/mail/bounces/schlüssel/").status_code == 404
    assert client.get(URL).status_code == 405
    settings.BOUNCE_KEY = ""
    assert post(client, {"email": "a@example.org"}).status_code == 404
    assert not Bounce.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        "{", "[[[", "1", '"a@example.org"', {}, {"email": "nobody"}, {"email": 3}, {"email": "a@example.org\n"},
        {"email": "a@example.org", "permanent": "yes"}, {"email": "a@example.org", "reason": None},
        {"email": "a@example.org", "reason": "\0"}, {"email": "a" * 300 + "@example.org"},
        [{"email": "a@example.org"}] * 501, "[" * 100_000,
        '{"email": "a@example.org", "reason": "' + "x" * 300_000 + '"}',
        [{"email": "a@example.org"}, {"email": "nobody"}],
    ],
    ids=range(16),
)  # fmt: skip
def test_what_is_no_report_is_refused_as_a_whole(client, data):
    answer = post(client, data)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert not Bounce.objects.exists()


def test_the_account_is_told(db):
    from django.contrib.auth.models import AnonymousUser, User

    user = User.objects.create_user("b", "B@example.org")
    template = Template("{% load mail_tags %}{% mail_came_back user %}")
    assert not template.render(Context({"user": user})).strip()
    record_bounce("b@example.org", permanent=True, reason="unknown", source="hand")
    with override("de"):
        assert "E-Mail an Sie kam zurück" in template.render(Context({"user": user}))
    assert not template.render(Context({"user": AnonymousUser()})).strip()


def test_every_page_of_the_account_says_so(db):
    member = sign_in("member")
    said = "E-Mail an Sie kam zurück"
    assert said not in member.get("/konto/").content.decode()
    record_bounce(member.user.email, permanent=True, reason="unknown", source="hand")
    for address in ("/konto/", "/konto/still-right/"):
        assert said in member.get(address).content.decode(), address


def test_it_is_recorded_by_hand_by_administrators_alone(db):
    officer, admin = sign_in("officer", "Chamber officers"), sign_in("admin", "Administrators")
    data = {"email": "gone@example.org", "permanent": "on", "reason": "Brief kam zurück"}
    for client in (officer, sign_in("partner", "Partner editors")):
        assert client.post("/cms/mail/returned/create/", data).status_code == 302
    assert not Bounce.objects.exists()
    admin.post("/cms/mail/returned/create/", data)
    bounce = Bounce.objects.get()
    assert (bounce.email, bounce.permanent, bounce.source) == ("gone@example.org", True, "admin")
    assert "gone@example.org" in officer.get("/cms/mail/returned/").content.decode()
    officer.post(f"/cms/mail/returned/delete/{bounce.pk}/")
    assert Bounce.objects.exists()
    admin.post(f"/cms/mail/returned/delete/{bounce.pk}/")
    assert not Bounce.objects.exists()


def test_officers_get_the_right_back_on_the_way_back(db):
    migration = import_module("home.migrations.0012_bounces_by_administrators")
    rights = Group.objects.get(name="Chamber officers").permissions.filter(codename="add_bounce")
    assert not rights.exists()
    migration.give_right(apps, None)
    assert rights.exists()
    migration.take_right(apps, None)
    assert not rights.exists()
