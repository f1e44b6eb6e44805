"""A German page and a topic, submitted for translation into Czech, and people to translate them."""

from typing import Any

from django.contrib.auth.models import AbstractUser, Group, Permission
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from tests.home.samples import home

CONTENT = [
    ("heading", {"text": "Fördermittel für Unternehmen", "level": "h2"}),
    ("text", '<p>Anmeldung bei <a href="https://example.org/">Glokal</a> mit <b>Seminar</b> am 22.11.2026</p>'),
    ("contact", {"name": "Karl Straße", "role": "Anmeldung", "photo": None, "email": "weber@example.org",
                 "phone": "+49 371 123456", "languages": ""}),
]  # fmt: skip


def submitted(**fields: Any) -> Translation:
    """Return the translation into Czech of a German page that was just written."""
    page = StandardPage(
        **{"title": "Fördermittel für Unternehmen", "slug": "foerdermittel", "introduction": "Wir liefern nach Sachsen",
           "body": CONTENT, "seo_title": "Fördermittel", "search_description": "Seminar an der Grenze", **fields},
        locale=home("de").locale,
    )  # fmt: skip
    home("de").add_child(instance=page)
    page.save_revision().publish()
    return submit(page)


def submit(source: Any, language: str = "cs") -> Translation:
    translate_object(source, [Locale.objects.get(language_code=language)])
    return Translation.objects.get(source__object_id=source.translation_key)


def words(translation: Translation) -> dict[str, str]:
    """Return the stored translations by the last part of their path."""
    found = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    ).order_by("pk")
    return {row.context.path.split(".")[-1]: row.data for row in found.select_related("context")}


def translator(django_user_model: type[AbstractUser], name: str = "prekladatelka", *permissions: str) -> AbstractUser:
    """Return somebody who may enter the CMS and translate, and do nothing else."""
    user = django_user_model.objects.create_user(name, f"{name}@example.org", "x", first_name=name.capitalize())
    for permission in ("access_admin", "translate", *permissions):
        user.user_permissions.add(Permission.objects.get(codename=permission))
    return user


def editor(django_user_model: type[AbstractUser], page: Page) -> AbstractUser:
    """Return somebody who may change this page and what is below it."""
    user = django_user_model.objects.create_user("redakteur", "redakteur@example.org", "x")
    group = Group.objects.create(name="Redaktion")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=page, permission=change)
    user.groups.add(group)
    return user
