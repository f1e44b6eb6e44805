"""The page about the order of results says what the code does."""

import datetime

import pytest

from directory.models import CompanyText
from directory.pages.ordering import PARTS
from directory.search import document, query
from directory.search.facts import Facts
from tests.html import parse

BARE = {"confirmed_at": None, "website": ""}


def weight(**facts):
    return document.weight(Facts(**{"row": BARE, **facts}), "de")


def test_shares_are_those_of_the_weight():
    german, czech = CompanyText(language="de", summary="Ja"), CompanyText(language="cs", summary="Ano")
    found = [
        weight(texts={"de": german}) - weight(texts={"cs": czech}),
        weight(texts={"cs": czech}),
        weight(terms={"capability": [1]}),
        weight(row={**BARE, "website": "https://a.example"}),
        weight(logo={"url": "/logo.webp"}),
        weight(terms={"certificate": [1]}),
    ]
    assert found == pytest.approx(list(document.COMPLETENESS.values()))
    assert weight() == 0
    assert list(PARTS) == list(document.COMPLETENESS)


def test_a_year_counts_a_tenth():
    years = [weight(row={**BARE, "confirmed_at": datetime.date(year, 3, 1)}) for year in (2025, 2026)]
    assert years[1] - years[0] == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("path", "heading", "other"),
    [
        ("/de/unternehmen/reihenfolge/", "Wie die Ergebnisse geordnet sind", "/cs/firmy/razeni/"),
        ("/cs/firmy/razeni/", "Jak jsou výsledky seřazeny", "/de/unternehmen/reihenfolge/"),
    ],
)
def test_page_in_both_languages(client, directory, path, heading, other):
    page = parse(client.get(path))
    assert page.h1.get_text() == heading
    shares = [cell.get_text() for cell in page.select("table.shares td")]
    expected = [query.NAME_RANK, query.TERM_RANK, query.TEXT_RANK, *document.COMPLETENESS.values()]
    assert shares == [f"{share * 100:g}\u00a0%" for share in expected]
    assert other in [a["href"] for a in page.select(".languages a")]


def test_the_other_languages_address_is_no_page(client, directory):
    assert client.get("/de/unternehmen/razeni/").status_code == 404


def test_list_leads_there(client, directory, publish):
    publish()
    assert parse(client.get("/de/unternehmen/")).select_one('main a[href="/de/unternehmen/reihenfolge/"]')
