"""The directory as people use it: with and without JavaScript, by keyboard, in both schemes and widths."""

import re

import pytest
from playwright.sync_api import expect

PROFILE = "/de/unternehmen/silvaton-mikrosysteme-gmbh/"
PATHS = [
    "/de/unternehmen/",
    "/cs/firmy/?q=svařování&region=CZ042&near=Liberec&radius_km=100",
    "/de/unternehmen/?q=quantengravitation&region=DED42",
    "/de/unternehmen/?region=XX&page=99",
    PROFILE,
    "/cs/firmy/silvaton-mikrosysteme-gmbh/",
    "/cs/firmy/razeni/",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "dark"), (320, "light")])
def test_page_is_clean(check_page, path, width, scheme):
    assert check_page(path, width=width, scheme=scheme) == []


def test_unknown_entry_is_clean(check_page):
    assert check_page("/de/unternehmen/gibt-es-nicht/", width=360, status=404) == []


@pytest.fixture
def without_script(browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    yield context.new_page()
    context.close()


def test_search_and_filter_without_javascript(without_script):
    page = without_script
    page.goto("/de/unternehmen/")
    page.fill("#finder-q", "Schweißen")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("checkbox", name=re.compile("Tschechien")).check()
    page.get_by_role("button", name="Filter anwenden").click()
    assert "q=Schwei%C3%9Fen" in page.url
    assert "country=CZ" in page.url
    assert page.get_by_role("link", name=re.compile("Filter entfernen – Land: Tschechien")).is_visible()


def count(page):
    return int(re.search(r"\d+", page.locator("#results-title").inner_text()).group())


def test_a_filter_takes_effect_at_once_and_keeps_the_focus(page, base_url):
    page.goto("/de/unternehmen/")
    before = count(page)
    assert not page.get_by_role("button", name="Filter anwenden").is_visible()
    box = page.get_by_role("checkbox", name=re.compile("^Tschechien"))
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/?country=CZ")
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^\d+ Unternehmen$"))
    assert 0 < count(page) < before
    assert page.evaluate("document.activeElement.value") == "CZ"
    assert page.locator('.languages a[lang="cs"]').get_attribute("href") == "/cs/firmy/?country=CZ"


def test_going_back_brings_form_and_results_back(page, base_url):
    page.goto("/de/unternehmen/")
    before = count(page)
    page.locator("#finder-q").press_sequentially("Holz")
    page.wait_for_url("**/?q=Holz")
    assert count(page) < before
    page.locator("#map-DED42").click()
    page.wait_for_url("**/?q=Holz&region=DED42")
    page.go_back()
    page.wait_for_url("**/?q=Holz")
    expect(page.locator("#map-DED42")).not_to_have_attribute("aria-current", "true")
    page.go_back()
    expect(page.locator("#results-title")).to_have_text(f"{before} Unternehmen")
    assert page.locator("#finder-q").input_value() == ""


def test_typing_makes_one_step_of_the_history(page, base_url):
    page.goto("/de/unternehmen/")
    start = page.evaluate("history.length")
    for text in ("Holz", "bau", "teile"):
        page.locator("#finder-q").press_sequentially(text)
        page.wait_for_timeout(700)
    assert page.evaluate("history.length") == start + 1


def test_map_by_keyboard(page, base_url):
    page.goto("/de/unternehmen/")
    page.locator("#map-CZ041").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?region=CZ041")
    expect(page.locator("#map-CZ041")).to_have_attribute("aria-current", "true")
    assert page.evaluate("document.activeElement.id") == "map-CZ041"
    assert page.locator('input[value="CZ041"]').is_checked()


def test_taking_a_filter_away_leads_the_focus_to_the_results(page, base_url):
    page.goto("/de/unternehmen/?region=DED42")
    page.locator(".chips a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/unternehmen/?")
    expect(page.locator(".chips")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "results-title"


def test_next_page_begins_at_its_top(page, base_url):
    page.goto("/de/unternehmen/")
    page.get_by_role("link", name="Weiter").click()
    page.wait_for_url("**/?page=2")
    assert page.evaluate("document.activeElement.id") == "results-title"
    expect(page.locator("#results-title")).to_be_in_viewport()


def test_a_failing_answer_falls_back_to_a_full_load(page, base_url):
    page.goto("/de/unternehmen/")
    broken = []

    def answer(route):
        if route.request.resource_type == "fetch":
            broken.append(route.request.url)
            route.fulfill(status=503, body="")
        else:
            route.continue_()

    page.route("**/unternehmen/?country=CZ", answer)
    page.get_by_role("checkbox", name=re.compile("^Tschechien")).check()
    page.wait_for_url("**/?country=CZ", wait_until="load")
    assert len(broken) == 1
    assert page.get_by_role("checkbox", name=re.compile("^Tschechien")).is_checked()


def test_suggestions_by_keyboard(page, base_url):
    page.goto("/de/unternehmen/")
    page.locator("#finder-q").press_sequentially("zersp")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Zerspanung")
    page.keyboard.press("ArrowDown")
    assert page.locator("#finder-q").get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#results-title")).to_have_text(re.compile("Unternehmen"))
    assert page.locator("#finder-q").input_value().startswith("Zerspan")


def test_filters_fold_on_small_screens_only(page, base_url):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/de/unternehmen/")
    box = page.get_by_role("checkbox", name=re.compile("^Tschechien"))
    assert not box.is_visible()
    page.locator(".fold > summary").click()
    box.check()
    page.wait_for_url("**/?country=CZ")
    assert box.is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/de/unternehmen/")
    assert box.is_visible()
    assert not page.locator(".fold > summary").is_visible()


@pytest.mark.parametrize("path", ["/de/unternehmen/", "/cs/firmy/"])
@pytest.mark.parametrize("width", [1280, 360])
def test_labels_of_the_map_do_not_touch(page, base_url, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    page.evaluate("document.fonts.ready")
    boxes = page.evaluate("""() => [...document.querySelectorAll(".map tspan")].map(line => {
        const box = line.getBoundingClientRect();
        return box.width ? [line.textContent, line.parentElement.textContent, box] : null;
    }).filter(Boolean)""")
    assert len(boxes) == 12 if width < 500 else len(boxes) >= 24
    for number, (one, label, a) in enumerate(boxes):
        for other, of, b in boxes[number + 1 :]:
            if label == of:
                continue
            apart = (
                a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
            )
            assert apart, f"{one} and {other}"


def test_structured_data_is_not_blocked(page, base_url):
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(PROFILE)
    data = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert data["@type"] == "LocalBusiness"
    assert not [text for text in messages if "Content Security Policy" in text]
