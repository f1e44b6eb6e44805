"""Addresses of topics: never two alike in a language, drafts included; former ones lead to the new one."""

import pytest
from django.core.exceptions import ValidationError

from news.models import Topic

from .making import make_topic


def test_the_second_draft_with_the_same_new_address_is_refused(topic, german):
    other = make_topic("Energie", "energie", german)
    for each in (topic, other):
        each.save_revision().publish()
    topic.slug = "neu"
    first = topic.save_revision()
    other.slug = "neu"
    with pytest.raises(ValidationError) as refused:
        other.save_revision()
    assert list(refused.value.message_dict) == ["slug"]
    first.publish()
    assert Topic.objects.get(pk=topic.pk).slug == "neu"


def test_a_draft_keeps_nobody_from_its_own_address_nor_another_language(topic, czech):
    topic.slug = "neu"
    topic.save_revision()
    topic.name = "Andere Förderung"
    topic.save_revision().publish()
    make_topic("Nové", "neu", czech).save_revision().publish()
    assert Topic.objects.filter(slug="neu").count() == 2


def test_former_addresses_lead_to_the_new_one(client, section, topic):
    topic.save_revision().publish()
    for slug in ("neu", "neuer"):
        topic.slug = slug
        revision = topic.save_revision()
        assert client.get(f"/de/aktuelles/thema/{slug}/").status_code == 404
        revision.publish()
    for base in ("/de/aktuelles/", "/de/aktuelles/kammer/"):
        for rest in ("", "feed.atom", "feed.rss"):
            answer = client.get(f"{base}thema/neu/{rest}")
            assert (answer.status_code, answer.headers["Location"]) == (301, f"{base}thema/neuer/{rest}")
            answer = client.get(f"{base}thema/foerderung/{rest}", follow=True)
            assert answer.status_code == 200
            assert answer.request["PATH_INFO"] == f"{base}thema/neuer/{rest}"


def test_an_address_that_another_topic_takes_over_is_that_topics(client, index, topic, german):
    topic.save_revision().publish()
    topic.slug = "neu"
    topic.save_revision().publish()
    make_topic("Zweite", "foerderung", german).save_revision().publish()
    assert client.get("/de/aktuelles/thema/foerderung/").status_code == 200
    topic.slug = "alt"
    topic.save_revision().publish()
    topic.slug = "neu"
    topic.save_revision().publish()
    assert client.get("/de/aktuelles/thema/neu/").status_code == 200
