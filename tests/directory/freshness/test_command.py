"""`manage.py duties --at`: the clock is told to the command alone, and everything happens by it."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory.models import Company, DirectoryEntry, Listing
from directory.search.age import SUNK, add_months
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db


def weights():
    return dict(DirectoryEntry.objects.filter(language="de").values_list("record", "weight"))


@pytest.fixture
def listing():
    today = timezone.localdate()
    made = ListingFactory(texts={"de": "Gussteile gesucht"}, live=False, confirmed_at=today)
    made.valid_until = today + datetime.timedelta(days=1000)
    company = made.company
    company.confirmed_at = today
    company.save_revision().publish()
    made.save_revision().publish()
    Company.objects.update(first_published_at=timezone.now())
    return Listing.objects.get(pk=made.pk)


def duties(months):
    day = add_months(timezone.localdate(), months) + datetime.timedelta(days=2)
    call_command("duties", at=f"{day}T08:00")  # raises where a duty fails


def test_what_sinks_and_leaves_by_a_later_clock(listing):
    duties(0)
    assert all(weight > 0 for weight in weights().values())
    for months in (7, 8, 9):
        duties(months)
    sunk = weights()
    assert set(sunk) == {"company", "listing"}
    assert all(weight < SUNK / -2 for weight in sunk.values())
    duties(13)
    assert weights() == {}
    assert not Company.objects.filter(live=True).exists()


def test_nothing_is_written_twice_by_a_later_clock(listing):
    duties(10)
    before = set(DirectoryEntry.objects.values_list("pk", flat=True))
    duties(10)
    assert set(DirectoryEntry.objects.values_list("pk", flat=True)) == before
