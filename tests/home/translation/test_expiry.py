"""A translation's own end: its source's date is shown beside it, and taken over by those who may publish."""

import datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation

from news.models import NewsPage

from .core_data import add_news, home, person, publish, republish, submit, target

pytestmark = pytest.mark.django_db
END = timezone.now().replace(microsecond=0) + datetime.timedelta(days=3)
TAKE = 'value="take_expiry"'


@pytest.fixture
def translation() -> Translation:
    result = submit(add_news())
    publish(result)
    republish(result.source.get_source_instance(), expire_at=END)
    return result


@pytest.fixture
def chief() -> Client:
    return person("chief", on=home("cs"), can=("add", "change", "publish"))


def edit(translation: Translation) -> str:
    return reverse("wagtailadmin_pages:edit", args=[target(translation).pk])


def take(client: Client, translation: Translation):
    return client.post(edit(translation), {"action": "take_expiry"}, follow=True)


def test_who_may_publish_takes_it_over(translation, chief):
    assert target(translation).expire_at is None
    assert TAKE in chief.get(edit(translation)).content.decode()
    page = take(chief, translation)
    assert target(translation).expire_at == END
    assert target(translation).get_latest_revision_as_object().expire_at == END
    assert TAKE not in page.content.decode()
    publish(translation, suffix=" neu")
    assert target(translation).expire_at == END
    NewsPage.objects.filter(pk=target(translation).pk).update(expire_at=timezone.now() - datetime.timedelta(hours=1))
    call_command("publish_scheduled")
    assert not target(translation).live


def test_it_goes_with_the_source_s(translation, chief):
    take(chief, translation)
    republish(translation.source.get_source_instance(), expire_at=None)
    assert target(translation).expire_at == END
    take(chief, translation)
    assert target(translation).expire_at is None


def test_a_translator_sees_the_date_only(translation):
    client = person("translator", "home.translate")
    page = client.get(edit(translation)).content.decode()
    assert str(END.year) in page
    assert TAKE not in page
    take(client, translation)
    assert target(translation).expire_at is None
