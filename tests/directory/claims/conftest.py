"""A company in Chemnitz that nobody keeps, its region's officer, another region's, and people with accounts."""

import re
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from wagtail.users.models import UserProfile

from directory.models import Claim, Company, Membership
from tests.factories import ChamberDeskFactory, CompanyFactory

CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b")


def account(name: str, *groups: str, email: str = "", language: str = "de", **fields) -> User:
    user = User.objects.create_user(name, email or f"{name}@example.org", "x", **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


def browser(user: User | None = None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def member(company: Company, user: User, role: str = "admin") -> Membership:
    return Membership.objects.create(company=company, user=user, role=role)


def letters_to(address: str) -> list[str]:
    return [f"{message.subject}\n{message.body}" for message in mail.outbox if message.to == [address]]


def code_in(text: str) -> str:
    return CODE.search(text)[0]


def begin(user: User, company: Company, **said):
    """Send the form of a claim."""
    return browser(user).post(f"/konto/companies/{company.pk}/claim/", {"message": "", **said})


def by_domain(user: User, company: Company, email: str = "info@musterwerk.de") -> tuple[Claim, str]:
    """Open a claim by domain; return it with its code."""
    response = begin(user, company, proof="domain", email=email)
    assert response.status_code == 302, response.content.decode()
    return Claim.objects.get(user=user, company=company, state="open"), code_in(letters_to(email)[-1])


@pytest.fixture
def scene(db) -> SimpleNamespace:
    company = CompanyFactory(name="Musterwerk GmbH", slug="musterwerk", website="https://www.musterwerk.de/")
    officer, other = account("officer"), account("other")
    desk = ChamberDeskFactory(region_codes=["DED41"], people=[officer], institution__name="Kammer Chemnitz")
    ChamberDeskFactory(region_codes=["CZ042"], people=[other])
    return SimpleNamespace(
        company=company, officer=officer, other=other, desk=desk, jana=account("jana", language="cs"),
        karl=account("karl"), central=account("central", "Chamber officers"), editor=account("editor", "Editors"),
        translator=account("translator", "Translators"), root=account("root", is_superuser=True, is_staff=True),
    )  # fmt: skip
