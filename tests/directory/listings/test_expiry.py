"""Offers and requests end: a letter before, out of the public view, and back with one click; the clock is moved."""

import datetime
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.utils import timezone, translation
from wagtail.models import Revision

from directory.expiry import latest_day, renew
from directory.expiry.duties import end, tell_of_end
from directory.expiry.links import link_to
from directory.freshness import confirm
from directory.freshness.links import link_to as fresh_link_to
from directory.freshness.overview import lines_of
from directory.models import DirectoryEntry, Listing
from directory.search import load
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def listing():
    found = ListingFactory(texts={"de": "Gussteile gesucht"}, company__email="post@musterwerk.example", live=False)
    found.save_revision().publish()
    return Listing.objects.get(pk=found.pk)


def letters():
    return [message.subject for message in mail.outbox]


def at(listing, days):
    """Return a moment so many days after the last day."""
    noon = datetime.datetime.combine(listing.valid_until, datetime.time(12), timezone.get_current_timezone())
    return noon + days * DAY


def test_two_weeks_before_the_end_one_letter_goes_out(listing):
    assert tell_of_end(at(listing, -15)) == 0
    assert tell_of_end(at(listing, -14)) == 1
    assert tell_of_end(at(listing, -13)) == 0
    (subject,) = letters()
    assert "Gussteile gesucht" in subject


def test_after_the_last_day_it_leaves_and_is_kept(listing):
    assert end(at(listing, 0)) == 0
    assert load("de", listing.slug, "listing")
    assert end(at(listing, 1)) == 1
    assert end(at(listing, 1)) == 0
    listing.refresh_from_db()
    assert not listing.live
    assert load("de", listing.slug, "listing") is None
    assert listing.texts.get().title == "Gussteile gesucht"
    assert len(letters()) == 1


def test_one_click_brings_it_back_as_it_was(client, listing):
    end(at(listing, 1))
    draft = Listing.objects.get(pk=listing.pk)
    draft.quantity = "noch nicht freigegeben"
    draft.save_revision()
    listing.refresh_from_db()
    with translation.override("de"):
        address = link_to(listing)
    path = address[address.index("/konto/") :]
    assert client.get(path).status_code == 200
    listing.refresh_from_db()
    assert not listing.live  # whoever looks into mail follows links, but presses nothing
    answer = client.post(path, headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 200
    assert not answer.cookies
    listing.refresh_from_db()
    assert (listing.live, listing.has_unpublished_changes) == (True, True)
    assert listing.quantity == "500 im Jahr"
    assert listing.confirmed_at == timezone.localdate()
    assert load("de", listing.slug, "listing")
    until = listing.valid_until
    client.post(path, headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
    listing.refresh_from_db()
    assert listing.valid_until == until


def test_renewing_what_is_public_tells_drafts_and_the_read_model(listing):
    draft = Listing.objects.get(pk=listing.pk)
    draft.quantity = "1.000 im Jahr"
    draft.save_revision()
    until = renew(listing, 9)
    assert load("de", listing.slug, "listing").json.count(f'"valid_until":"{until}"') == 1
    Revision.objects.for_instance(listing).order_by("-created_at").first().publish()
    listing.refresh_from_db()
    assert (listing.valid_until, listing.quantity) == (until, "1.000 im Jahr")


def test_nothing_is_valid_for_more_than_a_year_and_nothing_gets_shorter(listing):
    assert renew(listing, 99) == latest_day()
    assert renew(listing, 1) == latest_day()


def test_after_renewing_people_are_told_of_the_new_end(listing):
    tell_of_end(at(listing, -1))
    renew(listing, 6)
    listing.refresh_from_db()
    assert tell_of_end(at(listing, -30)) == 0
    assert tell_of_end(at(listing, -3)) == 1


@pytest.mark.parametrize("token", ["x", "WzEsImEiXQ:1:x", "a" * 500])
def test_garbled_links_are_dead(client, token):
    assert client.get(f"/konto/renew/{token}/").status_code == 404


def test_what_somebody_took_back_stays_away(listing):
    listing.unpublish()
    with translation.override("de"):
        assert renew(listing, 6) is None
    assert not DirectoryEntry.objects.filter(record="listing").exists()


def test_what_has_ended_is_renewed_and_not_merely_confirmed(client, listing):
    end(at(listing, 1))
    late = at(listing, 2)
    listing.refresh_from_db()
    assert confirm(listing, None, late) is False
    Listing.objects.update(valid_until=timezone.localdate() - DAY)
    listing.refresh_from_db()
    with translation.override("de"):
        fresh, renewal = (urlsplit(link(listing)).path for link in (fresh_link_to, link_to))
    answer = client.post(fresh, headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, urlsplit(answer.url).path) == (302, renewal)
    listing.refresh_from_db()
    assert not listing.live
    assert lines_of([listing.company], timezone.now())[-1].is_over
