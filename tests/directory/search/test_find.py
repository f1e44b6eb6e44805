"""What a visitor finds: across the language border, by filters, by distance, in order."""

import pytest

from directory.search import Search, count_facets, find, similar_across_the_border
from directory.search import load as load_detail
from directory.search.write import rebuild, write_entries
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def companies():
    made = [
        CompanyFactory(
            name="Obrábění Teplice s.r.o.", slug="obrabeni-teplice", country="CZ", region_code="CZ042", city="Teplice",
            postal_code="41501", latitude=50.6404, longitude=13.8245, languages=["cs", "de"],
            texts={"cs": "Soustružené díly z nerezu v sériích od 50 kusů."},
            codes={"sectors": ["25.53"], "capabilities": ["cnc-turning"], "certificates": ["iso-9001"]},
        ),
        CompanyFactory(
            name="Gießerei Erz GmbH", slug="giesserei-erz", region_code="DED42", city="Annaberg-Buchholz",
            latitude=50.5795, longitude=13.0063, languages=["de"], size="medium",
            texts={"de": "Wir gießen Bremsscheiben und Pumpengehäuse aus Grauguss."},
            codes={"sectors": ["24.51"], "categories": ["14622000"]},
        ),
        CompanyFactory(
            name="Spindel & Sohn", slug="spindel-sohn", languages=["de", "en"], size="micro",
            texts={"de": "Drehteile für den Maschinenbau."},
            codes={"sectors": ["25.53"], "capabilities": ["cnc-turning", "cnc-milling"]},
        ),
    ]  # fmt: skip
    write_entries([company.pk for company in made])
    return {company.slug: company for company in made}


def slugs(**asked) -> list[str]:
    return [card.slug for card in find(Search(**asked)).cards]


@pytest.mark.parametrize("typed", ["CNC-Drehen", "Drehen", "cnc drehen"])
def test_a_german_query_finds_a_czech_only_entry_through_its_codes(companies, typed):
    assert "obrabeni-teplice" in slugs(locale="de", q=typed)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("soustružení", "spindel-sohn"),
        ("soustruzene dily", "obrabeni-teplice"),
        ("Giesserei", "giesserei-erz"),
        ("giessen", "giesserei-erz"),
        ("Graugus", "giesserei-erz"),
        ("Teplitz", "obrabeni-teplice"),
        ("Bremsscheibe", "giesserei-erz"),
        ("Krušné hory", "giesserei-erz"),
    ],
)
def test_words_are_found_by_language_accent_stem_prefix_and_other_name_of_the_town(companies, typed, slug):
    for locale in ("de", "cs"):
        assert slug in slugs(locale=locale, q=typed)


def test_a_typing_error_is_corrected_and_said_so(companies):
    page = find(Search(q="Bremsscheiden"))
    assert [card.slug for card in page.cards] == ["giesserei-erz"]
    assert page.corrected == "bremsscheiben"
    assert find(Search(q="Xyzzyqux")).total == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Zerspannung", "zerspanung"),  # one letter too many, of a term that an entry has
        ("Freasen", "fräsen"),  # two letters swapped; the word is shown as it is written
        ("Grauguß", None),
        ("Steuerberater", None),  # alike by its letters, but another word: "Steuergeräte"
        ("Buchhaltung", None),  # the vocabulary knows the word, though no entry has it
    ],
)
def test_only_typing_errors_are_corrected(typed, meant):
    texts = {"de": "Zerspanung und Fräsen, Steuergeräte, Tierhaltung, Grauguss."}
    write_entries([CompanyFactory(texts=texts, codes={"capabilities": ["machining"]}).pk])
    assert find(Search(q=typed)).corrected == (meant or "")


@pytest.mark.parametrize("typed", ["899 06 741", "89906741", "DE 999 000 011", "DE999000011", "HRB 912345", "912345"])
def test_a_number_is_found_with_and_without_spaces(typed):
    made = [
        CompanyFactory(slug="czech", country="CZ", ico="89906741", region_code="CZ042"),
        CompanyFactory(
            slug="german", vat_id="DE999000011", register_court="Amtsgericht Chemnitz", register_number="HRB 912345"
        ),
    ]
    write_entries([company.pk for company in made])
    assert slugs(q=typed) == ["czech" if "899" in typed else "german"]


def test_codes_and_standards_are_words_too(companies):
    assert set(slugs(q="25.53")) == {"obrabeni-teplice", "spindel-sohn"}
    assert slugs(q="iso9001") == slugs(q="ISO 9001") == ["obrabeni-teplice"]


def test_a_company_in_the_town_comes_before_one_that_mentions_it():
    here = CompanyFactory(slug="here", city="Zittau", region_code="DED2D", texts={"de": "Möbel."})
    there = CompanyFactory(slug="there", texts={"de": "Wir liefern nach Zittau.", "cs": "Také do Žitavy."})
    write_entries([here.pk, there.pk])
    assert slugs(q="Zittau") == ["here", "there"]


def test_a_hit_in_the_name_comes_before_a_hit_in_the_text(companies):
    CompanyFactory(name="Maschinenbau Vogt", slug="maschinenbau-vogt")
    rebuild()
    assert slugs(q="Maschinenbau")[0] == "maschinenbau-vogt"


def test_filters_are_or_within_a_facet_and_and_between(companies):
    assert set(slugs(filters={"region": ("DED42", "CZ042")})) == {"giesserei-erz", "obrabeni-teplice"}
    assert slugs(filters={"region": ("DED42", "CZ042"), "certificate": ("iso-9001",)}) == ["obrabeni-teplice"]
    assert set(slugs(filters={"sector": ("25",)})) == {"obrabeni-teplice", "spindel-sohn"}
    assert slugs(filters={"category": ("14600000",)}) == ["giesserei-erz"]


def counted(**asked) -> dict[str, dict[str, int]]:
    return {facet: dict(pairs) for facet, pairs in count_facets(Search(**asked)).items()}


def test_each_facet_counts_for_the_other_filters(companies):
    counts = counted(filters={"region": ("DED42",), "size": ("medium",)})
    assert counts["region"] == {"DED42": 1}  # medium ones anywhere
    assert counts["size"] == {"medium": 1}  # any size in DED42
    assert counts["country"] == {"DE": 1}
    everything = counted()
    assert everything["sector"] == {"C": 3, "25": 2, "24": 1}
    assert everything["language"] == {"de": 3, "cs": 1, "en": 1}
    assert counted(filters={"region": ("DED42",)})["region"] == {"DED42": 1, "DED41": 1, "CZ042": 1}


def test_a_chosen_code_without_hits_is_counted_as_zero(companies):
    assert ("DED21", 0) in count_facets(Search(filters={"region": ("DED21",)}))["region"]


def test_radius_and_distance(companies):
    near_annaberg = {"near": (50.5795, 13.0063), "sort": "distance"}
    page = find(Search(**near_annaberg, radius_km=30))
    assert [(card.slug, card.distance_km) for card in page.cards] == [("giesserei-erz", 0.0), ("spindel-sohn", 29.0)]
    assert len(find(Search(**near_annaberg, radius_km=60)).cards) == 3


def test_orders_and_paging(companies):
    assert slugs(sort="name") == ["giesserei-erz", "obrabeni-teplice", "spindel-sohn"]
    assert slugs(sort="name", limit=1, offset=1) == ["obrabeni-teplice"]
    page = find(Search(limit=5, offset=50))
    assert (page.total, page.cards) == (3, [])
    assert slugs(locale="cs")[0] == "obrabeni-teplice"  # the one with Czech prose


@pytest.mark.parametrize("typed", ["'", "\\", "a'b:*&|!()", "%", "\x00", "🦊", "-", "  ", "x" * 5000])
def test_hostile_text_is_only_text(companies, typed):
    find(Search(q=typed))
    count_facets(Search(q=typed))


def test_a_listing_is_one_query_and_facets_are_one_more(companies, django_assert_num_queries):
    find(Search(q="drehen"))  # the vocabularies are in memory from now on
    with django_assert_num_queries(2):
        find(Search(q="bremsscheiden"))  # once more with the corrected word
    with django_assert_num_queries(1):
        find(Search(q="drehen", filters={"region": ("DED41", "CZ042", "DED42")}, limit=100))
    with django_assert_num_queries(1):
        count_facets(Search(q="drehen", filters={"region": ("DED41",), "size": ("micro",)}))


def test_similar_companies_are_on_the_other_side(companies):
    detail = load_detail("de", "spindel-sohn")
    assert [card.slug for card in similar_across_the_border(detail, "de")] == ["obrabeni-teplice"]


def test_counts_of_the_whole_directory_follow_publishing(companies, django_capture_on_commit_callbacks):
    assert counted()["country"] == {"DE": 2, "CZ": 1}
    company = companies["spindel-sohn"]
    with django_capture_on_commit_callbacks(execute=True):
        company.unpublish()
    assert counted()["country"] == {"DE": 1, "CZ": 1}
