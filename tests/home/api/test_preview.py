"""Drafts through the API: only with a token that an editor was given, for that draft, for an hour."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.urls import reverse

from home.api import preview
from tests.home.samples import add_page, home


@pytest.fixture
def draft(db):
    draft = add_page(home("de"), "Öffentlich", "projekt")
    draft.title = "Entwurf"
    draft.save_revision()
    return draft


@pytest.fixture
def editor(db):
    return User.objects.create_superuser("chief", "chief@example.org", "x")


def read(client, token, status=200):
    response = client.get("/api/v1/pages", {"preview": token})
    assert response.status_code == status
    return response


def test_a_token_opens_the_newest_draft_and_nobody_may_keep_it(client, draft, editor):
    response = read(client, preview.make_token(draft, editor))
    assert (response.json()["title"], response.json()["draft"]) == ("Entwurf", True)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers
    assert client.get("/api/v1/pages?path=/de/projekt/").json()["title"] == "Öffentlich"


def test_a_token_opens_no_other_page(client, draft, editor):
    other = add_page(home("de"), "Anderes", "anderes")
    token = preview.make_token(draft, editor)
    both = client.get("/api/v1/pages", {"preview": token, "path": other.get_url()}).json()
    assert both["id"] == draft.pk


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "\x00", "eyJwYWdlIjoxfQ:1u:x", "é" * 40])
def test_a_forged_token_is_refused(client, db, token):
    response = read(client, token, 403)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_token_made_for_something_else_is_refused(client, draft, editor):
    read(client, signing.dumps({"page": draft.pk, "user": editor.pk}, salt="other"), 403)
    read(client, preview.make_token(draft, editor)[:-1], 403)


def test_a_token_expires(client, draft, editor, monkeypatch):
    token = preview.make_token(draft, editor)
    real = datetime.datetime.now().timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: real + preview.SECONDS - 60)
    read(client, token)
    monkeypatch.setattr("django.core.signing.time.time", lambda: real + preview.SECONDS + 60)
    assert "abgelaufen" in read(client, token, 403).json()["detail"]


def test_a_token_ends_with_the_right_to_edit(client, draft, editor):
    token = preview.make_token(draft, editor)
    editor.is_superuser = False
    editor.save()
    read(client, token, 403)
    User.objects.filter(pk=editor.pk).update(is_superuser=True, is_active=False)
    read(client, token, 403)


def test_the_cms_gives_a_token_to_those_who_may_edit(client, draft, editor, settings):
    settings.HEADLESS_PREVIEW_URL = "https://front.example/preview"
    address = reverse("headless_preview", args=[draft.pk])
    assert client.get(address).status_code == 302  # to the login
    client.force_login(editor)
    target = client.get(address).headers["Location"]
    assert target.startswith("https://front.example/preview?token=")
    token = target.partition("token=")[2].replace("%3A", ":")
    assert read(client, token).json()["title"] == "Entwurf"


def test_the_cms_gives_none_to_those_who_may_not(client, draft, settings):
    from django.contrib.auth.models import Permission

    settings.HEADLESS_PREVIEW_URL = "https://front.example/preview"
    reader = User.objects.create_user("reader", "reader@example.org", "x")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(reader)
    response = client.get(reverse("headless_preview", args=[draft.pk]))
    assert "front.example" not in response.headers.get("Location", "")
    assert response.status_code in (302, 403)


def test_the_button_is_there_only_where_there_is_another_front_end(client, draft, editor, settings):
    client.force_login(editor)
    address, edit = reverse("headless_preview", args=[draft.pk]), reverse("wagtailadmin_pages:edit", args=[draft.pk])
    settings.HEADLESS_PREVIEW_URL = ""
    assert address not in client.get(edit).content.decode()
    assert client.get(address, follow=True).status_code == 404  # by way of /de/, as any unknown address
    settings.HEADLESS_PREVIEW_URL = "https://front.example/preview"
    assert address in client.get(edit).content.decode()
