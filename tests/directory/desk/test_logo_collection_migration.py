"""The logos' collection can be founded, dissolved and founded again, with the images and permissions in it."""

import importlib

import pytest
from django.apps import apps
from wagtail.models import Collection, GroupCollectionPermission

from home.models import PortalImage
from tests.factories import CompanyFactory
from tests.home.samples import make_image

migration = importlib.import_module("directory.migrations.0005_logo_collection")

pytestmark = pytest.mark.django_db


def places() -> set[str]:
    found = GroupCollectionPermission.objects.filter(group__name=migration.GROUP)
    return set(found.filter(permission__codename__endswith="_image").values_list("collection__name", flat=True))


def test_the_way_back_and_the_way_forth():
    Collection.get_first_root_node().add_child(name="Fotos")
    logo, photo = make_image(), make_image()
    CompanyFactory(logo=logo)
    migration.dissolve_collection(apps, None)
    assert not Collection.objects.filter(name="Logos").exists()
    assert places() == {"Root"}
    for _ in range(2):
        migration.found_collection(apps, None)
    assert places() == {"Logos"}
    assert {i.pk: i.collection.name for i in PortalImage.objects.all()} == {logo.pk: "Logos", photo.pk: "Root"}
    assert Collection.find_problems() == ([], [], [], [], [])
    migration.dissolve_collection(apps, None)
    assert set(PortalImage.objects.values_list("collection__name", flat=True)) == {"Root"}
    assert Collection.find_problems() == ([], [], [], [], [])
