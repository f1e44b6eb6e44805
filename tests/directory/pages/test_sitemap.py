"""sitemap.xml: every published company in every language."""

import xml.etree.ElementTree as ElementTree

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_companies_with_alternates_and_date(client, region_pair):
    root = ElementTree.fromstring(client.get("/sitemap-companies.xml").content)
    rows = {url.findtext("s:loc", namespaces=NAMES): url for url in root.findall("s:url", NAMES)}
    assert sorted(address.split("/", 3)[3] for address in rows) == [
        "cs/firmy/dreherei-nord/", "cs/firmy/slevarna-labe/",
        "de/unternehmen/dreherei-nord/", "de/unternehmen/slevarna-labe/",
    ]  # fmt: skip
    row = rows[next(address for address in rows if address.endswith("/cs/firmy/slevarna-labe/"))]
    assert row.findtext("s:lastmod", namespaces=NAMES).startswith("2026-10-01")
    alternates = {link.get("hreflang"): link.get("href") for link in row.findall("x:link", NAMES)}
    assert alternates["de"].endswith("/de/unternehmen/slevarna-labe/")
    assert alternates["cs"].endswith("/cs/firmy/slevarna-labe/")


def test_index_names_the_companies(client, region_pair):
    assert "sitemap-companies.xml" in client.get("/sitemap.xml").content.decode()


def test_number_of_queries(client, directory, publish, django_assert_num_queries):
    for _ in range(30):
        publish()
    client.get("/sitemap-companies.xml")
    with django_assert_num_queries(2):  # number of companies, one page of them
        client.get("/sitemap-companies.xml")
