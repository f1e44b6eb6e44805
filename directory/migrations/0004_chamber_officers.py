"""The group that looks after companies, and the workflow by which others hand their drafts to it."""

from django.db import migrations

GROUP = "Chamber officers"
WORKFLOW = "Prüfung durch die Kammern / Posouzení komorami"
TASK = "Freigabe durch die Kammern / Schválení komorami"
PERMISSIONS = {
    ("directory", "company"): ("view", "add", "change", "publish", "lock", "unlock"),
    ("directory", "importrun"): ("view", "add", "change"),
    ("directory", "importrow"): ("view",),
    ("directory", "region"): ("view",),
    ("directory", "sector"): ("view",),
    ("directory", "category"): ("view",),
    ("directory", "capability"): ("view",),
    ("directory", "certificate"): ("view",),
    ("wagtailadmin", "admin"): ("access",),
}
FILES = {("wagtailimages", "image"): ("add", "choose")}  # logos; in the root collection


def found_group(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    for key, actions in PERMISSIONS.items():
        group.permissions.add(*(_permission(apps, key, action) for action in actions))
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for key, actions in FILES.items():
        for action in actions:
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=group, collection=root, permission=_permission(apps, key, action)
            )
    _found_workflow(apps, group)


def _permission(apps, key, action):
    """Return the permission; Django itself creates them only after all migrations."""
    app, model = key
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
    )
    return permission


def _found_workflow(apps, group):
    Workflow, WorkflowTask = apps.get_model("wagtailcore", "Workflow"), apps.get_model("wagtailcore", "WorkflowTask")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    ContentType = apps.get_model("contenttypes", "ContentType")
    company, _ = ContentType.objects.get_or_create(app_label="directory", model="company")
    task_type, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    if apps.get_model("wagtailcore", "WorkflowContentType").objects.filter(content_type=company).exists():
        return
    task = Task.objects.create(name=TASK, content_type=task_type)
    task.groups.add(group)
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    apps.get_model("wagtailcore", "WorkflowContentType").objects.create(content_type=company, workflow=workflow)


def dissolve_group(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=TASK).delete()
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_entry_storage"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]
    operations = [migrations.RunPython(found_group, dissolve_group)]
