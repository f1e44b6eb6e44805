"""sitemap.xml: every published company in every language."""

import xml.etree.ElementTree as ElementTree

from directory.pages.sitemap import CompanySitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_companies_with_alternates_and_date(client, region_pair):
    root = ElementTree.fromstring(client.get("/sitemap-companies.xml").content)
    rows = {url.findtext("s:loc", namespaces=NAMES): url for url in root.findall("s:url", NAMES)}
    assert sorted(address.split("/", 3)[3] for address in rows) == [
        "cs/firmy/dreherei-nord/", "cs/firmy/razeni/", "cs/firmy/slevarna-labe/",
        "de/unternehmen/dreherei-nord/", "de/unternehmen/reihenfolge/", "de/unternehmen/slevarna-labe/",
    ]  # fmt: skip
    row = rows[next(address for address in rows if address.endswith("/cs/firmy/slevarna-labe/"))]
    assert row.findtext("s:lastmod", namespaces=NAMES).startswith("2026-10-01")
    alternates = {link.get("hreflang"): link.get("href") for link in row.findall("x:link", NAMES)}
    assert alternates["de"].endswith("/de/unternehmen/slevarna-labe/")
    assert alternates["cs"].endswith("/cs/firmy/slevarna-labe/")


def test_the_page_on_the_order_is_there_once(client, directory, publish, monkeypatch):
    monkeypatch.setattr(CompanySitemap, "limit", 1)
    for _ in range(2):
        publish()
    first, second = (client.get(f"/sitemap-companies.xml?p={page}") for page in (1, 2))
    urls = ElementTree.fromstring(first.content).findall("s:url", NAMES)
    rows = {url.findtext("s:loc", namespaces=NAMES): url for url in urls}
    address = next(a for a in rows if a.endswith("/cs/firmy/razeni/"))
    assert client.get(address).status_code == 200
    alternates = {x.get("hreflang"): x.get("href") for x in rows[address].findall("x:link", NAMES)}
    assert alternates["de"].endswith("/de/unternehmen/reihenfolge/")
    assert "razeni" not in second.text


def test_index_names_the_companies(client, region_pair):
    assert "sitemap-companies.xml" in client.get("/sitemap.xml").content.decode()


def test_number_of_queries(client, directory, publish, django_assert_num_queries):
    for _ in range(30):
        publish()
    client.get("/sitemap-companies.xml")
    with django_assert_num_queries(2):  # number of companies, one page of them
        client.get("/sitemap-companies.xml")
