"""The CMS under its content security policy: signing in, the dashboard, the page editor, an upload, a preview."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from portal.demo.accounts import ACCOUNTS

ADMIN = ACCOUNTS[0]


@pytest.fixture
def complaints(page: Page, base_url: str) -> list[str]:
    """What the browser refuses, misses or stumbles over, and every request that leaves the portal."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith((base_url, "data:", "blob:")) else found.append(request.url),
    )
    return found


@pytest.fixture
def cms(page: Page, complaints: list[str]) -> Page:
    page.goto("/cms/login/")
    page.fill("[name=login]", ADMIN.name)
    page.fill("[name=password]", ADMIN.password)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cms/$"))
    return page


def test_the_dashboard_loads(cms, complaints):
    expect(cms.locator("main")).to_be_visible()
    cms.wait_for_load_state("networkidle")
    assert complaints == []


def test_a_page_can_be_edited_and_previewed(cms, complaints):
    cms.goto("/cms/pages/")
    cms.goto(cms.locator("a[href*='/edit/']").first.get_attribute("href"))
    expect(cms.locator("[name=title]")).to_be_visible()
    cms.locator("[data-side-panel-toggle=preview]").first.click()
    # Wagtail loads each preview into a new frame behind the old one, which it then removes.
    expect(cms.frame_locator(".w-preview__iframe").last.locator("main")).to_be_visible(timeout=30_000)
    cms.wait_for_load_state("networkidle")
    assert complaints == []


def test_an_image_can_be_uploaded(cms, complaints):
    cms.goto("/cms/images/add/")
    picture = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).save(picture, "PNG")
    cms.set_input_files(
        "input[type=file]", {"name": "verlauf.png", "mimeType": "image/png", "buffer": picture.getvalue()}
    )
    cms.fill("input[name=title]", "Verlauf")
    cms.fill("input[name=description]", "Ein Verlauf von Schwarz nach Weiß")
    cms.locator("main form[enctype] button[type=submit]").last.click()
    expect(cms).to_have_url(re.compile(r"/cms/images/$"))
    expect(cms.locator("main")).to_contain_text("Verlauf")
    cms.wait_for_load_state("networkidle")
    assert complaints == []
