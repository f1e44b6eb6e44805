"""Claims that expire, claims proven while somebody keeps the entry; officers may look at the list of claims."""

from django.db import migrations, models

GROUPS = ("Administrators", "Chamber officers")


def give_right(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="directory", model="claim"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="view_claim", defaults={"name": "Can view claim"}
    )
    for name in GROUPS:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)[0].permissions.add(permission)


def take_right(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.remove(
            *group.permissions.filter(content_type__app_label="directory", codename="view_claim")
        )


class Migration(migrations.Migration):
    dependencies = [("directory", "0017_listing_end_told")]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="proven_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="proven"),
        ),
        migrations.AlterField(
            model_name="claim",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "waiting for proof"), ("granted", "granted"), ("refused", "refused"),
                    ("withdrawn", "withdrawn"), ("expired", "expired"),
                ],
                default="open", max_length=10, verbose_name="state",
            ),
        ),
        migrations.RunPython(give_right, take_right),
    ]
