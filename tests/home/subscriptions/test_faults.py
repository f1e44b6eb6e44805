"""A subscription that cannot be sent keeps no other waiting."""

import datetime

from django.core import mail
from django.utils import timezone

from home.mail import Item
from home.models import Subscription
from home.subscriptions import sources
from home.subscriptions.duties import send

NOW = timezone.now()
DAY = datetime.timedelta(days=1)


def test_a_search_that_cannot_be_asked_is_left_out(db, monkeypatch):
    def hits(search, *asked):
        if search == "//[":
            raise ValueError("Invalid IPv6 URL")
        return [Item("Drehteile", "https://portal.example/x/")]

    monkeypatch.setattr(sources, "_searches", [hits])
    for email, search in (("a@one.example", "//["), ("b@two.example", "/de/angebote/")):
        Subscription.objects.create(
            email=email, purpose="alert", search=search, language="de", confirmed_at=NOW - DAY, sent_until=NOW - DAY
        )
    assert send(NOW) == 1
    assert [letter.to for letter in mail.outbox] == [["b@two.example"]]
    assert Subscription.objects.get(email="a@one.example").sent_until == NOW - DAY
