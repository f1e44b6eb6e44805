"""The number of queries is fixed, whatever the page shows."""

import pytest

from directory.search.write import write_entries
from tests.factories import CompanyFactory


@pytest.fixture
def warm(companies, read):
    """Thirty companies with codes, read once, so that vocabularies and addresses are in memory."""
    codes = {"sectors": ["25.53", "24.51"], "capabilities": ["cnc-turning"], "certificates": ["iso-9001"]}
    write_entries([CompanyFactory(codes=codes, texts={"de": "Drehteile"}).pk for _ in range(30)])
    read("companies?locale=de&facets=true&near=Chemnitz")


@pytest.mark.parametrize("limit", [1, 20, 100])
@pytest.mark.parametrize(
    ("parameters", "queries"),
    [
        ("", 1),
        ("q=Drehteile&region=DED41&sector=25", 1),
        ("near=Chemnitz&radius_km=50&sort=distance", 1),  # the place is remembered
        ("facets=true&q=Drehteile", 2),  # the page, the counts
        ("facets=true&near=Chemnitz&radius_km=50", 2),
    ],
)
def test_a_listing_asks_a_fixed_number_of_queries(warm, read, django_assert_num_queries, limit, parameters, queries):
    """An N+1 here would be one over the relations of the items: sectors, categories, capabilities, certificates."""
    with django_assert_num_queries(queries):
        answer = read(f"companies?locale=de&limit={limit}&{parameters}")
    assert len(answer["items"]) == min(limit, answer["total"])
    assert answer["total"] > 20


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("companies/zerspanung-praezis?locale=cs", 1),
        ("suggest?q=dreh&locale=de", 1),
        ("places?q=Karlsbad&locale=de", 1),
        ("vocabularies/categories?locale=de&limit=1000", 2),
        ("vocabularies/regions?locale=de", 2),
    ],
)
def test_every_other_answer_too(warm, read, django_assert_num_queries, path, queries):
    with django_assert_num_queries(queries):
        read(path)


def test_a_mistyped_word_costs_one_more(warm, read, django_assert_num_queries):
    """The first statement tells the word meant, a second one searches for it."""
    with django_assert_num_queries(2):
        assert read("companies?locale=de&q=Drehteilw")["corrected"]
