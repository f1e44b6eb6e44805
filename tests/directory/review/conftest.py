"""Two desks, Chemnitz with Karlsbad as its deputy, the central desk, and people of companies."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.users.models import UserProfile

from home.workdays import before_working_days
from tests.factories import ChamberDeskFactory


def account(name: str, language: str = "de") -> User:
    user = User.objects.create_user(name, f"{name}@example.com")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def people(db) -> dict[str, User]:
    """Saxon officer (DED41, DED43), Czech officer (CZ041; deputy of the Saxon desk), central officer, keeper, root."""
    found = {name: account(name) for name in ("saxon", "central", "keeper")}
    found["czech"] = account("czech", "cs")
    found["root"] = User.objects.create_superuser("root", "root@example.com")
    found["central"].groups.add(Group.objects.get(name="Chamber officers"))
    czech = ChamberDeskFactory(region_codes=["CZ041"], people=[found["czech"]], institution__name="Komora Karlovy Vary")
    ChamberDeskFactory(
        region_codes=["DED41", "DED43"], people=[found["saxon"]], deputy=czech, escalate_after=3,
        institution__name="Kammer Chemnitz",
    )  # fmt: skip
    return found


@pytest.fixture
def clients(people) -> dict[str, Client]:
    return {name: signed_in(user) for name, user in people.items()} | {"anonymous": Client()}


def wait(task: TaskState, working_days: int) -> None:
    """Let a task have been waiting for exactly this many working days."""
    started = before_working_days(timezone.now(), working_days, "DE") - datetime.timedelta(seconds=1)
    TaskState.objects.filter(pk=task.pk).update(started_at=started)
