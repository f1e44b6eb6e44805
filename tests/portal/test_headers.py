"""What every answer says to the browser, and what it leaves out."""

import pytest
from django.test import Client
from django.urls import reverse

from home.models import HomePage
from tests.demo import demo_pages

VISITORS = ["/", "/de/", "/cs/", "/de/unternehmen/", "/cs/firmy/", "/de/gibt-es-nicht/", "/robots.txt", "/sitemap.xml"]


@pytest.fixture(scope="module")
def _pages(django_db_setup, django_db_blocker, tmp_path_factory):
    with demo_pages(django_db_blocker, tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture
def client(_pages, db) -> Client:
    return Client()


def policy(response) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("path", VISITORS)
def test_a_visitor_gets_no_cookie(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", VISITORS)
def test_visitors_load_files_of_the_portal_only(client, path):
    found = policy(client.get(path))
    assert found["default-src"] == "'none'"
    assert set(" ".join(found.values()).split()) == {"'none'", "'self'"}
    assert found["frame-ancestors"] == "'none'"


def test_a_page_depends_on_its_address_and_the_bare_address_on_the_readers_languages(client):
    assert "Accept-Language" not in client.get("/de/").headers.get("Vary", "")
    assert "Accept-Language" in client.get("/").headers["Vary"]


def test_the_cms_has_a_policy_of_its_own_without_third_parties(client, admin_user):
    client.force_login(admin_user)
    found = policy(client.get("/cms/"))
    assert found["default-src"] == "'none'"
    assert found["frame-src"] == "'self'"
    assert set(" ".join(found.values()).split()) == {"'none'", "'self'", "'unsafe-inline'", "blob:", "data:"}


def test_a_preview_may_be_framed_by_the_cms(client, admin_user):
    client.force_login(admin_user)
    page = HomePage.objects.get(locale__language_code="de")
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert policy(response)["frame-ancestors"] == "'self'"


def test_the_api_reference_has_a_policy_of_its_own(client):
    found = policy(client.get("/api/v1/docs"))
    assert "'unsafe-inline'" not in found["script-src"]
    assert found["default-src"] == "'none'"


def test_the_other_headers(client):
    headers = client.get("/de/").headers
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
