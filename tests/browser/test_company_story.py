"""A company speaks for itself: it takes over its entry, is asked and answers; the chamber decides; the clock goes on.

The company writes German, whoever asks it Czech; each person has a browser of their own.
"""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from .story import Story, code_in, link_in

COMPANY, SLUG = "Strumpfwerk Ebersdorf GmbH", "strumpfwerk-ebersdorf-gmbh"
ENTRY = f"/konto/entries/{SLUG}/"
YVONNE = "yvonne@strumpfwerk-ebersdorf.example"
SUMMARY = "Socken und Bandagen mit eingestrickten Elektroden, jetzt auch bestickte Trikotnummern."
REASON = "Bitte nennen Sie auch die Mindestmenge."
MINIMUM = "Stickaufträge ab 120 Stück."

ALENA, ALENA_NAME = "alena@koralek.example", "Alena Korálková"
QUESTION = "Dokážete vyšít 300 čísel na dresy do konce února?"
ANSWER = "Ja, bis 20. Februar. Ein Angebot folgt morgen."

OTHER, OTHER_SLUG = "Fräszentrum Altchemnitz GmbH", "fraeszentrum-altchemnitz-gmbh"
OTHER_ADDRESS = "info@fraeszentrum-altchemnitz.example"
VISITOR = "petr@vratnice.example"


@pytest.fixture(scope="module")
def yvonne(story: Story) -> Page:
    """The company's person, signed up in German."""
    page = story.person("de")
    sign_up(story, page, "konto", YVONNE, "Yvonne Stapelfeldt")
    return page


@pytest.fixture(scope="module")
def alena(story: Story) -> Page:
    """The person of a Czech company, signed up in Czech."""
    page = story.person("cs")
    sign_up(story, page, "ucet", ALENA, ALENA_NAME)
    return page


def test_a_company_takes_over_its_entry_and_the_chamber_of_its_region_decides(story, yvonne):
    reader = story.person("de")
    claim(story, yvonne)
    edit(yvonne)
    preview(yvonne)
    submit(yvonne)

    reader.goto("/de/unternehmen/?q=Trikotnummern")
    expect(reader.locator("main")).not_to_contain_text(COMPANY)
    refused_elsewhere(story)
    officer = story.officer("officer-chemnitz")
    send_back(officer)

    assert REASON in story.letter(YVONNE, REASON)
    yvonne.goto(ENTRY)
    expect(yvonne.locator("#reason + *")).to_contain_text(REASON)
    yvonne.goto(f"{ENTRY}edit/texts/")
    yvonne.fill("[name=description_de]", f"{yvonne.input_value('[name=description_de]')} {MINIMUM}")
    yvonne.click("[name=next][value=overview]")
    submit(yvonne)

    decide(officer, "approve")
    expect(officer.locator("main")).to_contain_text(f"„{COMPANY}“ ist freigegeben")
    found_in_public(story, reader)
    story.letter(YVONNE, SLUG)


def test_somebody_from_czechia_asks_the_company_and_reads_its_answer(story, yvonne, alena):
    alena.goto(f"/cs/firmy/{SLUG}/")
    alena.locator(".listing-ask a").click()
    alena.fill("[name=subject]", "Vyšívaná čísla")
    alena.fill("[name=text]", QUESTION)
    alena.fill("[name=organisation]", "Korálek s.r.o.")
    alena.get_by_role("button", name="Odeslat dotaz").click()
    expect(alena.locator("main")).to_contain_text(QUESTION)

    thread = link_in(story.letter(YVONNE, QUESTION), "/konto/inquiries/")
    yvonne.goto(thread)
    expect(yvonne.locator("main")).to_contain_text(ALENA_NAME)
    yvonne.fill("[name=text]", ANSWER)
    yvonne.locator("#end button[type=submit]").click()
    expect(yvonne.locator(".messages")).to_contain_text(ANSWER)

    letter = story.letter(ALENA, ANSWER)
    assert YVONNE not in letter
    alena.goto(link_in(letter, "/ucet/inquiries/"))
    expect(alena.locator(".messages")).to_contain_text(ANSWER)
    expect(alena.locator("dl.facts")).to_contain_text("zodpovězen")


def test_whoever_asked_takes_her_data_along_and_leaves(story, yvonne, alena):
    alena.goto("/ucet/data/")
    with alena.expect_download() as download:
        alena.get_by_role("link", name="JSON").click()
    kept = json.loads(download.value.path().read_bytes())
    assert [message["text"] for message in kept["inquiries"]["messages"]] == [QUESTION]
    assert ALENA in json.dumps(kept)

    alena.locator(".btn-danger").click()
    alena.fill("[name=code]", code_in(story.letter(ALENA, "smazání")))
    alena.check("[name=sure]")
    alena.locator(".btn-danger").click()
    expect(alena.locator("h1")).to_have_text("Váš účet je smazaný")
    alena.goto("/ucet/")
    expect(alena).to_have_url(re.compile("/ucet/login/"))

    yvonne.goto("/konto/inquiries/received/")
    yvonne.get_by_role("link", name="Vyšívaná čísla").click()
    expect(yvonne.locator(".messages")).to_contain_text(QUESTION)
    expect(yvonne.locator(".messages")).to_contain_text(ANSWER)
    page = yvonne.content()
    assert "Korál" not in page
    assert ALENA not in page


def test_what_nobody_answers_or_confirms_comes_up_by_the_clock(story):
    visitor, now = story.person("cs"), datetime.now(UTC)
    ask_without_account(story, visitor)
    first = story.letter(OTHER_ADDRESS, "Kolik stojí frézování?")
    assert VISITOR not in first.split("\n", 1)[0]

    chemnitz, elsewhere = story.officer("officer-chemnitz"), story.officer("officer-karlovy-vary")
    story.clock(now + timedelta(days=9))
    reminder = story.letter(OTHER_ADDRESS, "/inquiries/answered/")
    assert OTHER in reminder
    assert unanswered(chemnitz) == []
    story.clock(now + timedelta(days=17))
    assert [OTHER in row for row in unanswered(chemnitz)] == [True]
    assert "unbeantwortet" in unanswered(chemnitz)[0]
    assert unanswered(elsewhere) == []

    for hour in (1, 2, 3):  # so many letters of a kind in one run; the rest with the next
        story.clock(now + timedelta(days=150, hours=hour))
    link = link_in(story.letter(OTHER_ADDRESS, "/still-right/"), "/still-right/")
    company = story.person("de")
    today, facts = f"{now.astimezone():%Y-%m-%d}", f"/api/v1/companies/{OTHER_SLUG}"
    assert company.request.get(facts).json()["confirmed_at"] != today
    company.goto(link)
    company.get_by_role("button", name="Ja").click()
    expect(company.locator("h1")).to_contain_text("bestätigt")
    assert company.request.get(facts).json()["confirmed_at"] == today


def sign_up(story: Story, page: Page, first: str, address: str, name: str) -> None:
    page.goto(f"/{first}/signup/")
    page.fill("[name=email]", address)
    page.fill("[name=name]", name)
    page.check("[name=agreed]")
    page.locator("form.account-form button[type=submit]").click()
    page.fill("[name=code]", code_in(story.letter(address)))
    page.locator("form.account-form button[type=submit]").first.click()
    expect(page).to_have_url(f"{story.url}/{first}/")


def claim(story: Story, page: Page) -> None:
    """Take over the company's entry by a code to an address at its domain."""
    page.goto("/konto/companies/search/")
    page.fill("[name=q]", "Strumpfwerk Ebersdorf")
    page.keyboard.press("Enter")
    page.locator(".claims-list li", has_text=COMPANY).get_by_role("link").click()
    page.check("[name=proof][value=domain]")
    page.fill("[name=email]", YVONNE)
    page.locator("form.account-form button[type=submit]").click()
    page.fill("[name=code]", code_in(story.letter(YVONNE, COMPANY)))
    page.locator("form.account-form button[type=submit]").first.click()
    expect(page).to_have_url(f"{story.url}/konto/companies/")
    expect(page.locator("main")).to_contain_text(COMPANY)


def edit(page: Page) -> None:
    """Go through the steps: a term typed in the other language, a text, a telephone number."""
    page.goto(ENTRY)
    page.get_by_role("link", name="Bearbeiten", exact=True).click()
    for step in ("company", "address"):
        expect(page).to_have_url(re.compile(f"/edit/{step}/"))
        page.locator(".entry-buttons .btn").first.click()
    terms = page.locator("term-picker[data-name=capabilities]")
    terms.get_by_role("combobox").press_sequentially("vyšívání")
    terms.get_by_role("option", name="Stickerei").click()
    expect(terms.locator(".terms-chosen")).to_contain_text("Stickerei")
    page.locator(".entry-buttons .btn").first.click()
    page.fill("[name=summary_de]", SUMMARY)
    page.locator(".entry-buttons .btn").first.click()
    page.fill("[name=phone]", "+49 371 5550123")
    page.locator("[name=next][value=overview]").click()
    expect(page).to_have_url(re.compile(f"{ENTRY}$"))


def preview(page: Page) -> None:
    page.goto(f"{ENTRY}preview/de/")
    expect(page.locator("main")).to_contain_text(SUMMARY)
    expect(page.locator("main")).to_contain_text("Stickerei")


def submit(page: Page) -> None:
    page.goto(ENTRY)
    page.get_by_role("button", name="Bei der Kammer einreichen").click()
    expect(page.locator("main")).to_contain_text("Eingereicht")


def open_item(officer: Page) -> None:
    officer.goto("/cms/review/")
    officer.get_by_role("link", name=COMPANY).click()


def send_back(officer: Page) -> None:
    open_item(officer)
    expect(officer.locator("main")).to_contain_text("Trikotnummern")
    officer.fill("[name=text_de]", REASON)
    officer.locator("[name=decision][value=send_back]").click()
    expect(officer).to_have_url(re.compile("/cms/review/$"))


def decide(officer: Page, decision: str) -> None:
    open_item(officer)
    officer.locator(f"[name=decision][value={decision}]").click()
    expect(officer).to_have_url(re.compile("/cms/review/$"))


def refused_elsewhere(story: Story) -> None:
    """The officer of the other region does not have it in the queue, is shown no decision, and can send none."""
    chemnitz, elsewhere = story.officer("officer-chemnitz"), story.officer("officer-karlovy-vary")
    open_item(chemnitz)
    address, revision = chemnitz.url, chemnitz.locator("[name=revision]").first.input_value()
    elsewhere.goto("/cms/review/")
    expect(elsewhere.locator("main")).not_to_contain_text(COMPANY)
    elsewhere.goto(address)
    expect(elsewhere.locator("[name=decision]")).to_have_count(0)
    token = next(cookie["value"] for cookie in elsewhere.context.cookies() if cookie["name"] == "csrftoken")
    elsewhere.request.post(
        address, headers={"Referer": address},
        form={"csrfmiddlewaretoken": token, "decision": "approve", "revision": revision},
    )  # fmt: skip
    open_item(chemnitz)
    expect(chemnitz.locator("[name=decision][value=approve]")).to_have_count(1)


def found_in_public(story: Story, reader: Page) -> None:
    """The worker writes what search reads; a reader finds the new words, in both languages' directories."""
    for path in ("/de/unternehmen/?q=Trikotnummern", "/cs/firmy/?q=vyšívání"):
        for _again in range(50):
            reader.goto(path)
            if COMPANY in reader.locator("main").inner_text():
                break
            reader.wait_for_timeout(200)
        expect(reader.locator("main")).to_contain_text(COMPANY)


def ask_without_account(story: Story, visitor: Page) -> None:
    """Nothing is sent before the visitor has opened the link in a letter; no cookie is set."""
    visitor.goto(f"/cs/firmy/{OTHER_SLUG}/")
    visitor.locator(".listing-ask a").click()
    for name, value in (
        ("subject", "Frézování"), ("text", "Kolik stojí frézování?"), ("name", "Petr Vrátný"), ("email", VISITOR)
    ):  # fmt: skip
        visitor.fill(f"main [name={name}]", value)
    visitor.check("[name=agreed]")
    visitor.locator("main form button[type=submit]").click()
    expect(visitor).to_have_url(re.compile("/ucet/inquiries/asked/"), timeout=60_000)
    visitor.goto(link_in(story.letter(VISITOR), "/inquiries/confirm/"))
    visitor.locator("main form button[type=submit]").click()
    expect(visitor.locator("h1")).to_contain_text("odeslán")
    assert visitor.context.cookies() == []


def unanswered(officer: Page) -> list[str]:
    officer.goto("/cms/inquiries/")
    return officer.locator("table.glokal-table tbody tr").all_inner_texts()
