"""People at their browsers, the letters they get, and the clock."""

import email
import email.policy
import re
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.demo.accounts import ACCOUNTS
from portal.env import BASE_DIR

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b|^\s*[A-Z0-9]{8}\s*$", re.MULTILINE)
PATIENCE = 120  # seconds for a letter or the clock's work, on a machine that has much else to do
DUTIES = (
    "import datetime; from home.duties import run_duties; "
    "done = run_duties(datetime.datetime.fromisoformat({now!r})); "
    "assert None not in done.values(), done"
)


class Story:
    """What a test does as several people; each letter is read once."""

    def __init__(self, browser: Browser, url: str, letters: Path, environment: dict[str, str]) -> None:
        self.browser, self.url, self.letters, self.environment = browser, url, letters, environment
        self.contexts: list[BrowserContext] = []
        self.read: set[str] = set()

    def person(self, language: str) -> Page:
        """Return the browser of somebody who has not been here yet."""
        context = self.browser.new_context(
            base_url=self.url, locale=f"{language}-{'CZ' if language == 'cs' else 'DE'}",
            viewport={"width": 1280, "height": 1000},
        )  # fmt: skip
        self.contexts.append(context)
        return context.new_page()

    def officer(self, name: str) -> Page:
        """Return the browser of a demo account in the CMS."""
        account = next(account for account in ACCOUNTS if account.name == name)
        page = self.person(account.language or "de")
        page.goto("/cms/login/")
        page.fill("[name=login]", account.name)
        page.fill("[name=password]", account.password)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/cms/$"))
        return page

    def letter(self, to: str, containing: str = "") -> str:
        """Wait for a letter to an address that nobody has read yet; return its subject and text."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for message in self._delivered():
                key, text = str(message["Message-ID"]), _text_of(message)
                if key not in self.read and to in str(message["To"]) and containing in text:
                    self.read.add(key)
                    return text
            time.sleep(0.2)
        raise AssertionError(f"no letter to {to} with {containing!r} came within {PATIENCE} seconds")

    def _delivered(self) -> list[email.message.EmailMessage]:
        found = []
        for file in sorted(self.letters.iterdir()):
            # What is being written is looked at the next time.
            for part in file.read_bytes().split(b"\n" + b"-" * 79 + b"\n")[:-1]:
                found.append(email.message_from_bytes(part, policy=email.policy.default))
        return found

    def clock(self, now: datetime) -> None:
        """Do what the portal does by the clock as if it were `now`."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", DUTIES.format(now=now.isoformat())]
        done = subprocess.run(command, cwd=BASE_DIR, env=self.environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def _text_of(message: email.message.EmailMessage) -> str:
    body = message.get_body(("plain",))
    return f"{message['Subject']}\n{body.get_content() if body else ''}"


def code_in(letter: str) -> str:
    found = CODE.search(letter)
    assert found, letter
    return found.group().strip()


def link_in(letter: str, part: str) -> str:
    """Return the link of a letter that has `part` in it."""
    found = re.search(rf"https?://\S*{re.escape(part)}\S*", letter)
    assert found, letter
    return found.group()
