"""A page of offers and requests beside each directory, and listings that are read as published."""

import datetime

import pytest
from django.core.cache import cache

from directory.models import DirectoryPage, ListingAttachment, ListingPage
from directory.search.write import write_entries
from home.models import HomePage
from tests.factories import ListingFactory

NOON = datetime.datetime(2026, 10, 1, 12, tzinfo=datetime.UTC)
PAGES = {
    "de": (("Unternehmen", "unternehmen"), ("Angebote und Gesuche", "angebote")),
    "cs": (("Firmy", "firmy"), ("Nabídky a poptávky", "nabidky")),
}


@pytest.fixture
def market(db):
    """The addresses of the pages of offers and requests by language."""
    cache.clear()
    keys: dict[type, object] = {}
    for home in HomePage.objects.select_related("locale").order_by("pk"):
        for model, (title, slug) in zip((DirectoryPage, ListingPage), PAGES[home.locale.language_code], strict=True):
            page = model(title=title, slug=slug, locale=home.locale, show_in_menus=True)
            page.translation_key = keys.setdefault(model, page.translation_key)
            home.add_child(instance=page)
    yield {"de": "/de/angebote/", "cs": "/cs/nabidky/"}
    cache.clear()


@pytest.fixture
def publish(db):
    """Return a function that makes a published listing; `files={"plan.pdf": b"..."}` are its attachments."""

    def make(files=None, **facts):
        listing = ListingFactory(**{"first_published_at": NOON, "last_published_at": NOON, **facts})
        for name, content in (files or {}).items():
            ListingAttachment.objects.create(
                listing=listing, file=stored(content), name=name, content_type="application/pdf", size=len(content)
            )
        write_entries([listing.company_id])
        return listing

    return make


def stored(content):
    from django.core.files.base import ContentFile

    from home.uploads import CleanFile, store_private

    return store_private(CleanFile("plan.pdf", ContentFile(content), "application/pdf"))
