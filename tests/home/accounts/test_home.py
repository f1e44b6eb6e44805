"""The account's first page and its navigation."""

import pytest
from django.contrib.auth import get_user_model

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return get_user_model().objects.create_user("jana", "jana@firma.example", first_name="Jana", last_name="Malá")


@pytest.mark.parametrize("first", ["konto", "ucet", "account"])
def test_visitor_is_led_to_the_sign_in_of_the_same_language(client, first):
    answer = client.get(f"/{first}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/{first}/login/?next=/{first}/")


def test_person_sees_the_account_and_its_navigation(client, person):
    client.force_login(person)
    answer = client.get("/konto/")
    assert "jana@firma.example" in answer.text
    assert 'href="/konto/" aria-current="page"' in answer.text
    assert "/ucet/" in answer.text  # the language switch
    assert '<meta name="robots" content="noindex">' in answer.text
    assert answer["Cache-Control"] == "private, no-cache"
