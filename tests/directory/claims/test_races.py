"""What people do at the same moment, each in a connection of their own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from directory.claims import asking, people
from directory.claims.asking import Answer
from directory.models import Claim, Company, Invitation, Membership

from .conftest import account, browser, by_domain, member, scene

__all__ = ["scene"]
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do all at the same moment; return what each returned or raised."""
    barrier = threading.Barrier(len(acts))

    def do(act):
        try:
            barrier.wait(timeout=20)
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def test_of_two_who_claim_at_once_one_becomes_the_administrator(scene):
    claims = [by_domain(user, scene.company, f"{user.username}@musterwerk.de") for user in (scene.jana, scene.karl)]
    answers = at_once(*(lambda c=claim, code=code: asking.enter_code(c.pk, code, timezone.now())[0]
                        for claim, code in claims))  # fmt: skip
    assert sorted(answers, key=str) == sorted([Answer.GRANTED, Answer.PROVEN], key=str)
    assert list(Membership.objects.values_list("role", flat=True)) == ["admin"]
    assert Claim.objects.filter(state="open", proven_at__isnull=False).count() == 1


def test_wrong_codes_at_once_are_five_at_most(scene):
    claim, code = by_domain(scene.jana, scene.company)
    answers = at_once(*[lambda: asking.enter_code(claim.pk, "AAAAAAAA", timezone.now())[0]] * 7)
    assert answers.count(Answer.WRONG) == 4
    assert answers.count(Answer.USED_UP) == 3
    claim.refresh_from_db()
    assert claim.attempts == 5
    assert asking.enter_code(claim.pk, code, timezone.now())[0] == Answer.USED_UP
    assert not Membership.objects.exists()


def test_an_invitation_counts_once(scene):
    member(scene.company, account("chef"))
    chef = Membership.objects.get().user
    people.invite(scene.company, "neu@example.org", "editor", "de", chef)
    invitation = Invitation.objects.get()
    found = at_once(*(lambda u=user: people.accept(invitation, u, timezone.now()) for user in (scene.jana, scene.karl)))
    assert len([one for one in found if one is None]) == 1
    assert scene.company.memberships.count() == 2


def test_a_form_sent_twice_makes_one_company(scene):
    said = {"name": "Zwilling Werke GmbH", "country": "DE", "postal_code": "09111", "city": "Chemnitz"}
    clients = [browser(user) for user in (scene.jana, scene.karl)]
    at_once(*(lambda c=client: c.post("/konto/companies/new/", said).status_code for client in clients))
    assert Company.objects.filter(name="Zwilling Werke GmbH").count() == 1


def test_two_administrators_cannot_leave_at_once(scene):
    for user in (scene.jana, scene.karl):
        member(scene.company, user)
    at_once(*(lambda u=user: people.leave(scene.company, u) for user in (scene.jana, scene.karl)))
    assert scene.company.memberships.count() == 1
