"""sitemap.xml and robots.txt."""

from xml.etree import ElementTree

import pytest

from tests.home.samples import add_page, home

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client, section="pages"):
    """Return {address: {language: address}} of one section."""
    root = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    return {
        url.findtext(f"{SITEMAP}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        for url in root
    }


def test_index_names_the_sections(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml", SERVER_NAME="localhost").content)
    assert "http://localhost/sitemap-pages.xml" in {loc.text for loc in root.iter(f"{SITEMAP}loc")}


def test_pages_of_all_languages_with_their_translations(client):
    page = add_page(home("de"), "Über uns", "ueber-uns")
    czech = page.copy_for_translation(home("cs").locale)
    czech.slug = "o-nas"
    czech.save_revision().publish()
    add_page(home("de"), "Entwurf", "entwurf").unpublish()
    both = {"de": "http://localhost:8000/de/ueber-uns/", "cs": "http://localhost:8000/cs/o-nas/"}
    found = read(client)
    assert found[both["de"]] == found[both["cs"]] == both
    assert "http://localhost:8000/de/" in found
    assert not any("entwurf" in address for address in found)


def test_cost_does_not_grow_with_the_pages(client, django_assert_max_num_queries):
    """Translations are looked up together and not page by page."""
    for number in range(10):
        add_page(home("de"), f"Seite {number}", f"seite-{number}")
    with django_assert_max_num_queries(8):
        assert len(read(client)) >= 12


def test_robots_keep_out_of_the_admin(client):
    text = client.get("/robots.txt").text
    assert "Disallow: /cms/\n" in text
    assert "Sitemap: http://testserver/sitemap.xml\n" in text
