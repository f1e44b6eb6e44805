"""One portal with two institutions' sections in two languages, and one person of each role."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils.text import slugify
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from directory.models import Company
from directory.sections import editors_of
from home.models import HomePage
from news.models import NewsIndexPage, NewsPage
from tests.factories import CompanyFactory


def sign_in(name: str, *groups: str | Group, superuser: bool = False, language: str = "de") -> Client:
    """Return the browser of a new account; `client.user` is the account."""
    user = User.objects.create_user(
        name, f"{name}@example.org", "x", is_superuser=superuser, first_name=name.title(), last_name="Muster"
    )
    user.groups.set([Group.objects.get(name=group) if isinstance(group, str) else group for group in groups])
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def home(db) -> HomePage:
    return HomePage.objects.get(locale__language_code="de")


@pytest.fixture
def czech(db) -> Locale:
    return Locale.objects.get(language_code="cs")


@pytest.fixture
def chamber(db) -> Company:
    return CompanyFactory(name="Kammer Chemnitz", kind="chamber")


@pytest.fixture
def cluster(db) -> Company:
    return CompanyFactory(name="Klastr Most", kind="cluster")


@pytest.fixture
def index(home) -> NewsIndexPage:
    return home.add_child(instance=NewsIndexPage(title="Aktuelles", slug="aktuelles"))


@pytest.fixture
def own(index, chamber) -> NewsIndexPage:
    """The section of the partner editor's institution."""
    return index.add_child(instance=NewsIndexPage(title="Kammer", slug="kammer", institution=chamber))


@pytest.fixture
def foreign(index, cluster) -> NewsIndexPage:
    return index.add_child(instance=NewsIndexPage(title="Cluster", slug="cluster", institution=cluster))


def add_news(section: NewsIndexPage, title: str, *, live: bool = True, owner: User | None = None) -> NewsPage:
    page = NewsPage(title=title, slug=slugify(title), teaser="Worum es geht.", live=False, owner=owner)
    section.add_child(instance=page)
    revision = page.save_revision(user=owner)
    if live:
        revision.publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def partner(own, chamber) -> Client:
    return sign_in("partner", "Partner editors", editors_of(chamber))


@pytest.fixture
def colleague(foreign, cluster) -> Client:
    """A partner editor of the other institution, who reads Czech."""
    return sign_in("kolegyne", "Partner editors", editors_of(cluster), language="cs")


@pytest.fixture
def translator(db) -> Client:
    return sign_in("translator", "Translators", language="cs")


@pytest.fixture
def chief(db) -> Client:
    return sign_in("chief", "Chief editors")


@pytest.fixture
def administrator(db) -> Client:
    return sign_in("administrator", "Administrators")


@pytest.fixture
def officer(db) -> Client:
    return sign_in("officer", "Chamber officers")


@pytest.fixture
def superuser(db) -> Client:
    return sign_in("root", superuser=True)


@pytest.fixture
def people(partner, colleague, translator, chief, administrator, officer, superuser) -> dict[str, Client]:
    return {
        "anonymous": Client(), "partner": partner, "colleague": colleague, "translator": translator, "chief": chief,
        "administrator": administrator, "officer": officer, "superuser": superuser,
    }  # fmt: skip


@pytest.fixture
def things(index, own, foreign, people) -> dict:
    from .scene import build

    return build(index, own, foreign, people)
