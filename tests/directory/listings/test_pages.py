"""The pages of offers and requests, as visitors see them."""

import datetime
import json

import pytest
from django.utils import timezone

from directory.models import Company, Listing
from directory.search.write import write_entries, write_listings
from tests.factories import CompanyFactory, ListingFactory
from tests.html import parse


def read(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response.content[:300]
    return parse(response)


def titles(page):
    return [title.get_text(strip=True) for title in page.select("#results .card-title")]


def test_requests_stand_before_offers_and_say_what_they_are(client, market, publish):
    publish(kind="offer", cooperation="contract_manufacturing", texts={"de": "Freie Kapazität im Fräsen"})
    publish(kind="request", texts={"de": "Gussteile gesucht", "cs": "Hledáme odlitky"})
    page = read(client, market["de"])
    assert titles(page) == ["Gussteile gesucht", "Freie Kapazität im Fräsen"]
    assert [badge.get_text() for badge in page.select("#results .listing-badge")] == ["Gesuch", "Angebot"]
    assert "Lohnfertigung" in page.select("#results .card")[1].get_text()
    czech = read(client, market["cs"])
    assert titles(czech) == ["Hledáme odlitky", "Freie Kapazität im Fräsen"]
    assert czech.select(".card-title a")[1]["lang"] == "de"
    assert "Text v\xa0němčině" in czech.select("#results .card")[1].get_text()


def test_filters_words_and_place_narrow_the_list(client, market, publish):
    publish(kind="offer", texts={"de": "Fräsen"}, codes={"capabilities": ["cnc-milling"], "areas": ["CZ041"]})
    publish(cooperation="research", texts={"de": "Glasforschung"})
    for query, expected in (
        ("?type=offer", ["Fräsen"]),
        ("?cooperation=research", ["Glasforschung"]),
        ("?area=CZ041", ["Fräsen"]),
        ("?capability=cnc-milling", ["Fräsen"]),
        ("?q=sklo", []),
        ("?q=Glasforschung&near=Chemnitz&radius_km=10", ["Glasforschung"]),
    ):
        page = read(client, market["de"] + query)
        assert titles(page) == expected, query
        assert page.select_one('meta[name="robots"]')["content"] == "noindex, follow"
    groups = [legend.get_text() for legend in read(client, market["de"]).select(".filters legend")]
    assert groups[:2] == ["Angebot oder Gesuch", "Art der Zusammenarbeit"]
    assert "Größe" not in groups


@pytest.mark.parametrize(
    "query",
    ["?type=company", "?size=small", "?type='%22><script>alert(1)</script>", "?page=999999", "?page=-1", "?near=%00",
     "?sort=distance", "?q=" + "x" * 3000, "?area=XX&cooperation=%F0%9F%98%80", "?radius_km=NaN&near=Chemnitz"],
)  # fmt: skip
def test_whatever_the_address_says_there_is_an_answer(client, market, publish, query):
    publish(texts={"de": "Gussteile"})
    page = read(client, market["de"] + query)
    assert "alert(1)</script>" not in str(page)


def test_an_empty_list_shows_ways_out(client, market, publish):
    publish(kind="offer", texts={"de": "Fräsen"}, codes={"capabilities": ["cnc-milling"]})
    page = read(client, f"{market['de']}?q=fraesen&type=request")
    links = [link["href"] for link in page.select(".ways-out a")]
    assert "?q=fraesen" in links
    assert "?cooperation=supply" in links
    assert "/de/unternehmen/?kind=chamber" in links


@pytest.mark.parametrize(("path", "queries"), [("?q=Gussteile&type=request", 14), ("", 13)])
def test_a_list_costs_the_same_however_long_it_is(client, market, publish, django_assert_num_queries, path, queries):
    """An N+1 would be one for each card: its company, its terms, its texts, its attachments."""
    for _number in range(4):  # fewer would have it look for typing errors
        publish(texts={"de": "Gussteile"}, files={"a.pdf": b"%PDF-1.7"})
    client.get(market["de"] + path)
    with django_assert_num_queries(queries):
        client.get(market["de"] + path)
    for _number in range(15):
        publish(texts={"de": "Gussteile"}, files={"a.pdf": b"%PDF-1.7"})
    client.get(market["de"] + path)
    with django_assert_num_queries(queries):
        client.get(market["de"] + path)


def test_a_listing_tells_all_and_links_its_company(client, market, publish):
    listing = publish(
        texts={"de": "Gussteile gesucht"}, needed_by=datetime.date(2027, 3, 1), contact_person="Ina Muster",
        company__name="Gießerei <Nord>", company__slug="giesserei-nord", languages=["de", "cs"],
        codes={"capabilities": ["cnc-turning"], "areas": ["CZ041"], "certificates": ["iso-9001"]},
        files={"zeichnung.pdf": b"%PDF-1.7 probe"},
    )  # fmt: skip
    page = read(client, f"{market['de']}{listing.slug}/")
    facts = {row.dt.get_text(): row.dd.get_text(" ", strip=True) for row in page.select(".facts > div")}
    assert facts["Art der Zusammenarbeit"] == "Zulieferung"
    assert facts["Benötigt bis"].replace("\xa0", " ") == "1. März 2027"
    assert facts["Gewünschtes Gebiet"] == "Karlovarský kraj" or "Karlsbad" in facts["Gewünschtes Gebiet"]
    assert facts["Ansprechperson"] == "Ina Muster"
    links = {link.get_text(strip=True): link["href"] for link in page.select("main a")}
    assert links["Gießerei <Nord>"] == "/de/unternehmen/giesserei-nord/"
    assert links["CNC-Drehen"] == "/de/angebote/?capability=cnc-turning"
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert (data["@type"], data["@reverse"]["seeks"]["name"]) == ("Demand", "Gießerei <Nord>")
    assert {link["hreflang"] for link in page.select('link[rel="alternate"][hreflang]')} == {"de", "cs", "x-default"}
    assert page.select_one('link[rel="canonical"]')["href"].endswith(f"/de/angebote/{listing.slug}/")
    answer = client.get(links["zeichnung.pdf"])
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 probe"
    assert 'attachment; filename="zeichnung.pdf"' in answer["Content-Disposition"]


def test_files_are_handed_out_only_while_the_listing_is_public(client, market, publish):
    listing, other = publish(files={"a.pdf": b"%PDF-1.7 a"}, texts={"de": "Eins"}), publish(texts={"de": "Zwei"})
    number = listing.attachments.get().pk
    assert client.get(f"{market['de']}{listing.slug}/anlage/{number}/").status_code == 200
    assert client.get(f"{market['cs']}{listing.slug}/priloha/{number}/").status_code == 200
    for wrong in (f"{listing.slug}/priloha/{number}/", f"{other.slug}/anlage/{number}/", f"{listing.slug}/anlage/0/"):
        assert client.get(market["de"] + wrong).status_code == 404, wrong
    Listing.objects.get(pk=listing.pk).unpublish()
    assert client.get(f"{market['de']}{listing.slug}/anlage/{number}/").status_code == 404


def test_what_is_gone_says_so_and_leads_on(client, market, publish):
    listing = publish(texts={"de": "Gussteile gesucht"})
    Listing.objects.update(valid_until=timezone.localdate() - datetime.timedelta(days=1))
    write_listings([listing.pk])
    page = read(client, f"{market['de']}{listing.slug}/", 404)
    assert page.h1.get_text() == "Dieses Angebot oder Gesuch gibt es nicht mehr"
    assert page.select_one('meta[name="robots"]')


SECRETS = ("quux", "zschopau", "09405", "50.747", "13.067", "geheim", "987654", "quuxgasse")


def test_no_page_file_or_answer_names_a_company_that_hides(client, market, publish):
    """Every public address that could know of it is read as bytes; the company has no public entry of its own here."""
    listing = publish(
        kind="offer", hide_company=True, texts={"de": "Federn nach Muster"}, company__live=False,
        company__name="Quux Federn GmbH", company__slug="quux-federn", company__city="Zschopau",
        company__postal_code="09405", company__street="Quuxgasse 7", company__latitude=50.747111,
        company__longitude=13.067222, company__phone="+49 3725 987654", contact_person="Erika Geheim",
        company__contact_person="Erika Geheim", codes={"capabilities": ["cnc-turning"]},
    )  # fmt: skip
    other = publish(texts={"de": "Federn"}, company__country="CZ", company__region_code="CZ042",
                    codes={"capabilities": ["cnc-turning"]})  # fmt: skip
    company = CompanyFactory(codes={"capabilities": ["cnc-turning"]}, country="CZ", region_code="CZ042", slug="other")
    write_entries([company.pk])
    addresses = [f"{market['cs']}?q=Federn", f"{market['cs']}vse.atom", "/sitemap.xml", "/sitemap-listings.xml"]
    for base in market.values():
        addresses += [base, f"{base}{listing.slug}/", f"{base}{other.slug}/", f"{base}feed.atom", f"{base}feed.rss"]
    addresses += [f"{market['de']}?near=Chemnitz&sort=distance", f"{market['de']}?sort=newest", "/de/", "/cs/",
                  "/de/unternehmen/", "/de/unternehmen/quux-federn/", "/de/unternehmen/other/"]  # fmt: skip
    addresses += [f"/api/v1/{path}" for path in (
        "listings", "listings?locale=cs&facets=true", f"listings/{listing.slug}", f"listings/{listing.slug}?locale=cs",
        "listings?near=Chemnitz", "suggest?q=federn&record=listing", "suggest?q=quu&record=listing", "suggest?q=quu",
        "companies", "companies/quux-federn",
    )]  # fmt: skip
    told = []
    for address in addresses:
        body = client.get(address).content.decode().lower()
        # What was asked for is no leak: the address itself stands in the answer.
        body = body.replace("quux-federn", "") if "quux-federn" in address else body
        body = body.replace("quux federn", "") if "quux-federn" in address else body
        told += [(address, secret) for secret in SECRETS if secret in body]
    assert told == []
    page = read(client, f"{market['de']}{listing.slug}/")
    assert "Dem Portal bekanntes Unternehmen" in page.get_text()
    assert "km entfernt" not in str(read(client, f"{market['de']}?near=Chemnitz&type=offer"))


def test_a_hidden_company_with_a_public_entry_does_not_show_its_listing(client, market, publish):
    listing = publish(hide_company=True, texts={"de": "Federn nach Muster"}, company__slug="versteckt")
    shown = publish(texts={"de": "Drähte"}, company=Company.objects.get(slug="versteckt"))
    profile = str(read(client, "/de/unternehmen/versteckt/"))
    assert "Drähte" in profile
    assert shown.slug in profile
    assert "Federn" not in profile
    assert listing.slug not in profile


def test_feeds_by_kind_and_language(client, market, publish):
    publish(kind="offer", texts={"de": "Fräsen & Drehen", "cs": "Frézování"})
    publish(texts={"de": "Gussteile\x0b gesucht"})
    everything = client.get("/de/angebote/feed.atom")
    assert everything["Content-Type"].startswith("application/atom+xml")
    assert parse(everything).find_all("title")[0].get_text() == "Angebote und Gesuche – Glokal"
    for address, expected in (
        ("/de/angebote/gesuche.rss", ["Gesuch: Gussteile gesucht"]),
        ("/de/angebote/angebote.atom", ["Angebot: Fräsen & Drehen"]),
        ("/cs/nabidky/nabidky.atom", ["Nabídka: Frézování"]),
    ):
        found = [title.get_text() for title in parse(client.get(address)).find_all("title")]
        assert [title.replace("\xa0", " ") for title in found if ": " in title] == expected, address
    assert client.get("/de/angebote/poptavky.atom").status_code == 404
    assert client.get("/de/angebote/feed.atom", headers={"If-None-Match": everything["ETag"]}).status_code == 304


def test_the_order_is_told_with_its_own_figures(client, market):
    text = read(client, "/de/angebote/reihenfolge/").get_text(" ")
    assert "200 %" in text.replace("\xa0", " ")
    assert "9 Monaten" in text.replace("\xa0", " ")


def test_a_request_proposes_companies_across_the_border(client, market, publish):
    listing = publish(texts={"de": "Drehteile"}, codes={"capabilities": ["cnc-turning"]})
    company = CompanyFactory(name="Soustružna", codes={"capabilities": ["cnc-turning"]}, country="CZ",
                             region_code="CZ042")  # fmt: skip
    write_entries([company.pk])
    page = read(client, f"{market['de']}{listing.slug}/")
    assert page.select_one("section[aria-labelledby=fitting] .card-title").get_text() == "Soustružna"


def test_a_draft_is_not_there(client, market):
    listing = ListingFactory(live=False, texts={"de": "Entwurf"})
    assert client.get(f"{market['de']}{listing.slug}/").status_code == 404
