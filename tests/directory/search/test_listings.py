"""Offers and requests in the read model: who sees what of them, in which order, and when they are gone."""

import datetime
import json
from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from directory.models import Company, DirectoryEntry, Listing, ListingText
from directory.pages.sitemap import ListingSitemap
from directory.search import Search, count_facets, find, load, similar_across_the_border, suggest
from directory.search.profile import load_card
from directory.search.write import rebuild, rewrite_older, write_entries, write_listings
from tests.factories import CompanyFactory, ListingFactory

LATER = datetime.date.today() + datetime.timedelta(days=300)

pytestmark = pytest.mark.django_db


def titles(**asked):
    return [json.loads(card.json)["title"] for card in find(Search(record="listing", **asked)).cards]


def make(**facts):
    listing = ListingFactory(**facts)
    write_entries([listing.company_id])
    return listing


def everything():
    """All that the database keeps for the public, as one text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(entry)::text FROM directory_directoryentry entry WHERE record = 'listing'")
        rows = [row for (row,) in cursor.fetchall()]
        cursor.execute("SELECT written FROM directory_searchword")
        return "\n".join(rows + [row for (row,) in cursor.fetchall()])


def test_publishing_writes_and_unpublishing_removes_at_once():
    listing = ListingFactory(live=False, texts={"de": "Drehteile gesucht"})
    listing.save_revision().publish()
    assert DirectoryEntry.objects.filter(listing=listing).count() == 2
    assert load("de", listing.slug, "listing")
    assert load("de", listing.slug) is None
    listing.refresh_from_db()
    listing.unpublish()
    assert not DirectoryEntry.objects.filter(listing=listing).exists()


def test_companies_and_listings_are_found_apart():
    make(texts={"de": "Drehteile gesucht"})
    assert titles(q="drehteile") == ["Drehteile gesucht"]
    assert find(Search(q="drehteile")).total == 0
    assert find(Search()).total == 1
    assert set(count_facets(Search())) & {"type", "cooperation", "area"} == set()
    assert "size" not in count_facets(Search(record="listing"))


def test_a_company_that_is_renamed_takes_its_listings_along():
    listing = make(texts={"de": "Drehteile gesucht"})
    company = listing.company
    company.name = "Neu GmbH"
    company.save_revision().publish()
    assert json.loads(load("cs", listing.slug, "listing").json)["company"]["name"] == "Neu GmbH"


def test_a_company_taken_from_the_public_takes_its_listings_along_and_brings_them_back():
    listing = make(texts={"de": "Drehteile gesucht"})
    company = Company.objects.get(pk=listing.company_id)
    company.save_revision().publish()
    company.refresh_from_db()
    company.unpublish()
    assert titles() == []
    company.refresh_from_db()
    company.save_revision().publish()
    assert titles() == ["Drehteile gesucht"]


def test_a_company_whose_entry_was_never_public_is_named_but_not_linked():
    listing = make(company__live=False, company__name="Eilig GmbH", texts={"de": "Drehteile gesucht"})
    assert json.loads(load("de", listing.slug, "listing").json)["company"] == {"slug": None, "name": "Eilig GmbH"}


def test_deleting_the_company_deletes_all():
    listing = make(texts={"de": "Drehteile gesucht"})
    listing.company.delete()
    assert not DirectoryEntry.objects.exists()


def test_requests_come_first_whatever_offers_tell():
    make(kind="offer", slug="a", texts={"de": "Angebot voll", "cs": "Nabídka"}, codes={"capabilities": ["cnc-turning"]},
         confirmed_at=timezone.localdate())  # fmt: skip
    make(kind="request", slug="b", quantity="", texts={"de": "Gesuch"})
    assert titles() == ["Gesuch", "Angebot voll"]
    assert titles(filters={"type": ("offer",)}) == ["Angebot voll"]


def test_facets_of_listings_count():
    make(kind="offer", cooperation="service", languages=["cs"], texts={"de": "Eins"}, codes={"areas": ["CZ041"]})
    make(texts={"de": "Zwei"}, codes={"categories": ["45000000"]})
    counts = {facet: dict(pairs) for facet, pairs in count_facets(Search(record="listing")).items()}
    assert counts["type"] == {"offer": 1, "request": 1}
    assert counts["cooperation"] == {"service": 1, "supply": 1}
    assert counts["area"] == {"CZ041": 1}
    assert counts["region"] == {"DED41": 2}
    assert counts["language"] == {"cs": 1, "de": 1}
    assert titles(filters={"category": ("45000000",)}) == ["Zwei"]
    assert titles(filters={"area": ("CZ041",), "country": ("DE",)}) == ["Eins"]


def test_words_of_all_languages_and_of_the_kind_of_cooperation_find_it():
    make(cooperation="investment", texts={"de": "Partner für Härterei gesucht", "cs": "Hledáme partnera do kalírny"})
    assert titles(q="kalirny") == titles(q="Härterei") == titles(q="Investition") == ["Partner für Härterei gesucht"]
    assert [(s.facet, s.label) for s in suggest("härt", "de", record="listing") if s.facet == "listing"]
    assert not [s for s in suggest("härt", "de") if s.facet == "listing"]
    assert not [s for s in suggest("masch", "de", record="listing") if s.facet == "sector"]


HIDDEN = {
    "company__name": "Verborgenwerk Quux GmbH", "company__slug": "verborgenwerk-quux", "company__city": "Zschopau",
    "company__postal_code": "09405", "company__street": "Quuxgasse 7", "company__latitude": 50.747111,
    "company__longitude": 13.067222, "company__website": "https://quux.example", "company__vat_id": "DE129274202",
    "company__contact_person": "Erika Geheim", "company__phone": "+49 3725 987654", "company__languages": ["de", "uk"],
    "contact_person": "Erika Geheim",
}  # fmt: skip
SECRETS = ("quux", "verborgenwerk", "zschopau", "09405", "50.747", "13.067", "erika", "geheim", "987654", "129274202",
           "musterstra", '"uk"')  # fmt: skip


def test_a_company_that_hides_is_nowhere_in_what_the_public_reads():
    """The company's own entry is not public here, so whatever names it can only have come with the listing."""
    listing = make(hide_company=True, company__live=False, texts={"de": "Federn gesucht"}, **HIDDEN)
    single = everything().lower()
    rebuild()
    for found in (single, everything().lower()):
        assert "federn" in found
        assert [secret for secret in SECRETS if secret in found] == []
    for q in ("Quux", "Verborgenwerk", "Zschopau", "09405", "Geheim"):
        assert titles(q=q) == [], q
    assert titles(filters={"region": ("DED41",)}) == ["Federn gesucht"]
    detail = json.loads(load("de", listing.slug, "listing").json)
    assert (detail["company"], detail["latitude"], detail["longitude"]) == (None, None, None)


def test_hiding_starts_with_the_next_publication_and_ends_the_same_way():
    listing = make(texts={"de": "Federn gesucht"}, **HIDDEN)
    assert "quux" in everything().lower()
    listing = Listing.objects.get(pk=listing.pk)
    listing.hide_company = True
    listing.save_revision().publish()
    assert json.loads(load("de", listing.slug, "listing").json)["company"] is None
    listing.company.save_revision().publish()  # the company's own publication does not undo it
    assert json.loads(load("de", listing.slug, "listing").json)["company"] is None


def test_what_is_no_longer_valid_is_not_written():
    listing = make(texts={"de": "Alt"}, valid_until=timezone.localdate())
    assert titles() == ["Alt"]
    Listing.objects.update(valid_until=timezone.localdate() - datetime.timedelta(days=1))
    write_listings([listing.pk])
    assert titles() == []


def test_the_public_sees_it_until_its_last_day_and_not_until_the_next_duty(monkeypatch):
    last = timezone.localdate()
    listing = make(slug="bald-vorbei", texts={"de": "Drehteile gesucht"}, valid_until=last)
    make(slug="bleibt", texts={"de": "Gussteile gesucht"}, valid_until=LATER)

    def seen():
        cache.clear()
        return (
            sorted(titles()), titles(q="drehteile"), dict(count_facets(Search(record="listing"))["type"])["request"],
            bool(load("de", listing.slug, "listing")), bool(load_card("de", listing.slug, "listing")),
            len(suggest("drehteile ges", "de", record="listing")), ListingSitemap().get_latest_lastmod() is not None,
        )  # fmt: skip

    assert listing.kind == "request"
    assert seen() == (["Drehteile gesucht", "Gussteile gesucht"], ["Drehteile gesucht"], 2, True, True, 1, True)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert DirectoryEntry.objects.filter(listing=listing).exists()
    assert seen() == (["Gussteile gesucht"], [], 1, False, False, 0, True)
    assert find(Search(record="listing")).total == 1
    assert set(DirectoryEntry.objects.shown("listing").values_list("slug", flat=True)) == {"bleibt"}


def test_rows_written_before_learn_their_last_day():
    listing = make(texts={"de": "Drehteile gesucht"}, valid_until=LATER)
    DirectoryEntry.objects.update(valid_until=None)
    import_module("directory.migrations.0019_entry_valid_until").fill(apps, None)
    known = DirectoryEntry.objects.values_list("record", "valid_until").distinct()
    assert set(known) == {("company", None), ("listing", listing.valid_until)}


def test_what_nobody_confirmed_sinks_behind_all_others(monkeypatch):
    make(slug="alt", texts={"de": "Drehteile, Drehteile"}, quantity="viele", valid_until=LATER,
         confirmed_at=timezone.localdate() - datetime.timedelta(days=260))  # fmt: skip
    make(slug="neu", kind="offer", quantity="", texts={"cs": "Něco pro Drehteile"}, confirmed_at=timezone.localdate())
    Company.objects.update(confirmed_at=timezone.localdate())
    assert titles() == titles(q="drehteile") == ["Drehteile, Drehteile", "Něco pro Drehteile"]
    later = timezone.now() + datetime.timedelta(days=30)
    monkeypatch.setattr("directory.search.age.timezone.localdate", lambda *moment: timezone.localtime(later).date())
    assert rewrite_older(later) == 1
    assert titles() == titles(q="drehteile") == ["Něco pro Drehteile", "Drehteile, Drehteile"]


def test_old_entries_sink_once(monkeypatch):
    """Nine months after it was confirmed an entry stands behind the emptiest fresh one, with words and without."""
    today = timezone.localdate()
    full = CompanyFactory(name="Drehwerk", slug="voll", confirmed_at=today - datetime.timedelta(days=260),
                          texts={"de": "Drehteile"}, website="https://voll.example")  # fmt: skip
    bare = CompanyFactory(name="Ander", slug="leer", confirmed_at=today, texts={"cs": "o drehteile"})
    write_entries([full.pk, bare.pk])
    order = lambda **asked: [card.slug for card in find(Search(**asked)).cards]  # noqa: E731
    assert order() == order(q="drehteile") == ["voll", "leer"]
    later = timezone.now() + datetime.timedelta(days=30)
    assert rewrite_older(timezone.now()) == 0
    monkeypatch.setattr("directory.search.age.timezone.localdate", lambda *moment: timezone.localtime(later).date())
    assert rewrite_older(later) == 1
    assert order() == order(q="drehteile") == ["leer", "voll"]
    assert rewrite_older(later) == 0


def test_single_writes_and_a_rebuild_give_the_same():
    for number in range(3):
        make(texts={"de": f"Teil {number}"}, hide_company=number == 1, codes={"capabilities": ["cnc-turning"]})
    ListingFactory(live=False)
    columns = ("record", "slug", "card", "detail", "terms", "vector", "names", "weight")
    rows = lambda: list(DirectoryEntry.objects.order_by("record", "slug", "language").values_list(*columns))  # noqa: E731
    single = rows()
    assert rebuild() == len(single) + 2 == 14
    assert [row for row in rows() if row in single] == single


def test_a_list_and_its_facets_cost_one_query_each(django_assert_num_queries):
    for number in range(25):
        make(texts={"de": f"Drehteile {number}"})
    search = Search(record="listing", q="drehteile", filters={"type": ("request",)})
    find(search)
    with django_assert_num_queries(2):
        find(search)
        count_facets(search)


def test_writing_many_costs_as_many_queries_as_writing_one(django_assert_max_num_queries):
    ids = [ListingFactory(texts={"de": "Teil"}).pk for _ in range(20)]
    write_listings(ids[:1])
    with django_assert_max_num_queries(18):
        write_listings(ids)


def test_similar_ones_across_the_border():
    german = make(texts={"de": "Wir suchen"}, codes={"capabilities": ["cnc-turning"]})
    make(kind="offer", company__country="CZ", company__region_code="CZ042", texts={"cs": "Nabízíme"},
         codes={"capabilities": ["cnc-turning"]})  # fmt: skip
    detail = load("de", german.slug, "listing")
    assert [json.loads(c.json)["title"] for c in similar_across_the_border(detail, "de", record="listing")] == [
        "Nabízíme"
    ]


def test_text_of_the_other_language_is_shown_and_marked():
    listing = make(texts={"cs": "Hledáme"})
    ListingText.objects.create(listing=listing, language="de")
    card = json.loads(load("de", listing.slug, "listing").json)
    assert (card["title"], card["text_language"]) == ("Hledáme", "cs")
