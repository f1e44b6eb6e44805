"""Offers and requests in the API, in full, with fixed dates."""

import datetime
import json
from pathlib import Path

import pytest

from directory.models import Listing
from directory.search.write import write_entries
from tests.factories import CompanyFactory, ListingFactory

GOLDEN = Path(__file__).parent / "golden"
NOON = datetime.datetime(2026, 10, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def two(market):
    """A request with everything, and an offer of a company that does not want to be named."""
    company = CompanyFactory(id=900201, name="Gießerei Nord GmbH", slug="giesserei-nord", languages=["de", "cs"])
    dates = {
        "first_published_at": NOON, "last_published_at": NOON, "valid_until": datetime.date(2099, 3, 1),
        "confirmed_at": datetime.date(2026, 10, 1),
    }  # fmt: skip
    ListingFactory(
        id=900201, slug="gussteile", company=company, needed_by=datetime.date(2099, 1, 1), contact_person="Ina Muster",
        texts={"de": "Gussteile gesucht"}, codes={"capabilities": ["cnc-turning"], "areas": ["CZ041"]}, **dates,
    )  # fmt: skip
    ListingFactory(
        id=900202, slug="federn", kind="offer", hide_company=True, texts={"cs": "Pružiny"}, contact_person="Eva Tajná",
        company__id=900202, company__country="CZ", company__region_code="CZ042", company__name="Quux s.r.o.", **dates,
    )  # fmt: skip
    write_entries(Listing.objects.values_list("company_id", flat=True))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("listings?locale=de&facets=true&near=Chemnitz", "list_de"),
        ("listings/gussteile?locale=cs", "request_cs"),
        ("listings/federn?locale=de", "hidden_de"),
    ],
)
def test_answers_are_as_written_down(client, two, path, name):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    assert answer.json() == json.loads((GOLDEN / f"{name}.json").read_text())


def test_a_list_costs_one_query_and_one_for_facets(client, two, django_assert_num_queries):
    client.get("/api/v1/listings?q=guss&facets=true&type=request&limit=1")
    for _number in range(5):
        write_entries([ListingFactory(texts={"de": "Gussteile"}).company_id])
    with django_assert_num_queries(2):
        client.get("/api/v1/listings?q=guss&facets=true&type=request&limit=10")


@pytest.mark.parametrize("query", ["type=x", "cooperation=", "area=DE", "sector=25", "limit=0", "sort=distance"])
def test_what_is_not_understood_is_said(client, two, query):
    answer = client.get(f"/api/v1/listings?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == query.split("=")[0]


def test_what_is_not_there_is_a_problem(client, two):
    answer = client.get("/api/v1/listings/nichts?locale=de")
    assert answer.status_code == 404
    assert "„nichts“" in answer.json()["detail"]
