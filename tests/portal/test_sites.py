"""Absolute addresses follow BASE_URL and nothing else."""

import pytest
from wagtail.models import Site

from portal.sites import follow_base_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("base_url", "hostname", "port"),
    [("https://portal.example", "portal.example", 443), ("http://localhost:8461", "localhost", 8461)],
)
def test_pages_name_the_public_address(client, settings, base_url, hostname, port):
    settings.WAGTAILADMIN_BASE_URL = base_url
    follow_base_url()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == (hostname, port)
    html = client.get("/de/", headers={"host": f"{hostname}:{port}"}).content.decode()
    assert f'<link rel="canonical" href="{base_url}/de/">' in html
    assert f"{base_url}/de/" in client.get("/sitemap-pages.xml", headers={"host": hostname}).content.decode()
