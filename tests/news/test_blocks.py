"""What the API tells of the blocks that only news and events have."""

import pytest
from django.utils import translation

from directory.blocks import EDITORIAL_BLOCKS
from directory.search.write import write_entries
from news.models import NewsPage
from tests.factories import CompanyFactory
from tests.home.samples import make_image

BLOCKS = dict(EDITORIAL_BLOCKS)


@pytest.fixture
def represent(db):
    def run(kind, value):
        stream = NewsPage.body.field.stream_block
        prepared = stream.to_python([{"type": kind, "value": value}])
        ((block),) = stream.get_api_representation(prepared)
        return block["value"]

    return run


def test_gallery(represent):
    image = make_image()
    images = [{"image": image.pk, "alt": "Fasern", "caption": "Labor"}]
    found = represent("gallery", {"heading": "Einblicke", "images": images})
    assert found["heading"] == "Einblicke"
    assert found["images"][0]["caption"] == "Labor"
    assert found["images"][0]["image"]["alt"] == "Fasern"
    assert found["images"][0]["image"]["credit"] == "Eva Muster"


def test_video_without_a_still_image(represent):
    found = represent("video", {"url": "https://www.video.example/w/1", "title": "Rundgang", "poster": None})
    assert found == {
        "url": "https://www.video.example/w/1",
        "title": "Rundgang",
        "host": "video.example",
        "poster": None,
    }


def test_company_in_the_language_asked_for_while_it_is_public(represent, directory):
    company = CompanyFactory(name="Dreherei Nord", slug="dreherei-nord", texts={"de": "Dreht."})
    write_entries([company.pk])
    with translation.override("de"):
        found = represent("company", company.pk)
        assert (found["name"], found["summary"]) == ("Dreherei Nord", "Dreht.")
        assert found["url"] == "/de/unternehmen/dreherei-nord/"
        company.unpublish()
        assert represent("company", company.pk) is None
        assert represent("company", None) is None
    with translation.override("cs"):  # which has no directory here
        assert represent("company", company.pk) is None
