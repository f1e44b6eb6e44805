"""What a form for visitors takes, and what it refuses."""

import datetime
import json
import re
from base64 import b64decode, b64encode

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from home.models import VisitorCount
from home.visitors import limits, proof

from .conftest import puzzle_of, solved

pytestmark = pytest.mark.django_db


def _send(client: Client, **fields: str):
    return client.post("/form/", {"word": "Hallo", "nickname": "", **fields})


def test_a_solved_form_is_taken_once(visitor):
    answer = solved(puzzle_of(visitor))
    assert _send(visitor, proof=answer).content == b"taken solved"
    again = _send(visitor, proof=answer)
    assert again.status_code == 200
    assert again.context["form"].non_field_errors()


def test_a_form_with_a_mistake_does_not_use_the_puzzle_up(visitor):
    answer = solved(puzzle_of(visitor))
    assert _send(visitor, proof=answer, word="").status_code == 200
    assert _send(visitor, proof=answer).status_code == 201


def test_without_javascript_the_form_works_and_is_taken_once(visitor):
    page = visitor.get("/form/").content.decode()
    puzzle = re.search(r'name="proof" value="([^"]+)"', page)[1]
    assert _send(visitor, proof=puzzle).content == b"taken unsolved"
    assert _send(visitor, proof=puzzle).status_code == 200


def test_limits_are_tighter_without_javascript(visitor):
    assert [_send(visitor, proof=puzzle_of(visitor)).status_code for _ in range(3)] == [201, 201, 200]


def test_limit_with_javascript(visitor, monkeypatch):
    monkeypatch.setattr(proof, "TRIALS", range(1, 3))
    taken = [_send(visitor, proof=solved(puzzle_of(visitor))).status_code for _ in range(9)]
    assert taken == [201] * 8 + [200]
    assert _send(Client(headers={"Sec-Fetch-Site": "same-origin"}, REMOTE_ADDR="192.0.2.9"),
                 proof=puzzle_of(visitor)).status_code == 201  # fmt: skip


@pytest.mark.parametrize("payload", ["", "x", b64encode(b"{}").decode(), b64encode(b'{"challenge": 1}').decode()])
def test_what_is_no_puzzle_is_refused(visitor, payload):
    assert _send(visitor, proof=payload).status_code == 200


def test_an_easier_puzzle_than_ours_is_refused(visitor):
    data = json.loads(b64decode(puzzle_of(visitor)))
    data["challenge"]["parameters"] |= {"cost": 1, "keyPrefix": ""}
    assert _send(visitor, proof=b64encode(json.dumps(data).encode()).decode()).status_code == 200


def test_an_old_form_is_refused(visitor, monkeypatch):
    monkeypatch.setattr(proof, "LIFETIME", datetime.timedelta(seconds=-1))
    answer = _send(visitor, proof=solved(puzzle_of(visitor)))
    assert answer.status_code == 200
    assert answer.context["form"]["word"].value() == "Hallo"


def test_a_robot_fills_in_the_trap(visitor):
    assert _send(visitor, proof=solved(puzzle_of(visitor)), nickname="Bot").status_code == 200


@pytest.mark.parametrize("headers", [
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "https://testserver"}, {},
])  # fmt: skip
def test_other_sites_forms_are_refused(visitor, headers):
    assert Client(headers=headers).post("/form/", {"word": "x", "proof": puzzle_of(visitor)}).status_code == 403


def test_a_browser_that_only_names_the_origin_is_heard(visitor):
    older = Client(headers={"Origin": "http://testserver"})
    assert _send(older, proof=puzzle_of(visitor)).status_code == 201


def test_visitors_get_no_cookie_and_nothing_is_kept_by_caches(visitor):
    for answer in (visitor.get("/form/"), _send(visitor), _send(visitor, proof=puzzle_of(visitor))):
        assert not answer.cookies
        assert "no-store" in answer.headers["Cache-Control"]


def test_those_signed_in_need_no_puzzle_but_djangos_token():
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_user("erika"))
    page = client.get("/form/")
    assert b"proof-of-work" not in page.content
    assert _send(client).status_code == 403
    assert _send(client, csrfmiddlewaretoken=page.context["csrf_token"]).status_code == 201


def test_limits_begin_anew_and_counts_are_forgotten(monkeypatch):
    assert [limits.within_limit("a", "b", 2, 60) for _ in range(3)] == [True, True, False]
    assert limits.within_limit("a", "c", 2, 60)
    later = timezone.now() + datetime.timedelta(seconds=61)
    monkeypatch.setattr(limits.timezone, "now", lambda: later)
    assert limits.within_limit("a", "b", 2, 60)
    limits.forget_counts(later)
    assert VisitorCount.objects.count() == 1  # the one that has just begun anew


def test_a_network_address_is_not_kept(visitor, rf):
    _send(visitor, proof=puzzle_of(visitor))
    assert not VisitorCount.objects.filter(key__contains="127.0.0.1").exists()
    request = rf.get("/", REMOTE_ADDR="2001:db8:1:2:3:4:5:6")
    neighbour = rf.get("/", REMOTE_ADDR="2001:db8:1:2::9")
    request.user = neighbour.user = User()
    for each in (request, neighbour):
        each.user = type("Visitor", (), {"is_authenticated": False})()
    assert limits.sender_of(request) == limits.sender_of(neighbour)
    assert "2001" not in limits.sender_of(request)[:4]
