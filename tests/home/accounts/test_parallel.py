"""Two hundred people sign up at once, each sends the form twice: none lost, none twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import connections
from django.test import Client

from home.models import Consent, OutgoingMail

from .steps import sign_up

PEOPLE, AT_ONCE = 200, 8


@pytest.mark.django_db(transaction=True)
def test_two_hundred_sign_ups_at_once_each_sent_twice(settings):
    settings.EMAIL_BACKEND = "home.mail.QueuedBackend"
    settings.ACCOUNT_RATE_LIMITS = False

    def act(number: int) -> int:
        try:
            browser = Client(REMOTE_ADDR=f"10.3.{number // 100}.{number % 100 + 1}")
            return sign_up(browser, f"person{number}@firma.example", name="Jana Malá").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(act, [number for number in range(PEOPLE) for _again in (1, 2)]))
    assert answers == [302] * PEOPLE * 2
    addresses = {f"person{number}@firma.example" for number in range(PEOPLE)}
    for model in (get_user_model(), EmailAddress, Consent):
        found = list(model.objects.values_list("email", flat=True))
        assert len(found) == PEOPLE, model
        assert set(found) == addresses, model
    # One code each, and one letter that there is an account already.
    letters = list(OutgoingMail.objects.values_list("to", flat=True))
    assert len(letters) == 2 * PEOPLE
    assert set(letters) == addresses
