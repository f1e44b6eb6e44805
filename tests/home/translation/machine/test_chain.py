"""From the machine to the reader: translated, submitted, approved, marked on the page; read by a person, mark gone."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from home.translation.machine.apply import translate
from home.translation.notice import notice_for
from news.models import NewsIndexPage
from tests.home.samples import home
from tests.home.translation.making import add_news, submit

from .pages import submitted, translator

pytestmark = pytest.mark.django_db


def sign_in(django_user_model, group: str) -> Client:
    user = django_user_model.objects.create_user(group.lower().replace(" ", "-"))
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def test_readers_learn_that_a_machine_wrote_it_until_a_person_has_read_it(deepl, client, django_user_model):
    index = home("de").add_child(instance=NewsIndexPage(title="Neues", slug="neues"))
    index.save_revision().publish()
    translation = submit(add_news(index, "Fördermittel", teaser="Anmeldung bei Glokal am 22.11.2026"))
    clerk, chief = (sign_in(django_user_model, name) for name in ("Translators", "Chief editors"))

    def target():
        return translation.get_target_instance()

    def editor():
        return reverse("wagtailadmin_pages:edit", args=[target().pk])

    for one in (submit_of(index), translation):
        clerk.post(reverse("wagtail_localize:machine_translate", args=[one.pk]), {"confirmed": "1"})
    submit_of(index).save_target(publish=True)
    assert not target().live

    clerk.post(editor(), {"action": "submit"})
    page = target()
    assert page.workflow_in_progress
    approval = [page.pk, "approve", page.current_workflow_task_state.pk]
    chief.post(reverse("wagtailadmin_pages:workflow_action", args=approval), {})

    page = target()
    assert (page.live, page.title, page.slug) == (True, "Dotace", "dotace")
    assert page.teaser == "Přihláška u Glokal dne 22.11.2026"
    assert notice_for(page).machine
    html = client.get(page.url).content.decode()
    assert "strojově" in html
    assert "maschinell" not in html

    clerk.post(editor(), {"action": "read"})
    assert notice_for(target()) is None
    assert "strojově" not in client.get(page.url).content.decode()
    marks = StringTranslation.objects.filter(context__object_id=page.translation_key).values_list(
        "translation_type", "tool_name"
    )
    assert set(marks) == {("manual", "DeepL")}


def submit_of(page):
    return Translation.objects.get(source__object_id=page.translation_key)


def test_a_standard_page_says_so_too(deepl, client, django_user_model):
    translation = submitted()
    translate(translation, translator(django_user_model))
    translation.save_target(publish=True)
    page = translation.get_target_instance()
    assert "strojově" in client.get(page.url).content.decode()
    source = translation.source.get_source_instance()
    assert "maschinell" not in client.get(source.url).content.decode()
