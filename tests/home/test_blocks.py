"""Blocks: each renders by its own template and says what it holds in the API."""

import pytest

from home.blocks import BODY_BLOCKS, HOME_BLOCKS
from home.models import HomePage
from home.panels import Panel, _panels, register_panel
from tests.home.samples import add_page, every_block, home

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    target = add_page(home("de"), "Ziel", "ziel")
    return add_page(home("de"), "Alles", "alles", body=every_block(target))


def test_the_sample_has_every_block(page):
    assert [block.block_type for block in page.body] == [name for name, _ in BODY_BLOCKS]


def test_every_block_has_a_template_and_its_own_representation():
    for name, block in HOME_BLOCKS:
        assert block.meta.template.startswith("blocks/"), name
        assert "get_api_representation" in type(block).__dict__, name


@pytest.mark.parametrize(
    "expected",
    [
        '<h2 id="über-die-grenze">Über die Grenze</h2>',
        "<p>Ein <b>Absatz</b>.</p>",
        "<blockquote><p>Wir liefern nach Ústí.</p></blockquote>",
        'alt="Drehmaschine in einer Halle"',
        "Bild: Eva Muster",
        "<span>Leitfaden</span>",
        'class="btn" href="/de/ziel/"',
        '<a href="https://example.org/">Außen</a>',
        "Was kostet es?",
        'href="mailto:weber@example.org"',
        "Institut ohne Logo",
        'alt="Kammer mit Logo"',
    ],
)
def test_block_is_rendered(client, page, expected):
    assert expected in " ".join(client.get("/de/alles/").text.split())


def test_api_gives_addresses_and_not_numbers(client, page):
    body = client.get(f"/api/cms/v2/pages/{page.pk}/").json()["body"]
    values = {block["type"]: block["value"] for block in body}
    assert list(values) == [name for name, _ in BODY_BLOCKS]
    assert values["heading"] == {"text": "Über die Grenze", "level": "h2", "anchor": "über-die-grenze"}
    assert values["text"] == "<p>Ein <b>Absatz</b>.</p>"
    assert values["image"]["image"]["alt"] == "Drehmaschine in einer Halle"
    assert values["image"]["image"]["url"].startswith("/media/images/")
    assert values["documents"]["documents"][0]["type"] == "PDF"
    assert values["call_to_action"]["url"].endswith("/de/ziel/")
    assert [card["url"] for card in values["cards"]["cards"]][1] == "https://example.org/"
    assert values["faq"]["questions"] == [{"question": "Was kostet es?", "answer": "<p>Nichts.</p>"}]


def test_a_link_leads_to_the_translation_of_its_page(client, page):
    """wagtail-localize keeps the page that was chosen in the source language."""
    czech = home("cs").locale
    target = home("de").get_children().get(slug="ziel").specific.copy_for_translation(czech)
    target.slug = "cil"
    target.save_revision().publish()
    translated = page.copy_for_translation(czech)
    translated.save_revision().publish()
    assert 'class="btn" href="/cs/cil/"' in client.get(translated.get_url()).text


def test_a_link_to_a_draft_is_not_shown(client, page):
    home("de").get_children().get(slug="ziel").specific.unpublish()
    assert "/de/ziel/" not in client.get("/de/alles/").text


def test_a_panel_shows_what_a_room_registered(client, monkeypatch):
    monkeypatch.setattr("home.panels._panels", dict(_panels))
    register_panel(Panel("test", "Test", "components/alert.html", lambda request, page: {"text": f"von {page.title}"}))
    start = HomePage.objects.get(locale__language_code="de")
    start.body = [
        ("panel", {"heading": "Da", "text": "", "panel": "test"}),
        ("panel", {"heading": "Fort", "text": "", "panel": "gone"}),
    ]
    start.save_revision().publish()
    text = client.get("/de/").text
    assert "von Startseite" in text
    assert "Fort" not in text
