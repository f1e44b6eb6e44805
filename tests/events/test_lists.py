"""The lists of an index page: what is shown, in which order, for which filters, and at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.events.samples import add_event, add_index, at
from tests.factories import CompanyFactory
from tests.html import parse

LIST, PAST = "/de/veranstaltungen/", "/de/veranstaltungen/vergangen/"


def titles(client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200, path
    return [link.get_text(strip=True) for link in parse(response).select(".event-card .card-title a")]


@pytest.fixture
def some(index):
    """One over, one today, one in a month, one next year in Most, held in Czech."""
    add_event(index, title="Vorbei", slug="vorbei", start=at(2026, 11, 22, 8), end=at(2026, 11, 22, 11, 59))
    add_event(index, title="Jetzt", slug="jetzt", start=at(2026, 11, 22, 8), end=at(2026, 11, 22, 12))
    add_event(index, title="Bald", slug="bald", format="fair")
    add_event(
        index, title="Später", slug="spaeter", start=at(2027, 1, 14), end=at(2027, 1, 14, 12), languages=["cs", "en"],
        region_code="CZ042", organisers=(CompanyFactory(kind="chamber", slug="ohk-most"),),
    )  # fmt: skip
    return index


def test_coming_events_stand_in_the_order_of_time_and_past_ones_newest_first(client, some):
    add_event(some, title="Lange her", slug="lange-her", start=at(2025, 12, 31, 9), end=at(2025, 12, 31, 10))
    assert titles(client, LIST) == ["Jetzt", "Bald", "Später"]
    assert titles(client, PAST) == ["Vorbei", "Lange her"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?region=CZ042", ["Später"]),
        ("?region=CZ042&region=DED41", ["Jetzt", "Bald", "Später"]),
        ("?format=fair", ["Bald"]),
        ("?language=en", ["Später"]),
        ("?organiser=ohk-most", ["Später"]),
        ("?format=fair&region=CZ042", []),
        ("?from=2027-01-14", ["Später"]),
        ("?to=2026-12-03", ["Jetzt", "Bald"]),
        ("?from=2026-11-22&to=2026-12-02", ["Vorbei", "Jetzt"]),
    ],
)
def test_filters(client, some, query, expected):
    assert titles(client, LIST + query) == expected


def test_each_filter_can_be_taken_away_again(client, some):
    page = parse(client.get(f"{LIST}?region=CZ042&format=fair&from=2026-12-01"))
    hrefs = [chip["href"] for chip in page.select(".chips a")]
    assert hrefs == [
        "?format=fair&from=2026-12-01",
        "?region=CZ042&from=2026-12-01",
        "?region=CZ042&format=fair",
        "?",
    ]
    assert page.select_one('input[name=region][value="CZ042"]').has_attr("checked")
    assert "Zu diesen Filtern gibt es keine Veranstaltung." in page.get_text()


def test_nothing_announced_leads_to_what_was(client, index):
    page = parse(client.get(LIST))
    assert "Zurzeit sind keine Veranstaltungen angekündigt." in page.get_text()
    assert page.select_one(f'.event-empty a[href="{PAST}"]')


HOSTILE = [
    "x",
    "\x00",
    "'; DROP TABLE",
    "9" * 400,
    "٣",
    "-1",
    "2026-13-45",
    "9999-12-31",
    "0001-01-01",
    "<script>",
    "☃",
]


@pytest.mark.parametrize("name", ["region", "format", "language", "organiser", "from", "to", "page"])
def test_whatever_is_asked_for_there_is_a_page(client, some, name):
    for value in HOSTILE:
        for path in (LIST, PAST, "/de/veranstaltungen/monat/2026/12/", "/de/veranstaltungen/kalender.ics"):
            response = client.get(path, {name: value})
            assert response.status_code == 200, (path, name, value)
            assert b"<script>" not in response.content


def test_a_reader_is_told_what_was_left_out(client, some):
    text = parse(client.get(f"{LIST}?region=XX&from=gestern")).get_text()
    assert "Der Filter „XX“ ist nicht bekannt" in text
    assert "Ein Datum war nicht lesbar" in text


def test_an_all_day_event_is_coming_until_its_last_day_ends(client, index):
    add_event(index, title="Messe", slug="messe", all_day=True, start=at(2026, 11, 20), end=at(2026, 11, 22, 0))
    assert titles(client, LIST) == ["Messe"]


def test_a_section_is_shown_alone_and_within_the_whole(client, index):
    section = add_index("de", index, title="IHK", slug="ihk")
    add_event(section, title="Im Bereich", slug="im-bereich")
    add_event(index, title="Darüber", slug="darueber", start=at(2026, 12, 4), end=at(2026, 12, 4, 12))
    assert titles(client, LIST) == ["Im Bereich", "Darüber"]
    assert titles(client, f"{LIST}ihk/") == ["Im Bereich"]


def test_lists_are_paged_and_keep_their_filters(client, index):
    for number in range(1, 24):
        add_event(
            index, title=f"Nr. {number}", slug=f"nr-{number}", start=at(2026, 12, number), end=at(2026, 12, number, 12)
        )
    assert len(titles(client, f"{LIST}?format=workshop")) == 20
    assert titles(client, f"{LIST}?format=workshop&page=2") == ["Nr. 21", "Nr. 22", "Nr. 23"]
    page = parse(client.get(f"{LIST}?format=workshop&page=2"))
    assert page.select_one("a[rel=prev]")["href"] == "?format=workshop&page=1"
    assert page.select_one("link[rel=canonical]")["href"].endswith("?format=workshop&page=2")


@pytest.mark.parametrize(
    "path", ["", "vergangen/", "monat/2026/12/", "kalender.ics", "?organiser=chamber-0&from=2026-01-01"]
)
def test_a_list_costs_the_same_whatever_it_shows(client, index, path):
    """What would make it grow: region, organisers, address or view restriction looked up for each event."""
    made = 0

    def grow(count: int) -> None:
        nonlocal made
        for number in range(made, made + count):
            organiser = CompanyFactory(kind="chamber", slug=f"chamber-{number}")
            for year in (2025, 2026):
                day = at(year, 12, 3 + number)
                add_event(index, (organiser,), slug=f"nr-{number}-{year}", start=day, end=day.replace(hour=12))
        made += count

    def count() -> int:
        client.get(LIST + path)  # fills the caches of sites and addresses
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST + path).status_code == 200
        return len(captured)

    grow(1)
    one = count()
    grow(6)
    assert count() == one
    assert one <= 22
