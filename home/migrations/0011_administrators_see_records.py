"""Administrators see the log of consents, and who gets newsletter or alerts."""

from django.db import migrations

GROUP = "Administrators"
MODELS = ("consent", "subscription")


def give_rights(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    group.permissions.add(*(_permission(apps, model) for model in MODELS))


def take_rights(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.remove(*(_permission(apps, model) for model in MODELS))


def _permission(apps, model):
    """Return the permission; Django itself creates them only after all migrations."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="home", model=model)
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"view_{model}", defaults={"name": f"Can view {model}"}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [("home", "0010_mail_delivery")]

    operations = [migrations.RunPython(give_rights, take_rights)]
