"""Companies with and without people, visitors and members as browsers, officers of two regions."""

import re

import pytest
from allauth.account.models import EmailAddress
from altcha import Payload, solve_challenge
from django.contrib.auth.models import User
from django.test import Client
from wagtail.users.models import UserProfile

from directory.models import Membership
from home.visitors import proof
from tests.factories import ChamberDeskFactory, CompanyFactory

ASK = "/konto/inquiries/ask/company/musterwerk/"


def browser(**more) -> Client:
    """A browser that says where its requests come from, of somebody who is not signed in."""
    return Client(headers={"Sec-Fetch-Site": "same-origin"}, **more)


def person(name: str, *companies, language: str = "de", **more) -> Client:
    """Somebody signed in whose address is confirmed, a member of companies."""
    user = User.objects.create_user(name, f"{name}@people.example", first_name=name.title(), **more)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    for company in companies:
        Membership.objects.create(user=user, company=company)
    client = browser()
    client.force_login(user)
    client.user = user
    return client


def filled_in(client: Client, address: str, **fields) -> dict:
    """Return what the browser sends when the form at an address is filled in, its puzzle solved."""
    form = client.get(address).context["form"]
    data = {"batch": str(form["batch"].value()), "subject": "Drehteile", "text": "Können Sie 500 Stück liefern?"}
    if "email" in form.fields:
        data |= {"email": "eva@labe.example", "agreed": "on"}
    if "proof" in form.fields:
        payload = Payload.from_base64(form.puzzle)
        data["proof"] = Payload(payload.challenge, solve_challenge(payload.challenge)).to_base64()
    data |= {"name": "Eva Nováková"}
    return data | fields


def links(text: str) -> list[str]:
    """Return the paths of a letter's links."""
    return re.findall(r"https?://[^/\s]+(/[^\s]+)", text)


def link(mail, part: str) -> str:
    return next(found for found in links(mail.body) if part in found)


@pytest.fixture(autouse=True)
def _easy_puzzles(monkeypatch):
    monkeypatch.setattr(proof, "TRIALS", range(1, 3))


@pytest.fixture
def company(db):
    """A company of which only the address is known."""
    return CompanyFactory(name="Musterwerk GmbH", slug="musterwerk", email="chef@musterwerk.example")


@pytest.fixture
def officer(db):
    """The officer of Chemnitz (DED41)."""
    client = person("beamter", is_staff=True)
    ChamberDeskFactory(region_codes=["DED41"], people=[client.user])
    return client


@pytest.fixture
def other_officer(db):
    client = person("urednik", is_staff=True, language="cs")
    ChamberDeskFactory(region_codes=["CZ042"], people=[client.user])
    return client
