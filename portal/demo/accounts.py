"""Accounts of the demo content. Their passwords are public, so they are made on development machines only."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from directory.models import Company
from directory.sections import editors_of


@dataclass(frozen=True)
class Account:
    """`institution` is the name of the one whose sections they write; without `language` the browser's counts."""

    name: str
    password: str
    role: str
    groups: tuple[str, ...] = ()
    language: str = ""
    institution: str = ""
    first_name: str = ""
    last_name: str = ""


ACCOUNTS = (
    Account("admin", "glokal-admin", "superuser: may do everything"),
    Account("officer", "glokal-officer", "officer of the central desk: companies, imports", ("Chamber officers",)),
    Account(
        "officer-chemnitz", "glokal-officer-chemnitz", "officer of a Saxon chamber's desk",
        ("Chamber officers",), "de", first_name="Heike", last_name="Drechsel",
    ),
    Account(
        "officer-karlovy-vary", "glokal-officer-karlovy-vary", "officer of a Czech chamber's desk",
        ("Chamber officers",), "cs", first_name="Ondřej", last_name="Vacek",
    ),
    Account(
        "editor", "glokal-editor", "partner editor: writes news and events of a Saxon chamber, in German",
        ("Partner editors",), "de", "Regionalkammer Gewerbe und Technik Chemnitz", "Ines", "Trommler",
    ),
    Account(
        "redaktor", "glokal-redaktor", "partner editor: writes news and events of a Czech chamber, in Czech",
        ("Partner editors",), "cs", "Hospodářská komora Poohří a Polabí", "Marek", "Sedlický",
    ),
    Account(
        "translator", "glokal-translator", "translator: translates, does not publish", ("Translators",), "cs",
        first_name="Zdena", last_name="Lipská",
    ),
    Account(
        "chief", "glokal-chief", "chief editor: approves and publishes pages", ("Chief editors",), "de",
        first_name="Konrad", last_name="Uhlmann",
    ),
    Account(
        "manager", "glokal-manager", "administrator: users, groups, languages, workflows", ("Administrators",), "de",
        first_name="Birgit", last_name="Seyfarth",
    ),
)  # fmt: skip


def create_accounts() -> None:
    """Create the accounts that are missing; a group or an institution that lacks is a mistake of ours and raises."""
    for account in ACCOUNTS:
        user, is_new = get_user_model().objects.get_or_create(
            username=account.name,
            defaults={
                "email": f"{account.name}@glokal.example", "is_superuser": not account.groups, "is_staff": True,
                "first_name": account.first_name, "last_name": account.last_name,
            },
        )  # fmt: skip
        if is_new:
            user.set_password(account.password)
            user.save()
            user.groups.set(_groups(account))
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
            UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": account.language})


def _groups(account: Account) -> list[Group]:
    groups = [Group.objects.get(name=name) for name in account.groups]
    if account.institution:
        groups.append(editors_of(Company.objects.get(name=account.institution)))
    return groups
