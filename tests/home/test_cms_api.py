"""Wagtail's API v2 at /api/cms/v2/: what is published, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from tests.events.samples import add_event
from tests.events.samples import add_index as add_events
from tests.home.samples import add_page, home, make_document, make_image
from tests.news.making import make_topic, write

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


@pytest.mark.parametrize("fields", ["", "&fields=*"])
@pytest.mark.parametrize("query", ["", "type=news.NewsPage", "type=events.EventPage"])
def test_the_number_of_queries_does_not_grow_with_the_pages(client, query, fields):
    from news.models import NewsIndexPage

    news = home("de").add_child(instance=NewsIndexPage(title="Aktuelles", slug="aktuelles"))
    events, topic = add_events("de"), make_topic("Zoll", "zoll", news.locale)

    def ask() -> int:
        client.get(f"/api/cms/v2/pages/?limit=100&{query}{fields}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/api/cms/v2/pages/?limit=100&{query}{fields}").status_code == 200
        return len(captured)

    def add(number: int) -> None:
        write(news, topics=[topic], lead_image=make_image())
        add_event(events, slug=f"zoll-{number}")

    add(0)
    one = ask()
    for number in range(1, 5):
        add(number)
    assert ask() == one


@pytest.mark.parametrize(
    "address",
    [
        "pages/?site=%00", "pages/?site=unknown", "pages/?site=localhost:x", "pages/?search=%00", "pages/?slug=%00",
        "images/?offset=" + "9" * 400, "pages/?offset=-1", "documents/?limit=x", "pages/find/?id=x",
        "pages/find/?id=" + "9" * 400, "pages/?offset=%C2%B2",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(client, address):
    assert client.get(f"/api/cms/v2/{address}").status_code == 400


@pytest.mark.parametrize("address", ["pages/999999/", "pages/" + "9" * 30 + "/", "images/999999/", "nothing/", ""])
def test_what_is_not_there_is_a_404_and_leads_nowhere(client, address):
    answer = client.get(f"/api/cms/v2/{address}", headers={"Accept-Language": "cs"})
    assert answer.status_code == 404
    assert "json" in answer.headers["Content-Type"]
    assert client.get("/api/nothing").status_code == 404


@pytest.mark.parametrize("kind", ["", "&type=home.StandardPage"])
def test_pages_are_found_by_words_until_they_expire(client, settings, django_capture_on_commit_callbacks, kind):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        page = add_page(home("de"), "Zollberatung", "zoll")
    address = f"/api/cms/v2/pages/?search=Zollberatung{kind}"
    assert [item["id"] for item in client.get(address).json()["items"]] == [page.pk]
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    assert client.get(address).json()["items"] == []


def test_an_address_without_its_slash_leads_to_the_one_with(client):
    answer = client.get("/api/cms/v2/pages?limit=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/api/cms/v2/pages/?limit=1")


def test_a_page_behind_a_password_is_not_there(client):
    page = add_page(home("de"), "Intern", "intern")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="geheim")
    assert client.get(f"/api/cms/v2/pages/{page.pk}/").status_code == 404
    assert "Intern" not in client.get("/api/cms/v2/pages/").content.decode()


def test_answers_are_compressed(client):
    for number in range(5):
        add_page(home("de"), f"Seite {number}", f"seite-{number}")
    answer = client.get("/api/cms/v2/pages/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
