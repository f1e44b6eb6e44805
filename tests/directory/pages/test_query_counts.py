"""A page costs the same number of queries whatever it shows.

What would make it grow: a term's label, a region or a logo looked up per card.
"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

READ_MODEL = "directory_directoryentry"


@pytest.fixture
def queries(client):
    """Return a function that gives all statements of a page, and those on the read model."""

    def count(path):
        client.get(path)  # fills the caches of sites and addresses
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        statements = [query["sql"] for query in captured]
        return len(statements), sum(READ_MODEL in sql for sql in statements)

    return count


CODES = {"sectors": ["25.53", "24.53"], "capabilities": ["cnc-turning", "machining"], "certificates": ["iso-9001"]}


@pytest.mark.parametrize(
    ("query", "read_model"),
    [
        ("", 1),  # results; the whole directory's counts are remembered
        ("?q=Drehteile&region=DED41&sector=25&sort=name", 2),
        ("?near=09111&radius_km=30&sort=distance", 2),  # the place is remembered
        ("?page=2", 1),
    ],
)
def test_list(queries, directory, publish, query, read_model):
    for _ in range(3):
        publish(texts={"de": "Drehteile"}, codes=CODES)
    few = queries(f"/de/unternehmen/{query.replace('page=2', '')}")
    for _ in range(38):
        publish(texts={"de": "Drehteile"}, codes=CODES)
    cache.clear()  # the test's transaction never ends, so publishing forgets nothing in it
    queries("/de/unternehmen/")
    many = queries(f"/de/unternehmen/{query}")
    assert few == many
    assert many[1] == read_model
    frame = 12  # locale, site, pages on the way, menu, footer, language switch
    assert many[0] == frame + read_model


def test_profile(queries, directory, publish):
    publish(slug="eins", codes=CODES)
    alone = queries("/de/unternehmen/eins/")
    for number in range(6):
        publish(country="CZ", region_code="CZ042", slug=f"cz-{number}", codes=CODES)
    assert queries("/de/unternehmen/eins/") == alone
    assert alone[1] == 2  # the profile, those like it


def test_map_panel(directory, publish, django_assert_num_queries):
    from directory.pages.panel import map_context

    publish()
    map_context(None, None)
    with django_assert_num_queries(0):
        assert map_context(None, None)["map"]["regions"]
