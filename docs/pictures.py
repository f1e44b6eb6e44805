"""The pictures of the editors' guides, taken from a running portal with demo content.

    python docs/pictures.py http://localhost:8000

A Chromium is needed: environment variable CHROMIUM, or Debian's. Pictures go to docs/img/guide/<language>/. What the
script makes on the way (a draft, a language, a job of the translation desk) it deletes again; accounts get back the
language that they had.
"""

import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import polib
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "img" / "guide"
SIZE = {"width": 1280, "height": 860}
WIDTH = 1200  # pixels of a picture at most
COLOURS = 256
OUTDATED = "/cs/aktuality/fond-setkavani-nove-kolo/"  # of the demo content, as are all addresses below


@dataclass(frozen=True)
class Scene:
    """Who writes where, and what, in one language."""

    language: str
    author: str
    section: str
    event: str
    title: str
    teaser: str


SCENES = (
    Scene(
        "de", "editor", "/de/aktuelles/regionalkammer-chemnitz/",
        "/de/veranstaltungen/regionalkammer-chemnitz/kooperationsboerse-metall-und-kunststoff/",
        "Zollsprechtag jetzt jeden Monat",
        "Die Regionalkammer berät Betriebe an jedem ersten Dienstag zu Zoll und Ursprung, auch auf Tschechisch.",
    ),
    Scene(
        "cs", "redaktor", "/cs/aktuality/komora-poohri-a-polabi/",
        "/cs/akce/komora-poohri-a-polabi/elektronicke-faktury-nemeckym-odberatelum/",
        "Celní poradna nově každý měsíc",
        "Komora bude firmám každé první úterý radit s clem a původem zboží, nově také v němčině.",
    ),
)  # fmt: skip


class Visit:
    """One account in the CMS, in the language of the scene, which is the account's own only meanwhile."""

    def __init__(self, browser: Browser, base: str, name: str, language: str) -> None:
        locale = {"de": "de-DE", "cs": "cs-CZ"}[language]
        self.context = browser.new_context(
            base_url=base, locale=locale, timezone_id="Europe/Berlin", viewport=SIZE, reduced_motion="reduce",
            color_scheme="light", accept_downloads=True,
        )  # fmt: skip
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.page.goto("/cms/login/")
        self.page.fill("[name=login]", name)
        self.page.fill("[name=password]", f"glokal-{name}")
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile(r"/cms/$"))
        self.own = self.speak(language)

    def speak(self, language: str) -> str:
        """Choose a language for the CMS; return the one before."""
        self.page.goto("/cms/account/")
        choice = self.page.locator("select[name$=preferred_language]")
        before = choice.input_value()
        choice.select_option(language)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_load_state()
        return before

    def leave(self) -> None:
        self.speak(self.own)
        self.context.close()


@contextmanager
def visit(browser: Browser, base: str, name: str, language: str) -> Iterator[Page]:
    found = Visit(browser, base, name, language)
    try:
        yield found.page
    finally:
        found.leave()


class Album:
    """Takes the pictures of one language."""

    def __init__(self, language: str) -> None:
        self.folder = FOLDER / language
        self.folder.mkdir(parents=True, exist_ok=True)

    def take(self, page: Page, name: str, height: int = SIZE["height"]) -> None:
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(400)  # menus slide in
        clip = {"x": 0, "y": 0, "width": SIZE["width"], "height": height}
        picture = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")  # type: ignore[arg-type]
        picture.thumbnail((WIDTH, WIDTH), Image.Resampling.LANCZOS)
        picture = picture.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE)
        path = self.folder / f"{name}.png"
        picture.save(path, optimize=True)
        print(f"{path.relative_to(FOLDER)}  {picture.width} × {picture.height}  {path.stat().st_size // 1024} kB")


def lookup(page: Page, path: str) -> dict[str, Any]:
    """Return what the API says of a public page."""
    answer = page.request.get("/api/v1/pages", params={"path": path})
    if not answer.ok:
        raise SystemExit(f"{path} is not there: is this a portal with the demo content?")
    return dict(answer.json())


def open_page(page: Page, path: str) -> None:
    answer = page.goto(path)
    if answer is None or not answer.ok:
        raise SystemExit(f"{path} cannot be shown")


def submit_form(page: Page, selector: str) -> None:
    page.locator(selector).first.click()
    page.wait_for_load_state()


def open_actions(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()


def write(page: Page, album: Album, scene: Scene) -> int:
    """Look at an event, then write a piece of news and submit it; return its number."""
    page.goto(f"/cms/pages/{lookup(page, scene.event)['id']}/edit/")
    page.wait_for_load_state("networkidle")
    page.mouse.move(700, 400)
    page.mouse.wheel(0, 420)
    album.take(page, "event-form")
    page.goto(f"/cms/pages/add/news/newspage/{lookup(page, scene.section)['id']}/")
    page.fill("#id_title", scene.title)
    page.fill("#id_teaser", scene.teaser)
    page.mouse.click(1180, 400)  # takes the cursor out of the field
    album.take(page, "news-form")
    page.locator(".c-sf-add-button").first.click()
    album.take(page, "blocks", 760)
    page.keyboard.press("Escape")
    open_actions(page)
    album.take(page, "submit")
    submit_form(page, "[name=action-submit]")
    address = page.locator(".messages a[href$='/edit/']").first.get_attribute("href") or ""
    return int(re.findall(r"\d+", address)[-1])


def decide(page: Page, album: Album, number: int) -> None:
    """What a chief editor sees: images of everybody, and what was submitted."""
    page.goto("/cms/images/")
    page.locator("main ul.listing a, main .listing a, #image-results a").first.click()
    album.take(page, "image-focus", 720)
    page.goto(f"/cms/pages/{number}/edit/")
    open_actions(page)
    album.take(page, "decide")
    page.keyboard.press("Escape")
    page.locator("[data-side-panel-toggle=status]").first.click()
    page.wait_for_timeout(500)
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    album.take(page, "schedule", 760)


def delete_page(page: Page, number: int) -> None:
    page.goto(f"/cms/pages/{number}/delete/")
    submit_form(page, "main form[method=post] [type=submit], form[action$='/delete/'] [type=submit]")


def translate(page: Page, album: Album, scratch: Path) -> None:
    page.goto("/cms/translations/")
    album.take(page, "desk")
    page.goto(f"/cms/pages/{lookup(page, OUTDATED)['id']}/edit/")
    album.take(page, "translation")
    page.goto("/cms/translations/?language=cs&state=outdated&state=machine")
    page.locator("th.glokal-tick input").check()
    page.locator("select[name=which]").select_option("all")
    with page.expect_download() as download:
        page.locator("button[value=export]").click()
    download.value.save_as(scratch)
    page.goto("/cms/translations/import/")
    content = as_if_translated(scratch).encode()
    page.set_input_files("[name=file]", {"name": "preklad-cs.po", "mimeType": "text/x-po", "buffer": content})
    submit_form(page, "main form[enctype] button[type=submit]")
    page.wait_for_selector(".glokal-badge--refused")
    album.take(page, "po-report")
    submit_form(page, "form[action$='/discard/'] button")


def as_if_translated(path: Path) -> str:
    """Return the file as an outside translator could send it back: new texts, a confirmed one, a broken one."""
    file = polib.pofile(str(path))
    some = polib.POFile()
    some.metadata = file.metadata
    untouched = [entry for entry in file if entry.msgstr and "fuzzy" not in entry.flags]
    machine = [entry for entry in file if "fuzzy" in entry.flags]
    empty = [entry for entry in file if not entry.msgstr]
    for entry in machine[:2]:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    for entry, words in zip(
        empty, ("Zkušební zakázka, společný stánek na veletrhu, dvojjazyčné podklady.",), strict=False
    ):
        entry.msgstr = words
    some.extend([*empty[:1], *machine[:2]])
    for entry in untouched[:1]:
        entry.msgstr += " <b>"
        some.append(entry)
    return str(some)


def show_account(page: Page, album: Album) -> None:
    page.goto("/cms/account/")
    page.evaluate("document.querySelector('select[name$=preferred_language]').closest('section').scrollIntoView()")
    album.take(page, "account", 500)


def add_english(page: Page, album: Album) -> None:
    """Show how the tree is submitted; submit nothing, and take the language away again."""
    page.goto("/cms/locales/new/")
    page.locator("[name=language_code]").select_option("en")
    submit_form(page, "main form[method=post] [type=submit]")
    try:
        page.goto(f"/cms/localize/submit/page/{lookup(page, '/de/')['id']}/")
        for box in page.locator("main input[type=checkbox]").all():
            box.check()
        album.take(page, "english", 400)
    finally:
        page.goto("/cms/locales/")
        page.locator("main a[href*='/cms/locales/']", has_text=re.compile("Englisch|angličtina")).first.click()
        number = re.findall(r"\d+", page.url)[-1]
        page.goto(f"/cms/locales/delete/{number}/")
        submit_form(page, "main form[method=post] [type=submit]")


def read(browser: Browser, base: str, album: Album, scene: Scene) -> None:
    """What readers see: a cancelled event, and the note on a translation that is behind its source."""
    context = browser.new_context(base_url=base, viewport=SIZE, reduced_motion="reduce", color_scheme="light")
    page = context.new_page()
    answer = page.request.get("/api/v1/events", params={"locale": scene.language, "limit": 100}).json()
    cancelled = next(event["url"] for event in answer["items"] if event["status"] == "cancelled")
    open_page(page, urlsplit(cancelled).path)
    album.take(page, "event-cancelled", 760)
    open_page(page, OUTDATED)
    album.take(page, "reader-note", 620)
    context.close()


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    base = sys.argv[1].rstrip("/")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for scene in SCENES:
            album = Album(scene.language)
            with visit(browser, base, scene.author, scene.language) as page:
                number = write(page, album, scene)
                show_account(page, album)
            with visit(browser, base, "chief", scene.language) as page:
                try:
                    decide(page, album, number)
                finally:
                    delete_page(page, number)
            with visit(browser, base, "translator", scene.language) as page:
                translate(page, album, album.folder / "export.po")
                (album.folder / "export.po").unlink()
            with visit(browser, base, "manager", scene.language) as page:
                add_english(page, album)
            read(browser, base, album, scene)
        browser.close()


if __name__ == "__main__":
    main()
