"""The puzzle of visitors' forms in a real browser: solved before or after the click, the form goes, and goes solved."""

from urllib.parse import parse_qs

import pytest
from altcha import Payload, Solution, create_challenge, verify_solution
from playwright.sync_api import Page

from portal.env import BASE_DIR

ADDRESS = "http://127.0.0.1:9/"  # nothing listens there: the test answers itself


@pytest.fixture(scope="session")
def base_url() -> str:
    """No portal is needed here."""
    return ADDRESS


@pytest.mark.parametrize("counter", [1, 300])
@pytest.mark.parametrize("pause", [0, 3000])
def test_the_form_goes_solved(page: Page, counter: int, pause: int):
    challenge = create_challenge("PBKDF2/SHA-256", 100, counter=counter, hmac_secret="only for tests")
    puzzle = Payload(challenge, Solution(counter=-1, derived_key="")).to_base64()
    script = (BASE_DIR / "static/js/proof-of-work.js").read_text()
    form = (
        f'<form method="post" action="/sent"><proof-of-work><input type="hidden" name="proof" value="{puzzle}">'
        '<p role="status" data-working="…"></p></proof-of-work><input name="word"><button>Send</button></form>'
        f'<script type="module">{script}</script>'
    )
    sent: list[str] = []

    def answer(route):
        if route.request.method == "POST":
            sent.append(route.request.post_data)
        route.fulfill(body="thanks" if sent else form, content_type="text/html")

    page.route("**/*", answer)
    page.goto(ADDRESS)
    page.fill("[name=word]", "Hallo")
    page.wait_for_timeout(pause)
    page.click("button")
    page.wait_for_url("**/sent")
    assert len(sent) == 1
    assert verify_solution(parse_qs(sent[0])["proof"][0], "only for tests").verified
