"""A browser, and the portal with its demo content in a process and a database of its own.

Nothing that a browser does reaches the other tests. Playwright's event loop, in which Django's ORM refuses to work,
meets no query: these tests carry no `django_db` mark, which also makes them the last to run. Without a Chromium
(environment variable CHROMIUM, or /usr/bin/chromium) they are skipped and say so.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from portal import env
from portal.env import BASE_DIR
from portal.postgres import EmbeddedPostgres

from .story import Story

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
NO_CHROMIUM = f"no Chromium at {CHROMIUM}: install Debian's chromium or set CHROMIUM to one"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not os.access(CHROMIUM, os.X_OK):
        pytest.skip(NO_CHROMIUM)
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "de-DE", "timezone_id": "Europe/Berlin"}


@pytest.fixture(scope="session")
def demo_environment() -> Iterator[dict[str, str]]:
    """The environment of processes whose database holds the demo content; nobody uses it but to copy it."""
    if not os.access(CHROMIUM, os.X_OK):
        pytest.skip(NO_CHROMIUM)
    with _database_of_its_own("demo") as address:
        environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
        _manage(environment, "migrate", "--verbosity=0")
        _manage(environment, "load_demo")
        yield environment


@pytest.fixture(scope="session")
def portal_environment(demo_environment) -> Iterator[dict[str, str]]:
    """The environment of the portal's processes."""
    with _database_of_its_own("browser", like=demo_environment) as address:
        yield {**demo_environment, "DATABASE_URL": address}


@pytest.fixture(scope="module")
def story(demo_environment, browser, tmp_path_factory) -> Iterator[Story]:
    """A portal of its own, whose letters can be read and whose clock can be moved, with its worker."""
    port, letters = _free_port(), tmp_path_factory.mktemp("letters")
    with _database_of_its_own("story", like=demo_environment) as address:
        url = f"http://127.0.0.1:{port}"
        environment = {
            **demo_environment, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "LETTERS": str(letters), "BASE_URL": url,
        }  # fmt: skip
        server = _started(environment, "runserver", f"127.0.0.1:{port}", "--noreload", "--insecure")
        worker = _started(environment, "worker", "--interval", "0.2")
        told = Story(browser, url, letters, environment)
        try:
            _wait_for(f"{url}/robots.txt", server)
            yield told
        finally:
            told.close()
            for process in (worker, server):
                process.terminate()
            for process in (worker, server):
                process.wait(timeout=20)


@pytest.fixture(scope="session")
def base_url(portal_environment) -> Iterator[str]:
    """The address of a running portal; pytest-playwright resolves `page.goto("/de/")` against it."""
    port = _free_port()
    server = _started(portal_environment, "runserver", f"127.0.0.1:{port}", "--noreload", "--insecure")
    try:
        _wait_for(f"http://127.0.0.1:{port}/robots.txt", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def worker(portal_environment) -> Iterator[None]:
    """Background work under way."""
    process = _started(portal_environment, "worker", "--interval", "0.2")
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def check_page(page: Page, base_url: str):
    """Return a function that opens a path and says what is wrong with the page, as a list of sentences."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: _note_foreign(request.url, base_url, messages))

    def check(path: str, width: int = 1280, scheme: str = "light", status: int = 200) -> list[str]:
        messages.clear()
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        response = page.goto(path)
        if status != 200:
            messages[:] = [text for text in messages if str(status) not in text]
        faults = [*messages, *_axe_findings(page)]
        if response.status != status:
            faults.append(f"status {response.status} instead of {status}")
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            faults.append(f"{needed} pixels wide in a window of {width}")
        if page.context.cookies():
            faults.append(f"sets cookies: {[cookie['name'] for cookie in page.context.cookies()]}")
        return faults

    return check


def _axe_findings(page: Page) -> list[str]:
    results = Axe().run(page, options={"runOnly": AXE_RULES})
    return [
        f"axe {violation['id']}: {[node['target'] for node in violation['nodes']]}"
        for violation in results.response["violations"]
    ]


def _note_foreign(url: str, base_url: str, messages: list[str]) -> None:
    if not url.startswith((base_url, "data:", "blob:")):
        messages.append(f"request to a third party: {url}")


@contextmanager
def _database_of_its_own(suffix: str, like: dict[str, str] | None = None) -> Iterator[str]:
    """Create a database beside the configured one; it is dropped at the end, or at the next start.

    :param like: the environment of a database that it is a copy of, to which nobody is connected.
    """
    environment = env.read()
    parts = urlsplit(environment.database_url or EmbeddedPostgres(environment.data_dir / "postgres").url)
    name = f"{parts.path.lstrip('/')}_{suffix}"
    drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
    source = f' TEMPLATE "{urlsplit(like["DATABASE_URL"]).path.lstrip("/")}"' if like else ""
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(f'CREATE DATABASE "{name}"{source}')
        try:
            yield urlunsplit(parts._replace(path=f"/{name}"))
        finally:
            connection.execute(drop)


def _manage(environment: dict[str, str], *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=BASE_DIR, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        pytest.fail(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}\n{done.stderr}")


def _started(environment: dict[str, str], *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, server: subprocess.Popen, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if server.poll() is not None:
                pytest.fail(f"the portal ended with {server.returncode} before it answered")
            time.sleep(0.3)
        else:
            return
    pytest.fail(f"the portal did not answer within {seconds} seconds")
