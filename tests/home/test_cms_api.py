"""Wagtail's API v2 at /api/cms/v2/: what is published, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

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


def test_private_collections_and_those_below_are_left_out(client):
    private = Collection.get_first_root_node().add_child(name="Intern")
    below = private.add_child(name="Intern 2026")
    files = [make_image(), make_document(), make_image(), make_document()]
    for file, collection in zip(files, [private, private, below, below], strict=True):
        file.collection = collection
        file.save()
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    shown = make_image()
    assert [i["id"] for i in client.get("/api/cms/v2/images/").json()["items"]] == [shown.pk]
    assert client.get("/api/cms/v2/documents/").json()["items"] == []
    assert client.get(f"/api/cms/v2/documents/{files[1].pk}/", follow=True).status_code == 404


def test_an_image_is_given_in_a_size_for_the_web(client):
    image = make_image()
    for query in (f"images/{image.pk}/", "images/?fields=rendition,credit"):
        answer = client.get(f"/api/cms/v2/{query}").json()
        (item,) = answer.get("items", [answer])
        assert item["credit"] == "Eva Muster"
        assert client.get(item["rendition"]["url"]).status_code == 200
        assert "original_images" not in str(answer)


def test_renditions_of_a_list_take_no_query_each(client):
    def ask() -> int:
        client.get("/api/cms/v2/images/?fields=rendition")
        with CaptureQueriesContext(connection) as captured:
            client.get("/api/cms/v2/images/?fields=rendition")
        return len(captured)

    make_image()
    one = ask()
    for _ in range(4):
        make_image()
    assert ask() == one
