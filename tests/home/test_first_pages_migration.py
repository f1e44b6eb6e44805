"""The start pages come by a migration that has a way back."""

import importlib

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from tests.home.samples import add_page, home

pytestmark = pytest.mark.django_db
migration = importlib.import_module("home.migrations.0002_first_pages")


@pytest.fixture
def old_apps():
    """The tables as the way back meets them: later migrations of the portal undone, every package's applied."""
    loader = MigrationExecutor(connection).loader
    packages = [node for node in loader.graph.leaf_nodes() if node[0] not in {"home", "directory", "news", "events"}]
    return loader.project_state([*packages, ("home", "0002_first_pages")]).apps


def test_start_pages_are_translations_of_each_other():
    german, czech = home("de"), home("cs")
    assert german.translation_key == czech.translation_key
    site = Site.objects.get(is_default_site=True)
    assert (site.root_page_id, site.hostname, site.port) == (german.pk, "localhost", 8000)
    assert not Page.objects.filter(title__startswith="Welcome to your new Wagtail").exists()


def test_way_back_and_forth_leaves_a_sound_tree(old_apps):
    add_page(home("cs"), "Pod úvodem", "pod-uvodem")

    migration.bring_welcome_page_back(old_apps, None)

    assert list(Page.objects.filter(depth__gt=1).values_list("slug", flat=True)) == ["home"]
    assert not HomePage.objects.exists()
    assert Site.objects.get().root_page.slug == "home"
    assert list(Locale.objects.values_list("language_code", flat=True)) == ["de"]
    assert not any(Page.find_problems())

    migration.create_start_pages(old_apps, None)

    assert {page.locale.language_code for page in HomePage.objects.all()} == {"de", "cs"}
    assert not any(Page.find_problems())


def test_running_it_twice_changes_nothing(old_apps):
    before = list(Page.objects.values_list("path", "slug"))
    migration.create_start_pages(old_apps, None)
    assert list(Page.objects.values_list("path", "slug")) == before
