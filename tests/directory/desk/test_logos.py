"""A logo is nobody's business until its company is public, and when it is no longer."""

import json
import re

import pytest
from django.core.files.storage import default_storage
from wagtail.models import Collection, ReferenceIndex

from directory.logos import COLLECTION, logo_collection
from directory.models import Company, DirectoryEntry
from directory.search.facts import LOGO_RENDITION
from home.models import PortalImage
from tests.factories import CompanyFactory
from tests.home.samples import add_page, home, make_image

from .conftest import LIST

IMAGES = "/api/cms/v2/images/"


@pytest.fixture
def logo(db) -> PortalImage:
    image = make_image("Zeichen")
    image.collection = logo_collection()
    image.save()
    return image


def published(logo: PortalImage) -> Company:
    company = CompanyFactory(logo=logo, live=False)
    company.save_revision().publish()
    return Company.objects.get(pk=company.pk)


def listed(client) -> list[int]:
    return [item["id"] for item in client.get(f"{IMAGES}?limit=100").json()["items"]]


def test_the_collection_is_private_and_there_once(db):
    assert Collection.objects.filter(name=COLLECTION).count() == 1
    (restriction,) = logo_collection().get_view_restrictions()
    assert [group.name for group in restriction.groups.all()] == ["Chamber officers"]


def test_a_logo_is_not_in_the_image_api(client, logo):
    photo = make_image()
    assert listed(client) == [photo.pk]
    assert client.get(f"{IMAGES}{photo.pk}/").status_code == 200
    assert client.get(f"{IMAGES}{logo.pk}/", follow=True).status_code == 404
    assert client.get(f"{IMAGES}find/?id={logo.pk}", follow=True).status_code == 404


def test_no_account_makes_a_difference_to_the_image_api(officer, editor, logo):
    assert (listed(officer), listed(editor)) == ([], [])


def test_what_an_officer_uploads_is_apart_from_the_beginning(client, officer):
    with default_storage.open(make_image().file.name) as file:
        response = officer.post(
            "/cms/images/chooser/create/",
            {"image-chooser-upload-title": "Zeichen", "image-chooser-upload-file": file},
        )
    assert response.json()["step"] == "chosen", response.content
    uploaded = PortalImage.objects.get(title="Zeichen")
    assert uploaded.collection.name == COLLECTION
    assert uploaded.pk not in listed(client)


def test_an_image_chosen_as_logo_in_a_draft_is_set_apart(client, superuser, form):
    image = make_image()
    assert superuser.post(f"{LIST}add/", form | {"logo": image.pk}).status_code == 302
    assert not Company.objects.get().live
    assert image.pk not in listed(client)


def test_an_image_that_a_page_shows_stays_where_it_is(client, superuser, form):
    image = make_image()
    body = [("image", {"image": image, "alt": "Halle", "caption": ""})]
    ReferenceIndex.create_or_update_for_object(add_page(home("de"), "Über uns", "ueber-uns", body=body))
    superuser.post(f"{LIST}add/", form | {"logo": image.pk})
    assert image.pk in listed(client)


def test_unpublishing_takes_the_file_off_the_web_server(client, logo, django_capture_on_commit_callbacks, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    company = published(logo)
    address = json.loads(DirectoryEntry.objects.first().detail)["logo"]["url"]
    assert client.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        company.unpublish()
    assert client.get(address).status_code == 404
    assert PortalImage.objects.filter(pk=logo.pk).exists()
    company.save_revision().publish()
    assert json.loads(DirectoryEntry.objects.first().detail)["logo"]


def test_unpublishing_one_of_two_companies_leaves_the_other_its_logo(logo):
    first, second = published(logo), published(logo)
    first.unpublish()
    assert logo.renditions.exists()
    second.unpublish()
    assert not logo.renditions.exists()


def test_a_deleted_company_takes_its_logo_along(logo):
    CompanyFactory(logo=logo).delete()
    assert not PortalImage.objects.filter(pk=logo.pk).exists()


def test_an_image_of_others_survives_the_company(logo):
    photo = make_image()  # in the root collection: an editor's
    CompanyFactory(logo=photo).delete()
    other = CompanyFactory(logo=logo)
    CompanyFactory(logo=logo).delete()
    assert set(PortalImage.objects.all()) == {photo, logo}
    assert Company.objects.get(pk=other.pk).logo == logo


def test_no_address_of_an_image_can_be_guessed(db):
    names = []
    for image in (make_image(), make_image()):
        with default_storage.open(image.file.name) as file:
            image.file.save(f"logo-{'musterwerk-' * 9}gmbh.png", file)
        image.save()
        assert len(image.file.name) < 100
        names += [image.file.name, image.get_rendition(LOGO_RENDITION).file.name]
    tokens = [re.fullmatch(r"(?:original_)?images/([0-9a-f]{16})-logo-muster.*", name)[1] for name in names]
    assert tokens[0] == tokens[1] != tokens[2] == tokens[3]
