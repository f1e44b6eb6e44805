"""What every test shares: the embedded database, vocabularies loaded once, and a copy for those who really commit."""

from collections.abc import Iterator

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
    from django.db import connection

    # pytest-django makes no test database unless a test to be run carries the mark `django_db`.
    assert connection.settings_dict["NAME"].startswith("test_"), "tests without a test database"
    with django_db_blocker.unblock():
        call_command("load_vocabularies", verbosity=0)


@pytest.fixture(scope="class", autouse=True)
def _copy_for_transactions(request) -> Iterator[None]:
    """Have a test marked `django_db(transaction=True)` take place in a copy of the database, thrown away afterwards.

    Django would empty all tables and with them what migrations and vocabularies wrote. The scope is wider than a
    function's (without a class it is still one test) for the copy has to be there before Django prepares the test.
    """
    mark = request.node.get_closest_marker("django_db")
    if mark is None or not mark.kwargs.get("transaction"):
        yield
        return
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    from django.db import connection

    creation, connected = connection.creation, connection.settings_dict
    name = connected["NAME"]
    with blocker.unblock():
        creation.clone_test_db(suffix="copy", verbosity=0)
    connected["NAME"] = creation.get_test_db_clone_settings("copy")["NAME"]
    yield
    with blocker.unblock():
        connection.close()
        connected["NAME"] = name
        creation.destroy_test_db(suffix="copy", verbosity=0)


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test sees what another one put into the cache."""
    from django.core.cache import cache

    cache.clear()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: their event loop stays until the end, and beside one Django refuses the database."""
    items.sort(key=lambda item: "browser" in item.path.parts)
