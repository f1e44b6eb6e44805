"""The demo's accounts: one of each role, in groups that exist, in the sections of institutions of the demo data."""

import csv

import pytest
from django.contrib.auth.models import User

from directory.models import InstitutionGroup
from portal.demo.accounts import ACCOUNTS, create_accounts
from portal.demo.load import FOLDER
from tests.factories import CompanyFactory


def test_their_institutions_are_in_the_demo_data():
    names = {row["name"] for path in FOLDER.glob("companies_*.csv") for row in csv.DictReader(path.open())}
    assert {account.institution for account in ACCOUNTS} - {""} <= names


@pytest.mark.django_db
def test_one_of_each_role_in_their_language():
    for account in ACCOUNTS:
        if account.institution:
            CompanyFactory(name=account.institution, kind="chamber")
    for _again in range(2):
        create_accounts()
    groups = {user.username: set(user.groups.values_list("name", flat=True)) for user in User.objects.all()}
    assert groups == {
        "admin": set(),
        "officer": {"Chamber officers"},
        "officer-chemnitz": {"Chamber officers"},
        "officer-karlovy-vary": {"Chamber officers"},
        "editor": {"Partner editors", "Editors: Regionalkammer Gewerbe und Technik Chemnitz"},
        "redaktor": {"Partner editors", "Editors: Hospodářská komora Poohří a Polabí"},
        "translator": {"Translators"},
        "chief": {"Chief editors"},
        "manager": {"Administrators"},
    }
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]
    assert InstitutionGroup.objects.count() == 2
    assert User.objects.get(username="redaktor").wagtail_userprofile.preferred_language == "cs"
    assert all(user.check_password(f"glokal-{user.username}") for user in User.objects.all())
