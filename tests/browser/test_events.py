"""Events as people see them: no axe finding, no overflow, and a month that turns by keyboard."""

import pytest

LISTS = ["/de/veranstaltungen/", "/cs/akce/", "/de/veranstaltungen/vergangen/", "/cs/akce/probehle/"]


def address(page, path: str, selector: str) -> str:
    page.goto(path)
    return page.locator(selector).first.get_attribute("href")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_lists_are_clean(check_page, path, width, scheme):
    assert check_page(path, width=width, scheme=scheme) == []


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light")])
def test_events_are_clean(check_page, page, base_url, path, width, scheme):
    event = address(page, path, ".event-card a")
    assert check_page(event, width=width, scheme=scheme) == []


@pytest.mark.parametrize("path", LISTS[:2])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_months_are_clean(check_page, page, base_url, path, width, scheme):
    month = address(page, path, ".views li:nth-child(2) a")
    assert check_page(month, width=width, scheme=scheme) == []


def test_months_turn_by_keyboard(page, base_url):
    page.goto(address(page, "/de/veranstaltungen/", ".views li:nth-child(2) a"))
    before = page.locator("#month").inner_text()
    page.locator("a[rel=next]").focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert page.locator("#month").inner_text() != before
    assert page.locator("table.month").is_visible() or page.locator(".event-empty").is_visible()


def test_filters_are_sent_and_taken_back(page, base_url):
    page.goto("/de/veranstaltungen/")
    page.locator(".event-filters summary").click()
    page.get_by_label("Workshop", exact=True).check()
    page.get_by_role("button", name="Filter anwenden").click()
    page.wait_for_url("**format=workshop**")
    page.locator(".chips a").first.click()
    page.wait_for_url(lambda url: "format" not in url)
