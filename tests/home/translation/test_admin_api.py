"""The CMS's own API from the outside: what it does to a translation passes by none of our guards."""

import datetime
import json
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from home.translation.notice import notice_for
from home.translation.saving import publishing_incomplete, save_draft
from news.models import NewsPage

from .core_data import add_news, home, person, publish, republish, submit, target, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    return submit(add_news())


@pytest.fixture
def chief() -> Client:
    return person("chief", on=home().get_root(), can=("add", "change", "publish"))


def act(client: Client, page: Page, action: str, **data):
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(address, json.dumps(data), content_type="application/json")


def in_czech() -> set[tuple[int, str]]:
    return set(Page.objects.filter(live=True, locale__language_code="cs").values_list("pk", "title"))


ACTIONS = {
    "convert_alias": {}, "copy": {"keep_live": True}, "copy_for_translation": {"locale": "en"}, "create_alias": {},
    "delete": {}, "move": {}, "publish": {}, "revert_to_page_revision": {}, "unpublish": {},
}  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("leave", [None, 1])
def test_no_action_publishes_what_is_not_translated(translation, chief, action, leave):
    if leave:
        translate(translation, leave=leave)
        save_draft(translation, None)
    page, before = target(translation), in_czech()
    data = ACTIONS[action]
    if action in ("copy", "create_alias", "move"):
        data = data | {"destination_page_id": home("cs").pk}
    if action == "revert_to_page_revision":
        data = {"revision_id": page.latest_revision_id}
    answer = act(chief, page, action, **data)
    assert answer.status_code < 500
    if fresh := NewsPage.objects.filter(pk=page.pk).first():
        answer = act(chief, fresh, "publish")
        assert answer.status_code == 403, answer.content
        assert page.title in answer.json()["detail"] or leave
    assert in_czech() == before


def test_what_is_complete_is_published(translation, chief):
    translate(translation)
    save_draft(translation, None)
    assert act(chief, target(translation), "publish").status_code == 200
    assert target(translation).live


def test_what_was_approved_of_with_gaps_is_published_when_its_time_comes(translation):
    soon = timezone.now() + datetime.timedelta(days=1)
    NewsPage.objects.filter(pk=target(translation).pk).update(go_live_at=soon)
    with publishing_incomplete():
        translation.save_target(publish=True)
    assert not target(translation).live
    with mock.patch.object(timezone, "now", return_value=soon + datetime.timedelta(hours=1)):
        call_command("publish_scheduled")
    assert target(translation).live


def test_a_moderator_approves_of_gaps_that_were_submitted_as_such(translation):
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss", "boss@example.org", "x"))
    boss.post(reverse("wagtailadmin_pages:edit", args=[target(translation).pk]), {"action": "submit_incomplete"})
    page = target(translation)
    approve = [page.pk, "approve", page.current_workflow_task_state.pk]
    boss.post(reverse("wagtailadmin_pages:workflow_action", args=approve), {"comment": ""})
    assert target(translation).live


def test_going_back_keeps_the_note_on_a_machines_words(translation, chief):
    page = publish(translation, by="machine")
    assert notice_for(page).machine
    assert act(chief, page, "revert_to_page_revision", revision_id=page.latest_revision_id).status_code == 200
    assert act(chief, target(translation), "publish").status_code == 200
    assert target(translation).live_revision_id != page.live_revision_id
    assert notice_for(target(translation)).machine


def test_words_that_came_another_way_keep_it_too(translation):
    """A revision of which nothing is known, as a script makes one."""
    publish(translation, by="machine")
    republish(target(translation))
    assert notice_for(target(translation)).machine


@pytest.fixture
def editor() -> Client:
    return person("editor", on=home("cs"), can=("add", "change"))


@pytest.mark.parametrize("who", ["chief", "editor"])
def test_going_back_asks_for_locks(translation, chief, editor, who):
    publish(translation)
    page = target(translation)
    client = chief if who == "chief" else editor
    other = User.objects.create_user("other")
    NewsPage.objects.filter(pk=page.pk).update(locked=True, locked_by=other)
    answer = act(client, page, "revert_to_page_revision", revision_id=page.latest_revision_id)
    assert answer.status_code == 403
    assert Revision.objects.for_instance(page).latest("pk").pk == page.latest_revision_id


def test_going_back_asks_for_a_moderation(translation, chief, editor):
    publish(translation)
    save_draft(translation, None)
    page = target(translation)
    page.get_workflow().start(page, chief.user)
    assert act(editor, page, "revert_to_page_revision", revision_id=page.live_revision_id).status_code == 403
    assert target(translation).latest_revision_id == page.latest_revision_id
