"""From a German draft to a Czech page and back: four people, each in a browser of their own, on the demo content."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.demo.accounts import ACCOUNTS

SECTION = "regionalkammer-chemnitz"
TITLE = "Gießerei sucht Partner für den Modellbau"
TEASER = "Ein Betrieb aus Chemnitz sucht eine Werkstatt jenseits der Grenze."
TEXT = "Gesucht werden Modelle aus Holz."
NEW_TEXT = "Gesucht werden Modelle aus Kunststoff."
CZECH = {
    TITLE: "Slévárna hledá partnera pro modelárnu",
    TEASER: "Firma z Chemnitz hledá dílnu za hranicí.",
    TEXT: "Hledáme dřevěné modely.",
}
CZECH_PAGE = "/cs/aktuality/komora-chemnitz/slevarna-hleda-partnera-pro-modelarnu/"


@pytest.fixture
def sign_in(browser: Browser, base_url: str) -> Iterator[Callable[[str], Page]]:
    """Return a function that opens the CMS as one of the demo accounts, in a browser context of its own."""
    contexts = []

    def enter(name: str) -> Page:
        account = next(account for account in ACCOUNTS if account.name == name)
        context = browser.new_context(base_url=base_url, locale="de-DE", viewport={"width": 1280, "height": 1000})
        contexts.append(context)
        page = context.new_page()
        page.goto("/cms/login/")
        page.fill("[name=login]", account.name)
        page.fill("[name=password]", account.password)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/cms/$"))
        return page

    yield enter
    for context in contexts:
        context.close()


def test_a_page_goes_through_moderation_and_translation(sign_in, browser, base_url):
    editor, chief, translator = sign_in("editor"), sign_in("chief"), sign_in("translator")
    reader = browser.new_page(base_url=base_url)

    write(editor)
    assert TITLE not in feed(reader, "/de/aktuelles/feed.atom")
    approve(chief)
    assert TITLE in feed(reader, "/de/aktuelles/feed.atom")

    translate(translator)
    assert CZECH[TITLE] not in feed(reader, "/cs/aktuality/feed.atom")
    approve_translation(chief)
    assert CZECH[TITLE] in feed(reader, "/cs/aktuality/feed.atom")
    reader.goto(CZECH_PAGE)
    expect(reader.locator("main")).to_contain_text(CZECH[TEXT])
    expect(reader.locator(".translation-note")).to_have_count(0)

    change(editor)
    approve(chief)
    reader.goto(CZECH_PAGE)
    expect(reader.locator("main")).to_contain_text(CZECH[TEXT])
    expect(reader.locator(".translation-note")).to_contain_text("Originál byl změněn")
    expect(desk_row(translator)).to_contain_text("zastaralé")
    reader.close()


def write(editor: Page) -> None:
    answer = editor.request.get(f"/cms/api/main/pages/?slug={SECTION}").json()
    section = next(item["id"] for item in answer["items"] if item["meta"]["type"] == "news.NewsIndexPage")
    editor.goto(f"/cms/pages/add/news/newspage/{section}/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=teaser]", TEASER)
    editor.locator(".c-sf-add-button").first.click()
    editor.get_by_role("option", name="Text", exact=True).click()
    editor.locator("[contenteditable=true]").first.click()
    editor.keyboard.type(TEXT)
    submit(editor)


def change(editor: Page) -> None:
    editor.goto(f"/cms/pages/{page_called(editor, TITLE)}/edit/")
    body = editor.locator("[contenteditable=true]").first
    expect(body).to_contain_text(TEXT)
    body.click()
    editor.keyboard.press("ControlOrMeta+a")
    editor.keyboard.type(NEW_TEXT)
    submit(editor)


def submit(editor: Page) -> None:
    """Hand a page of the ordinary editor to the moderators; who may not publish has no button for that."""
    # The rich text reaches the form with the next animation frame.
    editor.wait_for_timeout(500)
    open_actions(editor)
    expect(editor.locator("[name=action-publish]")).to_have_count(0)
    with editor.expect_navigation():
        editor.locator("[name=action-submit]").click()


def approve(chief: Page) -> None:
    chief.goto(f"/cms/pages/{page_called(chief, TITLE)}/edit/")
    open_actions(chief)
    with chief.expect_navigation():
        chief.locator("[data-workflow-action-name=approve]:visible").first.click()


def open_actions(page: Page) -> None:
    page.locator("footer").get_by_role("button", name="Mehr Aktionen").click()


def translate(translator: Page) -> None:
    row = desk_row(translator)
    expect(row).to_contain_text("chybí")
    with translator.expect_navigation():
        row.get_by_role("button").click()
    for source, words in CZECH.items():
        passage = translator.locator(".js-translation-editor li.incomplete:visible", has_text=source)
        passage.get_by_role("button", name="Přeložit").click()
        field = translator.locator(".js-translation-editor textarea:visible")
        field.fill(words)
        field.locator("xpath=ancestor::li[1]").get_by_role("button", name="Uložit").click()
        expect(field).to_have_count(0)
    expect(translator.locator("[name=action][value=publish]")).to_have_count(0)
    with translator.expect_navigation():
        translator.locator("[name=action][value=submit]").click()


def approve_translation(chief: Page) -> None:
    chief.goto(f"/cms/pages/{page_called(chief, CZECH[TITLE])}/edit/")
    expect(chief.locator(".js-translation-editor")).to_be_visible()
    with chief.expect_navigation():
        chief.locator("[data-workflow-action-url*='/approve/']").first.click()


def desk_row(translator: Page):
    translator.goto(f"/cms/translations/?q={quote(TITLE)}")
    return translator.locator("tbody tr", has_text=TITLE)


def page_called(page: Page, title: str) -> int:
    items = page.request.get(f"/cms/api/main/pages/?title={quote(title)}").json()["items"]
    assert [item["title"] for item in items] == [title]
    return items[0]["id"]


def feed(reader: Page, path: str) -> str:
    return reader.request.get(path).text()
