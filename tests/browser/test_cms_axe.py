"""What an officer sees in the CMS: no finding of axe, no page wider than a telephone, everything by keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from portal.demo.accounts import ACCOUNTS
from tests.browser.conftest import AXE_RULES

OFFICER = ACCOUNTS[1]
LOOKS = [("de-DE", 1280, "light"), ("cs-CZ", 360, "dark")]

# Faults of Wagtail's own markup, each with the element it is about; none is in a part of ours.
WAGTAIL = {
    "target-size": "The open drawer of filters covers part of the links in the list behind it.",
}
COMPANIES = "/cms/companies/"
REGISTER = (
    "Name;Land;PLZ;Ort\n"
    "Achsfabrik Freiberg GmbH;DE;09599;Freiberg\n"
    "Nástrojárna Chodov s.r.o.;CZ;357 35;Chodov\n"
    "Fernwerk München GmbH;DE;80331;München\n"
    "Aditiva Krušnochem a.s.;CZ;436 01;Litvínov\n"
)


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def cms(request, browser, base_url):
    """The CMS as an officer finds it after signing in, in one language, width and scheme."""
    language, width, scheme = request.param
    context = browser.new_context(
        base_url=base_url, locale=language, viewport={"width": width, "height": 900}, color_scheme=scheme,
        reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    page.goto("/cms/login/")
    assert faults(page) == []
    sign_in(page)
    yield page
    context.close()


def sign_in(page: Page) -> None:
    page.fill("[name=login]", OFFICER.name)
    page.fill("[name=password]", OFFICER.password)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cms/$"))


def faults(page: Page, but: tuple[str, ...] = ()) -> list[str]:
    """Say what axe finds, `but` for what `WAGTAIL` names, and whether the page is wider than its window."""
    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options={"runOnly": AXE_RULES}).response["violations"]
    told = [
        f"{rule['id']}: {[node['target'] for node in rule['nodes']]}"
        for rule in found
        if not (rule["id"] in but and rule["id"] in WAGTAIL)
    ]
    needed, width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return told + ([f"{needed} pixels wide in a window of {width}"] if needed > width else [])


def test_first_page_list_and_vocabularies(cms):
    lists = [COMPANIES + query for query in ("", "?q=chemnitz", "?q=xyzqqq", "?state=draft")]
    vocabularies = [f"/cms/{name}/" for name in ("sector", "capability", "category", "certificate", "region")]
    for path in ["/cms/", *lists, *vocabularies]:
        assert cms.goto(path).status == 200
        assert faults(cms) == [], path


def test_filters(cms):
    cms.goto(COMPANIES)
    cms.locator("button:has(.icon-sliders)").first.click()
    cms.locator(".w-drilldown__toggle").first.click()
    expect(cms.locator("[name=kind]").first).to_be_visible()
    assert faults(cms, but=("target-size",)) == []


def test_question_before_publishing_several(cms):
    cms.goto(COMPANIES)
    links = cms.locator("td.title a").evaluate_all("links => links.map(link => link.href)")
    keys = {found[1] for link in links if (found := re.search(r"/edit/(\d+)/", link))}
    for action in ("publish", "unpublish"):
        cms.goto(f"/cms/bulk/directory/company/{action}/?" + "&".join(f"id={key}" for key in sorted(keys)[:3]))
        assert cms.locator("main li a").count() == 3
        assert faults(cms) == []


def test_editing_with_an_error_and_the_history(cms):
    cms.goto(COMPANIES)
    cms.goto(cms.locator("td.title a[href*='/edit/']").first.get_attribute("href"))
    address = cms.url
    tabs = cms.locator("[role=tab]:visible")
    assert tabs.count() > 4
    for number in range(tabs.count()):
        tabs.nth(number).click()
        assert faults(cms) == [], number
    tabs.first.click()
    cms.fill("[name=vat_id]", "DE1")
    cms.keyboard.press("Enter")
    expect(cms.locator(".w-field__errors:visible")).not_to_have_count(0)
    assert faults(cms) == []
    cms.goto(address.replace("/edit/", "/history/"))
    assert faults(cms) == []


def test_importing(cms, worker):
    cms.goto("/cms/imports/new/")
    assert faults(cms) == []
    send(cms, "brief.pdf", "%PDF-1.7")
    expect(cms.locator(".w-field__errors:visible")).not_to_have_count(0)
    assert faults(cms) == []
    send(cms, "register.csv", REGISTER)
    expect(cms).to_have_url(re.compile(r"/columns/$"))
    assert faults(cms) == []
    cms.locator("main form button[type=submit]").click()
    expect(cms.locator("[name=start]")).to_be_visible(timeout=30_000)  # by itself, when the trial is done
    assert cms.locator(".glokal-counts strong").all_inner_texts() == ["2", "0", "0", "2"]
    assert faults(cms) == []
    cms.locator("select[name^=row-]").select_option("skip")
    cms.locator("[name=decide]").click()
    expect(cms.locator("select[name^=row-]")).to_have_value("skip")
    cms.locator("[name=start]").click()
    undo = cms.locator("a[href$='/undo/']")
    expect(undo).to_be_visible(timeout=30_000)
    assert faults(cms) == []
    with cms.expect_download() as download:
        cms.locator("a[href$='/report/']").click()
    assert download.value.suggested_filename.endswith(".jsonl")
    undo.click()
    assert faults(cms) == []
    cms.locator("main form button[type=submit]").click()
    expect(undo).to_have_count(0)
    assert faults(cms) == []
    cms.goto("/cms/imports/")
    assert faults(cms) == []


def send(page: Page, name: str, text: str) -> None:
    page.set_input_files("[name=file]", {"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.fill("[name=source]", "Register")
    page.locator("main form[enctype] button[type=submit]").click()


def test_import_that_waits_says_so(cms):
    """No worker runs: the page tells the reader why nothing happens, without being loaded by hand."""
    cms.goto("/cms/imports/new/")
    send(cms, "register.csv", REGISTER)
    cms.locator("main form button[type=submit]").click()
    expect(cms.locator("glokal-progress progress")).to_be_visible()
    assert faults(cms) == []
    expect(cms.locator("glokal-progress .help-warning")).to_be_visible(timeout=40_000)
    assert faults(cms) == []
    cms.locator("main form button[type=submit]").click()
    expect(cms).to_have_url(re.compile(r"/cms/imports/$"))


@pytest.mark.parametrize("cms", LOOKS[:1], indirect=True, ids=["keyboard"])
def test_terms_and_tabs_by_keyboard_alone(cms):
    cms.goto(COMPANIES)
    cms.goto(cms.locator("td.title a[href*='/edit/']").first.get_attribute("href"))
    cms.wait_for_load_state("networkidle")
    cms.locator("[role=tab]").first.focus()
    cms.keyboard.press("ArrowRight")
    cms.keyboard.press("ArrowRight")
    third = cms.locator("[role=tab]").nth(2)
    expect(third).to_be_focused()
    expect(third).to_have_attribute("aria-selected", "true")
    box = cms.locator("#id_capabilities-search")
    for _step in range(40):
        if box.evaluate("element => element === document.activeElement"):
            break
        cms.keyboard.press("Tab")
    expect(box).to_be_focused()
    chosen = cms.locator("glokal-terms:has(#id_capabilities) .glokal-terms__chosen > li")
    before = chosen.count()
    cms.keyboard.type("Pulverbesch")
    expect(cms.locator("#id_capabilities-options > li").first).to_be_visible()
    cms.keyboard.press("Enter")
    expect(chosen).to_have_count(before + 1)
    cms.keyboard.press("Backspace")
    expect(chosen).to_have_count(before)


@pytest.mark.parametrize("cms", LOOKS[:1], indirect=True, ids=["keyboard"])
def test_columns_and_start_by_keyboard_alone(cms, worker):
    cms.goto("/cms/imports/new/")
    cms.set_input_files(
        "[name=file]", {"name": "register.csv", "mimeType": "text/csv", "buffer": REGISTER.encode()}
    )  # the browser's own dialog
    cms.locator("[name=source]").focus()
    cms.keyboard.type("Register")
    cms.keyboard.press("Enter")
    expect(cms).to_have_url(re.compile(r"/columns/$"))
    tab_to(cms, "main form button[type=submit]")
    cms.keyboard.press("Enter")
    expect(cms.locator("[name=start]")).to_be_visible(timeout=30_000)
    tab_to(cms, "main form[action$='/discard/'] button")
    cms.keyboard.press("Enter")
    expect(cms).to_have_url(re.compile(r"/cms/imports/$"))


def tab_to(page: Page, selector: str, steps: int = 80) -> None:
    target = page.locator(selector)
    for _step in range(steps):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached by the tabulator key")
