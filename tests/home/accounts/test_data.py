"""Download and deletion of what is kept, as the person and as others."""

import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from home.models import Consent
from home.personal import holdings

from .steps import EMAIL, confirm, last_code, sign_up

pytestmark = pytest.mark.django_db
User = get_user_model()


@pytest.fixture
def person(client):
    sign_up(client)
    confirm(client)
    return User.objects.get(email=EMAIL)


def erase(client, **data):
    client.post("/konto/data/delete/")
    return client.post("/konto/data/delete/confirm/", {"code": last_code(), "sure": "on"} | data)


def test_export_has_what_every_holding_keeps(client, person):
    data = json.loads(client.get("/konto/data/export.json").content)
    assert set(data) == {"exported_at", *(holding.name for holding in holdings())}
    assert data["account"]["email"] == EMAIL
    assert data["consents"][0]["wording"] == Consent.objects.get().wording
    text = json.dumps(data)
    assert person.password not in text


def test_zip_has_the_data_and_can_be_opened(client, person):
    answer = client.get("/konto/data/export.zip")
    assert answer["Content-Disposition"] == 'attachment; filename="glokal.zip"'
    assert "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("data.json"))["account"]["email"] == EMAIL


def test_export_says_nothing_of_others(client, person):
    sign_up(Client(), "other@firma.example")
    assert "other@firma.example" not in client.get("/konto/data/export.json").text


@pytest.mark.parametrize("path", ["data/", "data/export.json", "data/export.zip", "data/delete/confirm/", "profile/"])
def test_visitors_see_none_of_it(client, path):
    assert client.get(f"/konto/{path}")["Location"] == f"/konto/login/?next=/konto/{path}"


def test_deletion_leaves_no_trace(client, person):
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    entry = log(person, "wagtail.edit", user=person, title="Jana Malá")
    elsewhere = Client()
    elsewhere.force_login(person)
    assert erase(client).status_code == 200
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()
    assert not Authenticator.objects.exists()
    assert not Session.objects.exists()
    line = Consent.objects.get()
    assert (line.user, line.email) == (None, "")
    assert line.wording
    entry = ModelLogEntry.objects.get(pk=entry.pk)
    assert (entry.user_id, entry.label) == (None, "")
    assert elsewhere.get("/konto/").status_code == client.get("/konto/").status_code == 302
    assert mail.outbox[-1].to == [EMAIL]
    assert "smaz" in mail.outbox[-1].subject


@pytest.mark.parametrize("data", [{"code": "AAAA-AAAA"}, {"sure": ""}, {"code": ""}])
def test_nothing_is_deleted_without_code_and_confirmation(client, person, data):
    erase(client, **data)
    assert User.objects.filter(pk=person.pk).exists()


def test_code_holds_for_three_tries_only(client, person):
    client.post("/konto/data/delete/")
    code = last_code()
    for _ in range(3):
        client.post("/konto/data/delete/confirm/", {"code": "AAAA-AAAA", "sure": "on"})
    client.post("/konto/data/delete/confirm/", {"code": code, "sure": "on"})
    assert User.objects.filter(pk=person.pk).exists()


def test_get_deletes_nothing_and_sends_nothing(client, person):
    sent = len(mail.outbox)
    assert client.get("/konto/data/delete/").status_code == 405
    assert len(mail.outbox) == sent


def test_failure_of_one_holding_keeps_everything(client, person, monkeypatch):
    def fail(user):
        raise RuntimeError("disk full")

    monkeypatch.setattr(type(holdings()[-1]), "erase", property(lambda self: fail), raising=False)
    client.raise_request_exception = False
    assert erase(client).status_code == 500
    assert User.objects.filter(pk=person.pk).exists()
    assert Consent.objects.get().email == EMAIL


def test_last_administrator_stays(client, person):
    User.objects.filter(pk=person.pk).update(is_superuser=True)
    erase(client)
    assert User.objects.filter(pk=person.pk).exists()
    User.objects.create_superuser("second", "second@glokal.example")
    erase(client)
    assert not User.objects.filter(pk=person.pk).exists()


def test_profile_is_changed_by_its_owner_alone(client, person):
    client.post("/konto/profile/", {"name": "Jana Nová", "language": "de"})
    person.refresh_from_db()
    assert person.get_full_name() == "Jana Nová"
    assert "Jana Nová" in client.get("/ucet/profile/").text


def test_consent_list_can_be_seen_and_not_changed(client, person, admin_client):
    listed = admin_client.get("/cms/consents/")
    assert EMAIL in listed.text
    line = Consent.objects.get()
    assert line.wording in admin_client.get(f"/cms/consents/inspect/{line.pk}/").text
    assert EMAIL in b"".join(admin_client.get("/cms/consents/?export=csv").streaming_content).decode()
    for path in ("create/", f"edit/{line.pk}/", f"delete/{line.pk}/"):
        assert admin_client.post(f"/cms/consents/{path}").status_code in {302, 403, 404}, path
    assert Consent.objects.get().wording == line.wording
