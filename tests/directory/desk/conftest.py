"""People of the CMS, and what a browser sends when a company is saved."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.users.models import UserProfile

from directory.models import Region

LIST = "/cms/companies/"


def _sign_in(name: str, group: str = "", superuser: bool = False, language: str = "de") -> Client:
    user = User.objects.create_user(name, is_superuser=superuser)
    if group:
        user.groups.add(Group.objects.get(name=group))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def officer(db) -> Client:
    return _sign_in("officer", "Chamber officers")


@pytest.fixture
def czech_officer(db) -> Client:
    return _sign_in("urednice", "Chamber officers", language="cs")


@pytest.fixture
def editor(db) -> Client:
    return _sign_in("editor", "Partner editors")


@pytest.fixture
def superuser(db) -> Client:
    return _sign_in("root", superuser=True)


@pytest.fixture
def author(db) -> Client:
    """Somebody who may write companies and not publish them."""
    client = _sign_in("author")
    group = Group.objects.create(name="Authors")
    from django.contrib.auth.models import Permission

    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "add_company", "change_company"]))
    client.user.groups.add(group)
    return client


@pytest.fixture
def form(db) -> dict:
    """A form filled in; region and coordinates left empty."""
    return {
        "name": "Erzgebirgische Zerspanung GmbH", "kind": "company", "country": "DE", "ico": "", "vat_id": "",
        "register_court": "", "register_number": "", "street": "Hauptstraße 1", "postal_code": "09456",
        "city": "Annaberg-Buchholz", "region": "", "latitude": "", "longitude": "", "size": "small", "founded": "1991",
        "languages": ["de", "cs"], "website": "https://zerspanung.example.com", "email": "", "phone": "",
        "contact_person": "", "logo": "", "confirmed_at": "",
        "go_live_at": "", "expire_at": "",
        "texts-TOTAL_FORMS": "0", "texts-INITIAL_FORMS": "0", "texts-MIN_NUM_FORMS": "0", "texts-MAX_NUM_FORMS": "3",
    }  # fmt: skip


@pytest.fixture
def region():
    return lambda code: Region.objects.get(code=code)


def text(number: int, language: str, summary: str, **more: str) -> dict:
    """Return what the form sends for one text."""
    values = {"language": language, "summary": summary, "description": "", "origin": "written",
              "source_state": "current", "id": "", "DELETE": "", **more}  # fmt: skip
    return {f"texts-{number}-{name}": value for name, value in values.items()}
