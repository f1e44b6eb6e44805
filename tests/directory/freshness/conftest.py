"""A clock that the test moves, and records of a company with a member."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from directory.models import Company, Listing, ListingText, Membership, Role
from home import duties
from home.duties import run_duties
from tests.factories import CompanyFactory
from tests.roles.conftest import sign_in

START = datetime.datetime(2026, 3, 31, 9, tzinfo=datetime.UTC)


class Clock:
    def __init__(self):
        self.now = START

    @property
    def day(self):
        return self.now.date()

    def duties(self):
        """Do the duties of freshness; return the letters queued, as (day, letter, receiver)."""
        mail.outbox.clear()
        done = run_duties(self.now)
        assert list(done) == ["freshness_reminders", "freshness_sinking", "freshness_leaving"]
        assert None not in done.values()
        return [(self.day, it.extra_headers["X-Glokal-Letter"], it.to[0]) for it in mail.outbox]

    def run(self, until):
        """Do them twice a day until a day is over."""
        seen = []
        while self.now.date() <= until:
            seen += self.duties()
            self.now += datetime.timedelta(hours=12)
        return seen

    def leap(self, to):
        """Do them on the last day of each month and on the first, up to a day; nothing else is due between."""
        seen = []
        while self.now.date() < to:
            seen += self.duties()
            self.now += datetime.timedelta(days=1)
            while self.now.date() < to and 2 < self.day.day < 28:
                self.now += datetime.timedelta(days=1)
        return seen + self.duties()


@pytest.fixture
def clock(db, monkeypatch):
    clock = Clock()
    ours = {name: duty for name, duty in duties._duties.items() if name.startswith("freshness")}
    monkeypatch.setattr(duties, "_duties", ours)
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def member(db):
    return sign_in("jednatel", language="cs")


@pytest.fixture
def company(db, clock, member):
    """Published at `START`, confirmed that day."""
    company = CompanyFactory(live=False, confirmed_at=clock.day, texts={"de": "Drehteile"}, name="Böhme GmbH")
    Membership.objects.create(company=company, user=member.user, role=Role.ADMIN)
    company.save_revision().publish()
    return Company.objects.get(pk=company.pk)


@pytest.fixture
def listing(company, clock):
    listing = Listing(
        company=company, kind="request", cooperation="supply", live=False, confirmed_at=clock.day,
        valid_until=clock.day + datetime.timedelta(days=1000),
    )  # fmt: skip
    listing.texts = [ListingText(language="de", title="Drehteile gesucht", description="Aus Messing.")]
    listing.full_clean()
    listing.save()
    listing.save_revision().publish()
    return Listing.objects.get(pk=listing.pk)
