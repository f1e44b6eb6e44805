"""News as people see them: no axe finding, no overflow, no third party, and filters that work by keyboard."""

import pytest

LISTS = ["/de/aktuelles/", "/cs/aktuality/"]
SIZES = pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark"), (320, "light")])


def articles(page, path: str) -> list[str]:
    page.goto(path)
    return [link.get_attribute("href") for link in page.locator(".news-card .card-title a").all()]


@pytest.mark.parametrize("path", LISTS)
@SIZES
def test_lists_are_clean(check_page, path, width, scheme):
    assert check_page(path, width=width, scheme=scheme) == []


@pytest.mark.parametrize("path", LISTS)
@SIZES
def test_a_choice_that_finds_nothing_is_clean(check_page, path, width, scheme):
    assert check_page(f"{path}?topic=nix&page=99", width=width, scheme=scheme) == []


@pytest.mark.parametrize("path", LISTS)
def test_articles_are_clean(check_page, page, base_url, path):
    found = articles(page, path)
    assert len(found) > 5
    faults = {
        (address, width): check_page(address, width=width, scheme=scheme)
        for address in found
        for width, scheme in ((1280, "dark"), (360, "light"))
    }
    assert {key: value for key, value in faults.items() if value} == {}


def test_filters_work_by_keyboard(page, base_url):
    page.goto("/de/aktuelles/")
    choice = page.locator("#news-topic option").nth(1).get_attribute("value")
    page.locator("#news-topic").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Anzeigen").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**topic={choice}**")
    assert page.locator(".news-card").count() > 0
    assert page.locator("#news-topic").input_value() == choice


def test_the_language_switch_leads_from_a_topic_to_its_translation(page, base_url):
    page.goto("/de/aktuelles/")
    slug = page.locator("#news-topic option").nth(1).get_attribute("value")
    page.goto(f"/de/aktuelles/thema/{slug}/")
    page.get_by_role("link", name="Čeština").click()
    page.wait_for_url("**/cs/aktuality/tema/**")
    assert page.locator(".news-card").count() > 0
