"""The workflow of companies and listings asks the chamber of the region; what officers need to work at their desk."""

from django.db import migrations

OFFICERS, ADMINISTRATORS = "Chamber officers", "Administrators"
WORKFLOW = "Prüfung durch die Kammern / Posouzení komorami"
GROUP_TASK = "Freigabe durch die Kammern / Schválení komorami"
REGION_TASK = "Freigabe durch die zuständige Kammer / Schválení příslušnou komorou"
MODELS = ("company", "listing")

ALL = ("view", "add", "change", "delete")
OFFICERS_MAY = {
    "listing": ("view", "add", "change", "publish", "lock", "unlock"),
    "chamberdesk": ("view", "add", "change", "delete"),  # those at a desk only look (directory/desk/policies.py)
    "replyblock": ALL,
    "membership": ("view",),
    "claim": ("view",),
    "inquiry": ("view",),
    "notice": ("view",),
    "registercheck": ("view",),
}
ADMINISTRATORS_MAY = {"chamberdesk": ALL, "replyblock": ALL, "claim": ("view",), "notice": ("view",)}


def ask_the_region(apps, schema_editor):
    """Put the task of the region where the group's was, for what is under way as well."""
    Task = apps.get_model("directory", "RegionTask")
    task = Task.objects.create(name=REGION_TASK, content_type=_content_type(apps, "directory", "regiontask"))
    workflow, _ = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(name=WORKFLOW)
    _take_over(apps, workflow, task.pk)
    for model in MODELS:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=_content_type(apps, "directory", model), defaults={"workflow": workflow}
        )
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=GROUP_TASK).delete()
    for name, allowed in ((OFFICERS, OFFICERS_MAY), (ADMINISTRATORS, ADMINISTRATORS_MAY)):
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.add(*_permissions(apps, allowed))


def ask_the_group(apps, schema_editor):
    """The way back: companies are for the group again; listings had no workflow."""
    Group = apps.get_model("auth", "Group")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    task = Task.objects.create(name=GROUP_TASK, content_type=_content_type(apps, "wagtailcore", "groupapprovaltask"))
    task.groups.set(Group.objects.filter(name=OFFICERS))
    listing = _content_type(apps, "directory", "listing")
    apps.get_model("wagtailcore", "WorkflowContentType").objects.filter(content_type=listing).delete()
    apps.get_model("wagtailcore", "WorkflowState").objects.filter(base_content_type=listing).delete()
    for workflow in apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW):
        _take_over(apps, workflow, task.pk)
    apps.get_model("directory", "RegionTask").objects.filter(name=REGION_TASK).delete()
    for name, allowed in ((OFFICERS, OFFICERS_MAY), (ADMINISTRATORS, ADMINISTRATORS_MAY)):
        for group in Group.objects.filter(name=name):
            group.permissions.remove(*_permissions(apps, allowed))


def _take_over(apps, workflow, task):
    """Let a task have the workflow alone, with what was under way at the tasks before it."""
    steps = apps.get_model("wagtailcore", "WorkflowTask").objects.filter(workflow=workflow)
    states = apps.get_model("wagtailcore", "TaskState").objects.filter(workflow_state__workflow=workflow)
    states.update(task_id=task)
    steps.delete()
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task, sort_order=0)


def _content_type(apps, app, model):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    return content_type


def _permissions(apps, allowed):
    """Return the permissions; Django itself creates them only after all migrations."""
    for model, actions in allowed.items():
        for action in actions:
            permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=_content_type(apps, "directory", model),
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            yield permission


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0010_inquiry_relay"),
        ("home", "0006_editorial_roles"),
    ]
    operations = [migrations.RunPython(ask_the_region, ask_the_group)]
