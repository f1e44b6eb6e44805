"""Bounces are recorded by hand by administrators alone: a permanent one keeps mail from an address."""

from django.db import migrations

GROUP, RIGHT = "Chamber officers", "add_bounce"


def _right(apps):
    return apps.get_model("auth", "Permission").objects.filter(content_type__app_label="home", codename=RIGHT)


def take_right(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.remove(*_right(apps))


def give_right(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.add(*_right(apps))


class Migration(migrations.Migration):
    dependencies = [("home", "0011_administrators_see_records")]

    operations = [migrations.RunPython(take_right, give_right)]
