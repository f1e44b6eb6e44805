"""A company that is public, with two people who keep it, a stranger, and the officer of its region."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from directory.models import Membership, Role
from tests.factories import ChamberDeskFactory, CompanyFactory


def person(name: str):
    return get_user_model().objects.create_user(name, f"{name}@example.com", first_name=name.title())


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def company(db):
    company = CompanyFactory(
        slug="dreherei", name="Dreherei Muster GmbH", email="info@example.com", texts={"de": "Wir drehen Teile."}
    )
    company.save_revision(clean=False).publish()
    company.refresh_from_db()
    return company


@pytest.fixture
def people(company):
    """Eva is the administrator, Jan an editor."""
    found = {"eva": person("eva"), "jan": person("jan"), "stranger": person("stranger"), "officer": person("officer")}
    Membership.objects.create(company=company, user=found["eva"], role=Role.ADMIN)
    Membership.objects.create(company=company, user=found["jan"], role=Role.EDITOR)
    ChamberDeskFactory(region_codes=["DED41"], people=[found["officer"]])
    return found


@pytest.fixture
def eva(people):
    return signed_in(people["eva"])


@pytest.fixture
def jan(people):
    return signed_in(people["jan"])
