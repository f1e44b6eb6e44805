"""The group and the workflow of the chambers' officers can be founded, dissolved and founded again."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType

migration = importlib.import_module("directory.migrations.0004_chamber_officers")

pytestmark = pytest.mark.django_db


def test_the_way_back_leaves_nothing_and_the_way_forth_founds_once():
    assert Group.objects.filter(name=migration.GROUP).count() == 1
    migration.dissolve_group(apps, None)
    assert not Group.objects.filter(name=migration.GROUP).exists()
    assert not Workflow.objects.filter(name=migration.WORKFLOW).exists()
    assert not GroupApprovalTask.objects.filter(name=migration.TASK).exists()
    for _ in range(2):
        migration.found_group(apps, None)
    group = Group.objects.get(name=migration.GROUP)
    assert group.permissions.filter(codename="publish_company").exists()
    assert not group.permissions.filter(codename="delete_company").exists()
    assert WorkflowContentType.objects.filter(content_type__model="company").count() == 1
    assert GroupApprovalTask.objects.get(name=migration.TASK).groups.get() == group
