"""Who may do what with topics; changed ones go through the moderation that pages go through."""

from django.db import migrations

WORKFLOW = "Redaktionelle Freigabe / Redakční schválení"
WRITE = ("add", "change", "publish", "lock", "unlock")
PERMISSIONS = {
    "Translators": ("change",),  # of translations alone: home/roles.py
    "Chief editors": WRITE,
    "Administrators": (*WRITE, "delete"),
}


def open_topics(apps, schema_editor):
    topic, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="news", model="topic")
    Permission = apps.get_model("auth", "Permission")
    for name, actions in PERMISSIONS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for action in actions:
            permission, _ = Permission.objects.get_or_create(
                content_type=topic, codename=f"{action}_topic", defaults={"name": f"Can {action} topic"}
            )
            group.permissions.add(permission)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    WorkflowContentType = apps.get_model("wagtailcore", "WorkflowContentType")
    if workflow and not WorkflowContentType.objects.filter(content_type=topic).exists():
        WorkflowContentType.objects.create(content_type=topic, workflow=workflow)


def close_topics(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.filter(name__in=PERMISSIONS)
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="news", content_type__model="topic"
    )
    for group in groups:
        group.permissions.remove(*rights)
    apps.get_model("wagtailcore", "WorkflowContentType").objects.filter(
        content_type__app_label="news", content_type__model="topic", workflow__name=WORKFLOW
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial"), ("home", "0006_editorial_roles")]
    operations = [migrations.RunPython(open_topics, close_topics)]
