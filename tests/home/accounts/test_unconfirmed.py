"""Sign-ups that nobody confirms are forgotten."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.utils import timezone

from home.accounts import erasing
from home.accounts.erasing import erase, forget_unconfirmed
from home.models import Consent, Subscription
from tests.factories import InquiryFactory

from .steps import EMAIL, confirm, sign_up

pytestmark = pytest.mark.django_db
User = get_user_model()


def test_only_those_never_confirmed_are_forgotten_after_a_week(client):
    sign_up(client)
    confirm(client)
    sign_up(Client(), "nobody@new.example")
    User.objects.create_user("made-by-hand", "chief@glokal.example", "geheim-genug")
    now = timezone.now()
    assert forget_unconfirmed(now + timedelta(days=6)) == 0
    assert forget_unconfirmed(now + timedelta(days=8)) == 1
    assert forget_unconfirmed(now + timedelta(days=8)) == 0
    assert set(User.objects.values_list("email", flat=True)) == {EMAIL, "chief@glokal.example"}
    assert not Consent.objects.filter(email="nobody@new.example").exists()
    assert len(mail.outbox) == 2  # the two codes


def test_who_confirms_at_this_moment_is_kept(monkeypatch):
    for name in ("one", "two"):
        sign_up(Client(), f"{name}@new.example")

    def meanwhile(user, **options):
        EmailAddress.objects.exclude(user=user).update(verified=True)
        erase(user, **options)

    monkeypatch.setattr(erasing, "erase", meanwhile)
    assert forget_unconfirmed(timezone.now() + timedelta(days=8)) == 1
    assert User.objects.get().email == "two@new.example"


def test_an_address_that_an_administrator_gave_makes_no_sign_up(client, admin_client, admin_user):
    sign_up(client)
    user = User.objects.get(email=EMAIL)
    data = {
        "username": user.username,
        "email": "right@new.example",
        "first_name": "J",
        "last_name": "M",
        "is_active": "on",
    }
    assert admin_client.post(f"/cms/users/edit/{user.pk}/", data).status_code == 302
    assert not EmailAddress.objects.get(user=user).verified
    assert forget_unconfirmed(timezone.now() + timedelta(days=8)) == 0


def test_who_signs_up_with_the_address_of_others_erases_nothing_of_theirs(client):
    owner = "owner@new.example"
    consent = Consent.objects.create(email=owner, purpose="newsletter", wording="Ja", language="de")
    subscription = Subscription.objects.create(email=owner, purpose="newsletter", language="de")
    inquiry = InquiryFactory(sender_email=owner)
    sign_up(client, owner)
    assert forget_unconfirmed(timezone.now() + timedelta(days=8)) == 1
    assert not User.objects.filter(email=owner).exists()
    for row, address in ((consent, "email"), (subscription, "email"), (inquiry, "sender_email")):
        row.refresh_from_db()
        assert getattr(row, address) == owner
    assert [one.purpose for one in Consent.objects.filter(email=owner)] == ["newsletter"]
