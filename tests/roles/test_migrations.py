"""The roles can be founded, dissolved and founded again, and nobody loses a group that is in use."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from wagtail import hooks
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow, WorkflowContentType, WorkflowPage

from news.models import Topic

roles = importlib.import_module("home.migrations.0006_editorial_roles")
topics = importlib.import_module("news.migrations.0002_topic_roles")
letters = importlib.import_module("home.migrations.0010_mail_delivery")
records = importlib.import_module("home.migrations.0011_administrators_see_records")
bounces = importlib.import_module("home.migrations.0012_bounces_by_administrators")
desks = importlib.import_module("directory.migrations.0011_region_task")
claims = importlib.import_module("directory.migrations.0018_claims")

pytestmark = pytest.mark.django_db


def back() -> None:
    topics.close_topics(apps, None)
    roles.dissolve_roles(apps, None)


def forth() -> None:
    roles.found_roles(apps, None)
    topics.open_topics(apps, None)
    letters.give_rights(apps, None)
    records.give_rights(apps, None)
    bounces.take_right(apps, None)
    claims.give_right(apps, None)
    administrators = Group.objects.get(name="Administrators")
    administrators.permissions.add(*desks._permissions(apps, desks.ADMINISTRATORS_MAY))


def everything() -> tuple:
    """Return every right of every group, and which workflow goes where."""
    rights = sorted(
        (group.name, permission.codename) for group in Group.objects.all() for permission in group.permissions.all()
    )
    pages = sorted(GroupPagePermission.objects.values_list("group__name", "page__depth", "permission__codename"))
    files = sorted(
        (group.name, held.collection.name, held.permission.codename)
        for group in Group.objects.all()
        for held in group.collection_permissions.all()
    )
    flows = sorted(WorkflowPage.objects.values_list("workflow__name", "page__depth")) + sorted(
        WorkflowContentType.objects.values_list("workflow__name", "content_type__model")
    )
    tasks = sorted(GroupApprovalTask.objects.values_list("name", "groups__name"))
    return rights, pages, files, flows, tasks


def test_there_and_back_and_there_again():
    before = everything()
    back()
    names = set(Group.objects.values_list("name", flat=True))
    assert names == {"Chamber officers", "Editors", "Moderators"}
    assert Page.get_first_root_node().workflowpage.workflow.name == roles.STOCK_WORKFLOW
    assert not Workflow.objects.filter(name=roles.WORKFLOW).exists()
    assert not GroupApprovalTask.objects.filter(name=roles.TASK).exists()
    for _ in range(2):
        forth()
        assert everything() == before


def test_what_administrators_see_is_taken_and_given_back():
    before = everything()
    records.take_rights(apps, None)
    taken = set(before[0]) - set(everything()[0])
    assert taken == {("Administrators", "view_consent"), ("Administrators", "view_subscription")}
    records.give_rights(apps, None)
    assert everything() == before


def test_what_is_in_use_stays():
    back()
    moderator = User.objects.create_user("moderator")
    moderator.groups.add(Group.objects.get(name="Moderators"))
    forth()
    assert set(Group.objects.filter(name__in=roles.STOCK_GROUPS).values_list("name", flat=True)) == {"Moderators"}
    task = GroupApprovalTask.objects.get(name=roles.TASK)
    assert set(task.groups.values_list("name", flat=True)) == {"Chief editors", "Moderators"}


def test_a_workflow_of_the_portal_s_own_stays():
    own = Workflow.objects.create(name="Vier Augen")
    WorkflowPage.objects.update(workflow=own)
    roles.found_roles(apps, None)
    assert Page.get_first_root_node().workflowpage.workflow == own
    back()
    assert Page.get_first_root_node().workflowpage.workflow == own


def test_every_right_is_one_that_the_form_of_a_group_offers():
    """A permission with a wrong name would open nothing and complain of nothing."""
    reverse("wagtailadmin_home")  # the CMS registers its views, and the rights to them, as its addresses are read
    offered = Permission.objects.none().union(*(hook() for hook in hooks.get_hooks("register_permissions")))
    names = {(permission.content_type.app_label, permission.codename) for permission in offered}
    for group in Group.objects.filter(name__in=roles.PERMISSIONS):
        given = set(group.permissions.values_list("content_type__app_label", "codename"))
        assert given <= names, given - names


def test_the_moderation_covers_pages_and_topics():
    workflow = Workflow.objects.get(name=roles.WORKFLOW)
    assert Page.get_first_root_node().workflowpage.workflow == workflow
    assert Topic.get_default_workflow() == workflow
