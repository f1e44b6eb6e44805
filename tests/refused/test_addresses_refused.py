"""Every address of the account and of our views in the CMS, tried by those whom it does not concern.

That a refusal means something is shown by the same addresses, which do open for those whose they are.
"""

import pytest

from . import table
from .scene import people, things

LOGIN = "/login/"
METHODS = ("get", "post")


@pytest.fixture
def clients(db, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": settings.STORAGES["private"] | {"OPTIONS": {"location": tmp_path}}
    }
    return people()


@pytest.fixture
def known(clients):
    return things(clients)


def account():
    return [(route, name) for route, name in table.routes() if route.startswith("konto/")]


def cms():
    return [route for route, _name in table.routes() if route.startswith("cms/") and first_part(route) in table.OURS]


def first_part(route):
    return route.removeprefix("cms/").removeprefix("^").split("/")[0]


def test_every_address_of_the_account_is_in_one_row():
    rows = [table.OPEN, table.KEYS, table.PERSONAL, table.COMPANYS, table.ANOTHERS]
    names = {name for _route, name in account()}
    assert names == set().union(*rows)
    assert sum(map(len, rows)) == len(set().union(*rows))


def test_every_view_of_ours_in_the_cms_is_in_a_row():
    assert [route for route in cms() if table.admitted_to(route) is None] == []
    first = {
        route.removeprefix("cms/").removeprefix("^").split("/")[0]
        for route, _ in table.routes()
        if route.startswith("cms/")
    }
    assert first - table.OURS == table.OTHERS


def ask(client, method, address):
    """Return the status; "login" and "cms" for where somebody is sent who may not be here."""
    response = getattr(client, method)(address)
    to = response.get("Location", "")
    if response.status_code == 302 and LOGIN in to:
        return "login"
    if response.status_code == 302 and to == "/cms/":
        return "cms"
    return response.status_code


def chosen(names):
    return [(route, name) for route, name in account() if name in names]


def test_nobody_reads_or_changes_what_belongs_to_another_company(clients, known):
    faults, opened = [], {}
    for route, name in chosen(table.COMPANYS | table.ANOTHERS):
        address = table.address(route, known)
        outsiders = ["stranger", "translator", "elsewhere"]
        outsiders += [] if name in table.BEHALF else ["officer"]
        outsiders += ["member"] if name in table.ANOTHERS else []
        for method in METHODS:
            if (status := ask(clients["anonymous"], method, address)) not in ("login", 405):
                faults.append((method, address, "anonymous", status))
            for who in outsiders:
                if (status := ask(clients[who], method, address)) not in (404, 405):
                    faults.append((method, address, who, status))
        if name in table.COMPANYS:
            opened[address] = {who: ask(clients[who], "get", address) for who in ("officer", "member")}
    assert faults == []
    closed = [address for address, found in opened.items() if found["member"] == 404]
    assert closed == [], "the test asks for what is not there"


def test_what_is_personal_asks_who_one_is(clients, known):
    faults = []
    for route, name in chosen(table.PERSONAL):
        address = table.address(route, known)
        for method in METHODS:
            if ask(clients["anonymous"], method, address) not in ("login", 405):
                faults.append((method, address))
        shown = clients["stranger"].get(address)
        if "Zyxwerk" in shown.content.decode() and name not in ("claims_begin",):
            faults.append(("shows another company", address))
    assert faults == []


def test_a_key_that_somebody_has_made_up_opens_nothing(clients, known):
    faults = []
    for route, name in chosen(table.KEYS):
        for who in ("anonymous", "stranger"):
            for method in METHODS:
                response = getattr(clients[who], method)(table.address(route, known))
                refused = response.status_code in (404, 405) or "login" in response.get("Location", "")
                if not refused and (name != "subscription_end" or "Zyxwerk" in response.content.decode()):
                    faults.append((method, name, who, response.status_code))
    assert faults == []


def test_what_is_open_to_all_answers_everybody(clients, known):
    for route, _name in chosen(table.OPEN - {"account_logout", "inquiries_ask_listing"}):
        for who in ("anonymous", "stranger"):
            assert clients[who].get(table.address(route, known)).status_code in (200, 302, 405), route


def test_views_of_the_cms_open_to_those_of_the_table(clients, known):
    faults = []
    for route in cms():
        address, expected = table.address(route, known), table.admitted_to(route)
        method = "post" if table.is_post_only(route) else "get"
        for who in ("anonymous", "stranger", "member"):
            if (status := ask(clients[who], method, address)) != "login":
                faults.append((method, address, who, status))
        found = set()
        for who in ("translator", "elsewhere", "officer"):
            status = ask(clients[who], method, address)
            if status in (200, 405) or (method == "post" and status == 302):
                found.add(who)
        if found != expected:
            faults.append((method, address, found, expected))
    assert faults == []


def test_another_regions_officer_decides_nothing_by_sending_forms(clients, known):
    elsewhere, task, company = clients["elsewhere"], known["task"], known["company"]
    for decision in ("approve", "send_back", "refuse"):
        said = {"decision": decision, "revision": known["after"].pk, "text_de": "Nein."}
        elsewhere.post(f"/cms/review/{task.pk}/", said)
    elsewhere.post(f"/cms/review/trust/{company.pk}/", {"trusted": "1"})
    task.refresh_from_db()
    company.refresh_from_db()
    assert task.status == "in_progress"
    assert not company.trusted
    assert company.name == "Zyxwerk"
    clients["officer"].post(f"/cms/review/trust/{company.pk}/", {"trusted": "1"})
    company.refresh_from_db()
    assert company.trusted
