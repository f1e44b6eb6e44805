"""The admin list: columns, search, filters, order, and the same number of queries whatever it shows."""

import datetime
import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import Company
from tests.factories import CompanyFactory

from .conftest import LIST


def names(client, **parameters) -> list[str]:
    response = client.get(f"{LIST}results/", parameters)
    assert response.status_code == 200
    return [company.name for company in response.context["object_list"]]


@pytest.fixture
def companies(db):
    CompanyFactory(name="Ärzte-Technik GmbH", texts={"de": "Geräte."}, register_number="HRB 12345",
                   register_court="Amtsgericht Chemnitz", vat_id="DE136695976")  # fmt: skip
    CompanyFactory(name="Zahnrad AG", city="Zwickau", region_code="DED45", live=False, confirmed_at=None)
    CompanyFactory(name="Škola obrábění s.r.o.", country="CZ", city="Děčín", region_code="CZ042", postal_code="405 02",
                   ico="00006947", texts={"cs": "Učíme.", "de": "Wir lehren."},
                   confirmed_at=datetime.date(2024, 5, 1))  # fmt: skip
    CompanyFactory(name="brauhaus Süd", kind="cluster", texts={"cs": "Pivo."})


def test_names_are_sorted_without_regard_to_case_and_accents(officer, companies):
    expected = ["Ärzte-Technik GmbH", "brauhaus Süd", "Škola obrábění s.r.o.", "Zahnrad AG"]
    assert names(officer) == expected
    assert names(officer, ordering="-name") == expected[::-1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("skola", ["Škola obrábění s.r.o."]),
        ("ŠKOLA OBRAB", ["Škola obrábění s.r.o."]),
        ("arzte", ["Ärzte-Technik GmbH"]),
        ("decin", ["Škola obrábění s.r.o."]),
        ("technik chemnitz", ["Ärzte-Technik GmbH"]),
        ("00006947", ["Škola obrábění s.r.o."]),
        ("6947", ["Škola obrábění s.r.o."]),
        ("HRB 12345", ["Ärzte-Technik GmbH"]),
        ("12345", ["Ärzte-Technik GmbH"]),
        ("DE 136 695 976", ["Ärzte-Technik GmbH"]),
        ("40502", ["Škola obrábění s.r.o."]),
        ("zahnrad", ["Zahnrad AG"]),
        ("100%", []),
        ("nichts davon", []),
    ],
)
def test_search_finds_by_name_town_and_number(officer, companies, words, found):
    assert names(officer, q=words) == found


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"kind": "cluster"}, ["brauhaus Süd"]),
        ({"country": "CZ"}, ["Škola obrábění s.r.o."]),
        ({"state": "draft"}, ["Zahnrad AG"]),
        ({"state": "live"}, ["Ärzte-Technik GmbH", "brauhaus Süd", "Škola obrábění s.r.o."]),
        ({"prose": ["de", "cs"]}, ["Škola obrábění s.r.o."]),
        ({"prose": ["no-de"]}, ["brauhaus Süd", "Zahnrad AG"]),
        ({"prose": ["de", "no-cs"]}, ["Ärzte-Technik GmbH"]),
        ({"confirmed_before": "2025-01-01"}, ["Škola obrábění s.r.o.", "Zahnrad AG"]),
        ({"country": "DE", "q": "zwickau"}, ["Zahnrad AG"]),
    ],
)
def test_filters(officer, companies, parameters, found):
    assert names(officer, **parameters) == found


def test_regions_filter_together(officer, companies, region):
    chosen = [region("DED45").pk, region("CZ042").pk]
    assert names(officer, region=chosen) == ["Škola obrábění s.r.o.", "Zahnrad AG"]


def test_columns_say_kind_place_state_texts_and_dates(officer, companies):
    page = html.unescape(officer.get(LIST).content.decode())
    row = page.split("Škola obrábění s.r.o.", 1)[1].split("</tr>", 1)[0]
    for part in ("Unternehmen", "Děčín", "Ústí", "öffentlich", "CS\u00a0DE", "01.05.2024"):
        assert part in row


def test_a_scheduled_draft_is_marked(officer, companies):
    company = Company.objects.get(name="Zahnrad AG")
    company.go_live_at = timezone.now() + datetime.timedelta(days=3)
    company.save_revision().publish()
    assert not Company.objects.get(pk=company.pk).live
    page = html.unescape(officer.get(LIST).content.decode())
    assert "geplant" in page.split("Zahnrad AG", 1)[1].split("</tr>", 1)[0]


@pytest.mark.parametrize("column", ["name", "kind", "city", "region__code", "live", "confirmed_at", "updated"])
def test_every_column_sorts(officer, companies, column):
    up, down = names(officer, ordering=column), names(officer, ordering=f"-{column}")
    assert len(up) == len(down) == 4
    assert sorted(up) == sorted(down)


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
        b"".join(response) if response.streaming else response.content
    return len(captured)


@pytest.mark.parametrize("address", [f"{LIST}results/", LIST, f"{LIST}?export=csv", f"{LIST}?export=xlsx"])
def test_ten_rows_and_fifty_take_the_same_number_of_queries(officer, address):
    """A row that asked for its region, its texts or its schedule would show here."""
    for number in range(10):
        CompanyFactory(texts={"de": "Text.", "cs": "Text."}, live=number % 2 == 0, codes={"capabilities": ["turning"]})
    few = queries(officer, address)
    for number in range(40):
        CompanyFactory(texts={"de": "Text."}, live=number % 2 == 0, has_unpublished_changes=True)
    assert queries(officer, address) == few
