"""How far a message has got, and who looks after mail: administrators all of it, officers letters and bounces."""

import django.utils.timezone
from django.db import migrations, models

MAIL, BOUNCE = ("home", "outgoingmail"), ("home", "bounce")
RIGHTS = {
    "Administrators": {
        MAIL: ["view_outgoingmail", "change_outgoingmail", "delete_outgoingmail", "preview_letters"],
        BOUNCE: ["view_bounce", "add_bounce", "delete_bounce"],
    },
    "Chamber officers": {MAIL: ["preview_letters"], BOUNCE: ["view_bounce", "add_bounce"]},
}


def give_rights(apps, schema_editor):
    for name, rights in RIGHTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for key, codenames in rights.items():
            group.permissions.add(*(_permission(apps, key, codename) for codename in codenames))


def take_rights(apps, schema_editor):
    for name, rights in RIGHTS.items():
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            names = [codename for codenames in rights.values() for codename in codenames]
            group.permissions.remove(
                *group.permissions.filter(content_type__app_label="home", codename__in=names)
            )


def _permission(apps, key, codename):
    """Return the permission; Django itself creates them only after all migrations."""
    app, model = key
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [("home", "0009_visitor_count"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.AlterModelOptions(
            name="outgoingmail",
            options={
                "ordering": ["-created_at", "-pk"],
                "permissions": [("preview_letters", "Can see the letters of the portal with made-up data")],
                "verbose_name": "outgoing mail",
                "verbose_name_plural": "outgoing mail",
            },
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="due_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="next attempt"),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="handed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="bounce",
            name="permanent",
            field=models.BooleanField(
                default=True,
                help_text="Nothing more is sent to this address until the entry is deleted.",
                verbose_name="permanent",
            ),
        ),
        migrations.RunPython(give_rights, take_rights),
    ]
