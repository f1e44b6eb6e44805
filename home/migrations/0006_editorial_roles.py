"""Who does what in the CMS: partner editors write, translators translate, chief editors decide, administrators run it.

Rights on an institution's section are no part of it: they come with the section (directory/sections.py). Wagtail's own
groups and workflow go where nobody uses them. Topics have their rights from a migration of their own room.
"""

from django.conf import settings
from django.db import migrations

PARTNERS, TRANSLATORS, CHIEFS, ADMINISTRATORS = "Partner editors", "Translators", "Chief editors", "Administrators"
WORKFLOW = "Redaktionelle Freigabe / Redakční schválení"
TASK = "Freigabe durch die Chefredaktion / Schválení šéfredakcí"
STOCK_GROUPS = {"Editors": ("add", "change"), "Moderators": ("add", "change", "publish")}
STOCK_WORKFLOW = "Moderators approval"

ENTRY = {("wagtailadmin", "admin"): ["access_admin"]}
TRANSLATING = ENTRY | {
    ("home", "translationstate"): ["translate"],
    ("wagtail_localize", "translation"): ["submit_translation"],
}
MANAGED = {
    ("auth", "user"): "user", ("auth", "group"): "group", ("wagtailcore", "site"): "site",
    ("wagtailcore", "locale"): "locale", ("wagtailcore", "workflow"): "workflow", ("wagtailcore", "task"): "task",
    ("wagtailredirects", "redirect"): "redirect", ("home", "sitetexts"): "sitetexts",
}  # fmt: skip
PERMISSIONS = {
    PARTNERS: ENTRY,
    TRANSLATORS: TRANSLATING,
    CHIEFS: TRANSLATING | {("home", "sitetexts"): ["add_sitetexts", "change_sitetexts"]},
    ADMINISTRATORS: TRANSLATING
    | {key: [f"{action}_{name}" for action in ("add", "change", "delete")] for key, name in MANAGED.items()},
}
# On the root of the tree, so that a language that comes later is covered.
PAGES = dict.fromkeys([CHIEFS, ADMINISTRATORS], ("add", "change", "publish", "lock", "unlock", "bulk_delete"))
# In the root collection; with "add" alone one changes and deletes only what one has uploaded oneself.
FILES = {
    PARTNERS: {"image": ("add", "choose"), "document": ("add", "choose")},
    TRANSLATORS: {"image": ("choose",), "document": ("choose",)},
    CHIEFS: {"image": ("add", "change", "choose"), "document": ("add", "change", "choose")},
    ADMINISTRATORS: {
        "image": ("add", "change", "choose"), "document": ("add", "change", "choose"),
        "collection": ("add", "change", "delete"),
    },
}  # fmt: skip
FILE_TYPES = {"image": "wagtailimages", "document": "wagtaildocs", "collection": "wagtailcore"}


def found_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, permissions in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for key, codenames in permissions.items():
            group.permissions.add(*(_permission(apps, key, codename) for codename in codenames))
        _open_pages(apps, group, PAGES.get(name, ()))
        _open_files(apps, group, FILES[name])
    _found_workflow(apps)
    _retire_stock(apps)


def _permission(apps, key, codename):
    """Return the permission; Django itself creates them only after all migrations."""
    app, model = key
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )
    return permission


def _open_pages(apps, group, actions):
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    for action in actions:
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=group, page=root, permission=_permission(apps, ("wagtailcore", "page"), f"{action}_page")
        )


def _open_files(apps, group, files):
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for model, actions in files.items():
        for action in actions:
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=group,
                collection=root,
                permission=_permission(apps, (FILE_TYPES[model], model), f"{action}_{model}"),
            )


def _found_workflow(apps):
    """Have chief editors approve all pages, and with them whoever did so until now."""
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    workflow = _workflow(apps, WORKFLOW, TASK, [CHIEFS])
    link = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if link is None or link.workflow.name == STOCK_WORKFLOW:
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
        former = apps.get_model("auth", "Group").objects.filter(name="Moderators", user__isnull=False).distinct()
        apps.get_model("wagtailcore", "GroupApprovalTask").objects.get(name=TASK).groups.add(*former)


def _workflow(apps, name, task_name, groups):
    """Return the workflow of one task, which the groups approve."""
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task = Task.objects.filter(name=task_name).first() or Task.objects.create(name=task_name, content_type=content_type)
    task.groups.add(*apps.get_model("auth", "Group").objects.filter(name__in=groups))
    workflow, _ = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(name=name)
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    return workflow


def _retire_stock(apps):
    """Delete Wagtail's groups without members, and its workflow where no page follows or followed it."""
    apps.get_model("auth", "Group").objects.filter(name__in=STOCK_GROUPS, user=None).delete()
    unused = apps.get_model("wagtailcore", "Workflow").objects.filter(
        name=STOCK_WORKFLOW, workflow_pages=None, workflow_content_types=None, workflow_states=None
    )
    if unused.exists():
        unused.delete()
        apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(
            name=STOCK_WORKFLOW, task_states=None, workflow_tasks=None
        ).delete()


def dissolve_roles(apps, schema_editor):
    """Leave what Wagtail's own migrations leave."""
    Group = apps.get_model("auth", "Group")
    for name, actions in STOCK_GROUPS.items():
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            for key, codenames in (ENTRY | {("wagtail_localize", "translation"): ["submit_translation"]}).items():
                group.permissions.add(*(_permission(apps, key, codename) for codename in codenames))
            _open_pages(apps, group, actions)
            _open_files(apps, group, FILES[CHIEFS])
    stock = _workflow(apps, STOCK_WORKFLOW, STOCK_WORKFLOW, ["Moderators"])
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__name=WORKFLOW).update(workflow=stock)
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=TASK).delete()
    Group.objects.filter(name__in=PERMISSIONS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0005_translation_job"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]
    operations = [migrations.RunPython(found_roles, dissolve_roles)]
