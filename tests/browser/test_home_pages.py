"""The pages of the ground floor as people see them: no axe finding, no overflow, no cookie, no third party."""

import pytest

PATHS = ["/de/", "/cs/", "/de/ueber-das-projekt/", "/cs/o-projektu/", "/de/impressum/", "/cs/pristupnost/"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark"), (320, "light")])
def test_page_is_clean(check_page, path, width, scheme):
    assert check_page(path, width=width, scheme=scheme) == []


@pytest.mark.parametrize("path", ["/de/nix/", "/cs/nic/"])
def test_not_found_page_is_clean(check_page, path):
    assert check_page(path, width=360, status=404) == []


def test_dark_and_light_differ(page, base_url):
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto("/de/")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1]


def test_skip_link_is_the_first_stop_and_leads_to_the_content(page, base_url):
    page.goto("/de/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_language_switch(page, base_url):
    page.goto("/de/ueber-das-projekt/")
    page.get_by_role("link", name="Čeština").click()
    page.wait_for_url("**/cs/o-projektu/")
    assert page.locator("h1").inner_text() == "O\xa0projektu"


def test_emblem_is_shown_at_three_by_two_and_readable(page, base_url):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/cs/")
    emblem = page.get_by_role("img", name="Znak Evropské unie")
    emblem.scroll_into_view_if_needed()
    assert page.evaluate("image => image.complete && image.naturalWidth > 0", emblem.element_handle())
    inner = page.evaluate("image => [image.clientWidth, image.clientHeight]", emblem.element_handle())
    assert inner == [96, 64]
    assert page.get_by_text("Spolufinancováno Evropskou unií").is_visible()
