"""Wagtail's API v2 at /api/cms/v2/: what is published, and nothing else."""

import pytest

from tests.home.samples import add_page, home, make_document, make_image

pytestmark = pytest.mark.django_db


def test_pages_by_type_and_language(client):
    add_page(home("de"), "Über uns", "ueber-uns", introduction="Wer wir sind", search_description="Kurz")
    add_page(home("cs"), "O nás", "o-nas")
    add_page(home("de"), "Entwurf", "entwurf").unpublish()
    answer = client.get("/api/cms/v2/pages/?type=home.StandardPage&locale=de&fields=introduction,search_description")
    items = answer.json()["items"]
    assert [(item["title"], item["introduction"]) for item in items] == [("Über uns", "Wer wir sind")]
    assert items[0]["meta"]["html_url"] == "http://localhost:8000/de/ueber-uns/"


def test_images_and_documents(client):
    image, document = make_image(), make_document()
    images = client.get("/api/cms/v2/images/").json()["items"]
    documents = client.get("/api/cms/v2/documents/").json()["items"]
    assert image.pk in [item["id"] for item in images]
    assert document.pk in [item["id"] for item in documents]
    assert not client.get("/api/cms/v2/pages/").cookies
