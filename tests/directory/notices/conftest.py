"""A reported company in Chemnitz with a Czech member, the desk of its region, and another region's."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.users.models import UserProfile

from directory.models import Membership, Notice
from home.visitors.proof import new_puzzle
from tests.directory.pages.conftest import directory
from tests.factories import ChamberDeskFactory, CompanyFactory

__all__ = ["directory"]

EXPLANATION = "Das Bild der Drehmaschine habe ich aufgenommen, nicht diese Firma."


def account(name: str, *groups: str, language: str = "de", **fields) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", "x", **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


def browser(user: User | None = None) -> Client:
    client = Client(headers={"Sec-Fetch-Site": "same-origin"})
    if user:
        client.force_login(user)
    return client


@pytest.fixture
def scene(db) -> SimpleNamespace:
    company = CompanyFactory(name="Musterwerk GmbH", slug="musterwerk", texts={"de": "Wir drehen"}, live=True)
    member = account("mitglied", language="cs")
    Membership.objects.create(company=company, user=member)
    officer, other = account("officer"), account("other")
    desk = ChamberDeskFactory(region_codes=["DED41"], people=[officer], institution__name="Kammer Chemnitz")
    elsewhere = ChamberDeskFactory(region_codes=["CZ042"], people=[other])
    return SimpleNamespace(
        company=company, member=member, officer=officer, other=other, desk=desk, elsewhere=elsewhere,
        central=account("central", "Chamber officers"), translator=account("translator", "Translators"),
        root=account("root", is_superuser=True, is_staff=True),
    )  # fmt: skip


def report(client: Client | None = None, at: str = "/konto/report/?company=musterwerk", **fields):
    """Send the form as a browser without JavaScript does."""
    said = {
        "reason": "rights", "explanation": EXPLANATION, "name": "Eva Nováková", "email": "eva@example.org",
        "good_faith": "on", "proof": new_puzzle(), "nickname": "",
    }  # fmt: skip
    return (client or browser()).post(at, {**said, **fields})


@pytest.fixture
def notice(scene) -> Notice:
    """A confirmed report in the queue."""
    from django.utils import timezone

    return Notice.objects.create(
        company=scene.company, region=scene.company.region, title=scene.company.name, address="https://x.example/",
        reason="rights", explanation=EXPLANATION, name="Eva Nováková", email="eva@example.org", language="cs",
        good_faith=True, state="open", opened_at=timezone.now(), confirmed_at=timezone.now(),
    )  # fmt: skip
