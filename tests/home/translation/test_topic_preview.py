"""A snippet's translation is previewed, which wagtail-localize answers with 404."""

import pytest
from django.urls import reverse

from .core_data import add_topic, person, submit, translate

pytestmark = pytest.mark.django_db


def test_a_topic_is_previewed_with_its_new_words():
    topic = add_topic("Energie")
    translation = submit(topic)
    translate(translation)
    client = person("translator", "home.translate", "news.change_topic")
    address = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    answer = client.get(address)
    assert answer.status_code == 200
    assert "cs Energie" in answer.content.decode()
    edit = reverse("wagtailsnippets_news_topic:edit", args=[translation.get_target_instance().pk])
    assert address in client.get(edit).content.decode()
    assert person("nobody").get(address).status_code in (302, 403)


def test_a_topic_goes_through_the_editors_actions():
    topic = add_topic("Energie")
    translation = submit(topic)
    client = person("chief", "news.change_topic", "news.publish_topic")
    translator = person("translator", "home.translate", "news.change_topic")
    edit = reverse("wagtailsnippets_news_topic:edit", args=[translation.get_target_instance().pk])
    client.post(edit, {"action": "publish"})
    assert not translation.get_target_instance().live
    translate(translation)
    translator.post(edit, {"action": "publish"})
    assert not translation.get_target_instance().live
    client.post(edit, {"action": "publish"})
    assert translation.get_target_instance().live
    assert translation.get_target_instance().name == "cs Energie"
