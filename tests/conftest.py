"""What every test shares: the embedded database, a fixed clock's day, and vocabularies loaded once."""

import pytest

from portal.catalogues import compile_outdated
from portal.postgres import acquire_if_embedded


def pytest_configure() -> None:
    compile_outdated()
    acquire_if_embedded()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the vocabularies once; a test sees them as a migration would have left them."""
    from django.core.management import call_command

    with django_db_blocker.unblock():
        call_command("load_vocabularies", verbosity=0)


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test sees what another one put into the cache."""
    from django.core.cache import cache

    cache.clear()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: their event loop stays until the end, and beside one Django refuses the database."""
    items.sort(key=lambda item: "browser" in item.path.parts)
