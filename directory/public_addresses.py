"""Where profiles and listings stand on the portal, by language, without asking the database each time."""

from django.core.cache import cache
from wagtail.models import Locale

from .models import DirectoryPage, ListingPage
from .models.page import EntriesPage

KEY = "directory:addresses:{record}"
SECONDS = 60  # after which a directory that was moved is found again


def directory_addresses() -> dict[str, str | None]:
    """Return the directory page's address for each language of the portal, None where it has none.

    Addresses end with a slash; a profile's is this and the company's slug. They lack scheme and host unless the
    portal has several sites.
    """
    return _addresses(DirectoryPage)


def listing_addresses() -> dict[str, str | None]:
    """Return the same of the page of offers and requests."""
    return _addresses(ListingPage)


def _addresses(model: type[EntriesPage]) -> dict[str, str | None]:
    key = KEY.format(record=model.record)
    found: dict[str, str | None] | None = cache.get(key)
    if found is None:
        found = dict.fromkeys(Locale.objects.order_by("pk").values_list("language_code", flat=True))
        for page in model.objects.live().public().select_related("locale").order_by("pk"):
            found[page.locale.language_code] = found.get(page.locale.language_code) or page.url
        cache.set(key, found, SECONDS)
    return found
