"""Accounts of the demo content. Their passwords are public, so they are made on development machines only."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


@dataclass(frozen=True)
class Account:
    name: str
    password: str
    role: str
    groups: tuple[str, ...] = ()


ACCOUNTS = (
    Account("admin", "glokal-admin", "may do everything"),
    Account("officer", "glokal-officer", "chamber officer: companies, imports", ("Chamber officers",)),
    Account("editor", "glokal-editor", "writes and publishes pages", ("Editors", "Moderators")),
)


def create_accounts() -> None:
    """Create the accounts that are missing; a group that lacks is a mistake of ours and raises."""
    for account in ACCOUNTS:
        user, is_new = get_user_model().objects.get_or_create(
            username=account.name,
            defaults={"email": f"{account.name}@glokal.example", "is_superuser": not account.groups, "is_staff": True},
        )
        if is_new:
            user.set_password(account.password)
            user.save()
            user.groups.set([Group.objects.get(name=name) for name in account.groups])
