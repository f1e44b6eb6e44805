"""Error pages speak the reader's language; the one for a broken server needs no database."""

import pytest
from django.test import RequestFactory

from portal.views import server_error


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "header", "language", "words"),
    [
        ("/de/nix/", "cs", "de", "Seite nicht gefunden"),
        ("/cs/nic/", "de", "cs", "Stránka nenalezena"),
        ("/nothing/there", "cs", "cs", "Stránka nenalezena"),
        ("/robots", "de", "de", "Seite nicht gefunden"),
        ("/en/nope/", "cs", "cs", "Stránka nenalezena"),  # a language that Django knows and the portal does not offer
    ],
)
def test_not_found(client, path, header, language, words):
    response = client.get(path, headers={"accept-language": header}, follow=True)
    assert response.status_code == 404
    assert f'<html lang="{language}">' in response.text
    assert response.headers["Content-Language"] == language
    assert f"<h1>{words}</h1>" in response.text
    assert f'href="/{language}/"' in response.text
    assert not response.cookies


@pytest.mark.parametrize(
    ("path", "header", "language", "words"),
    [("/de/x", "cs", "de", "Da ist etwas schiefgegangen"), ("/x", "cs-CZ", "cs", "Něco se pokazilo")],
)
def test_server_error_without_database(path, header, language, words):
    """No django_db mark: a query here would fail the test."""
    response = server_error(RequestFactory().get(path, HTTP_ACCEPT_LANGUAGE=header))
    assert response.status_code == 500
    assert f'<html lang="{language}">' in response.text
    assert response.headers["Content-Language"] == language
    assert f"<h1>{words}</h1>" in response.text
    assert "img/eu" in response.text
