"""The translation desk as a translator and a chief editor meet it: no finding of axe, and a file there and back."""

import re
from pathlib import Path

import polib
import pytest
from playwright.sync_api import Page, expect

from portal.demo.accounts import ACCOUNTS
from tests.browser.test_cms_axe import faults

DESK = "/cms/translations/"
LOOKS = [("translator", 360, "dark"), ("chief", 1280, "light")]


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def cms(request, browser, base_url):
    name, width, scheme = request.param
    account = next(account for account in ACCOUNTS if account.name == name)
    context = browser.new_context(
        base_url=base_url, locale="de-DE", viewport={"width": width, "height": 900}, color_scheme=scheme,
        reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    page.goto("/cms/login/")
    page.fill("[name=login]", account.name)
    page.fill("[name=password]", account.password)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cms/$"))
    yield page
    context.close()


def test_first_page_list_and_filters(cms: Page):
    expect(cms.locator("#glokal-translations")).to_be_visible()
    for path in ("/cms/", DESK, DESK + "?state=missing&state=outdated", DESK + "?q=xyzqqq", DESK + "jobs/"):
        assert cms.goto(path).status == 200
        assert faults(cms) == [], path
    cms.goto(DESK)
    expect(cms.locator("th[id^=title-]")).not_to_have_count(0)


def test_a_file_there_and_back(cms: Page, tmp_path: Path):
    cms.goto(DESK + "?language=cs&state=done&state=outdated&state=partly&state=waiting")
    cms.locator("th.glokal-tick input").check()
    expect(cms.locator("input[name=row]:not(:checked)")).to_have_count(0)  # the box at the top ticks all
    cms.locator("select[name=which]").select_option("all")
    with cms.expect_download() as download:
        cms.locator("button[value=export]").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    file = polib.pofile(str(path))
    key = file[0].msgctxt.split(":")[1]
    few = polib.POFile()  # one page, so that it is tried out at once, whether or not a worker runs
    few.metadata = file.metadata
    few.extend(entry for entry in file if key in entry.msgctxt)
    few[0].msgstr = f"{few[0].msgstr} <b>"

    cms.goto(DESK + "import/")
    assert faults(cms) == []
    send(cms, b"no such file")
    expect(cms.locator(".w-field__errors:visible")).not_to_have_count(0)
    assert faults(cms) == []
    send(cms, str(few).encode())
    expect(cms).to_have_url(re.compile(r"/jobs/\d+/$"))
    expect(cms.locator(".glokal-badge--refused")).to_have_count(1)
    assert faults(cms) == []
    with cms.expect_download() as report:
        cms.locator("a[href$='/report/']").click()
    assert report.value.suggested_filename.endswith(".csv")
    cms.locator("form[action$='/discard/'] button").click()
    expect(cms).to_have_url(re.compile(r"/jobs/$"))


def send(page: Page, content: bytes) -> None:
    page.set_input_files("[name=file]", {"name": "preklad.po", "mimeType": "text/x-po", "buffer": content})
    page.locator("main form[enctype] button[type=submit]").click()
