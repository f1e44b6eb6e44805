"""What caches, browsers and programs rely on: ETag, compression, HEAD, CORS, no cookie."""

import gzip

import brotli
import pytest

from home.api.answers import accepted_encoding

LISTING = "/api/v1/companies?locale=de"
pytestmark = pytest.mark.usefixtures("companies")


def test_an_unchanged_answer_is_304_and_a_changed_one_is_not(client, companies):
    first = client.get(LISTING)
    etag = first.headers["ETag"]
    assert not etag.startswith("W/")
    again = client.get(LISTING, headers={"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    companies["kammer"].unpublish()
    assert client.get(LISTING, headers={"If-None-Match": etag}).status_code == 200


def test_caches_must_ask_before_they_show_a_company_again(client):
    assert client.get(LISTING).headers["Cache-Control"] == "public, no-cache"
    assert client.get("/api/v1/vocabularies/regions?locale=de").headers["Cache-Control"] == "public, max-age=3600"


def test_the_answer_varies_by_language_only_where_the_address_does_not_say_it(client):
    def vary(url: str) -> set[str]:
        return {name.strip().lower() for name in client.get(url).headers["Vary"].split(",")}

    assert "accept-language" not in vary(LISTING)
    assert {"accept-language", "accept-encoding"} <= vary("/api/v1/companies")


@pytest.mark.parametrize(("encoding", "decompress"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_long_answer_is_compressed_as_the_reader_can_read_it(client, encoding, decompress):
    plain = client.get(LISTING)
    small = client.get(LISTING, headers={"Accept-Encoding": encoding})
    assert small.headers["Content-Encoding"] == encoding
    assert decompress(small.content) == plain.content
    assert len(small.content) < len(plain.content) / 1.5
    assert small.headers["ETag"] != plain.headers["ETag"]
    again = client.get(LISTING, headers={"Accept-Encoding": encoding, "If-None-Match": small.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_readers_wish_is_kept(header, encoding):
    assert accepted_encoding(header) == encoding


@pytest.mark.parametrize("path", ["companies?locale=de", "companies/kammer", "openapi.json", "companies?limit=0"])
def test_head_has_the_headers_of_get_without_a_body(client, path):
    get, head = client.get(f"/api/v1/{path}"), client.head(f"/api/v1/{path}")
    assert head.content == b""
    assert head.status_code == get.status_code
    assert head.headers["Content-Length"] == str(len(get.content))
    assert head.headers.get("ETag") == get.headers.get("ETag")


def test_other_sites_may_read_and_nobody_gets_a_cookie(client):
    response = client.get(LISTING, headers={"Origin": "https://kammer.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response.headers["Vary"]


def test_a_browser_may_revalidate_from_another_site(client):
    response = client.options(
        LISTING,
        headers={
            "Origin": "https://kammer.example",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )
    assert response.status_code == 200
    assert "if-none-match" in response.headers["Access-Control-Allow-Headers"]
