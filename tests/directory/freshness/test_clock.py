"""Fourteen months of a record that nobody confirms, and what one click changes; the duties run twice a day."""

import datetime

import pytest
from django.core import mail

from directory.freshness import confirm
from directory.models import Company, DirectoryEntry, Listing
from directory.search import Search, find
from directory.search.age import SUNK
from tests.factories import CompanyFactory

from .conftest import START


def day(text):
    return datetime.date.fromisoformat(text)


def fresh(record):
    return type(record).objects.get(pk=record.pk)


def weight_of(company):
    return DirectoryEntry.objects.filter(company=company, record="company", language="de").first().weight


def test_fourteen_months_without_a_word(clock, company, listing, member):
    """Both kinds at once, each step once and on its day, though the duties run twice a day."""
    seen = clock.run(day("2027-05-31"))
    steps = [
        (day("2026-09-30"), "freshness_reminder", member.user.email),  # September has no 31st
        (day("2026-10-31"), "freshness_reminder", member.user.email),
        (day("2026-11-30"), "freshness_reminder", member.user.email),
        (day("2027-03-31"), "freshness_hidden", member.user.email),
    ]
    assert seen == [step for step in steps for _record in (company, listing)]
    for kind, record in (("company", fresh(company)), ("listing", fresh(listing))):
        assert (record.live, record.dormant_since, record.confirmed_at) == (False, day("2027-03-31"), START.date())
        assert not DirectoryEntry.objects.filter(record=kind, **{kind: record.pk}).exists()


def test_it_sinks_after_nine_months(clock, company):
    clock.leap(day("2026-12-30"))
    assert weight_of(company) > 0
    clock.leap(day("2027-01-02"))
    assert weight_of(company) < SUNK / -2
    confirm(company, None, clock.now)
    assert weight_of(company) > 0


@pytest.mark.parametrize("kind", ["company", "listing"])
def test_a_confirmation_brings_it_back_as_it_was_and_leaves_the_draft_alone(clock, company, listing, kind):
    record = {"company": company, "listing": listing}[kind]
    clock.leap(day("2026-05-01"))
    draft = fresh(record)
    if kind == "company":
        draft.city = "Zwickau"
    else:
        draft.quantity = "1000 Stück"
    waiting = draft.save_revision()
    clock.leap(day("2027-04-15"))
    hidden = fresh(record)
    assert not hidden.live
    assert hidden.latest_revision_id == waiting.pk
    confirm(fresh(company), None, clock.now)  # an offer is not shown without its company
    assert confirm(hidden, None, clock.now)
    back = fresh(record)
    assert (back.live, back.dormant_since, back.dormant_revision, back.reminders_sent) == (True, None, None, 0)
    assert back.confirmed_at == clock.day
    assert back.has_unpublished_changes
    assert back.latest_revision_id == waiting.pk
    latest = back.get_latest_revision_as_object()
    if kind == "company":
        assert (back.city, latest.city) == ("Chemnitz", "Zwickau")
        assert find(Search(q="Böhme")).total == 1
    else:
        assert (back.quantity, latest.quantity) == ("", "1000 Stück")
        assert DirectoryEntry.objects.filter(listing=back).exists()
    assert back.get_latest_revision().is_latest_revision()
    back.get_latest_revision().publish()
    assert fresh(record).confirmed_at == latest.confirmed_at == back.confirmed_at  # a draft from before does not age it


def test_without_a_draft_nothing_waits_after_it_came_back(clock, company):
    clock.leap(day("2027-04-15"))
    confirm(fresh(company), None, clock.now)
    back = fresh(company)
    assert (back.live, back.has_unpublished_changes) == (True, False)
    assert [text.summary for text in back.texts.all()] == ["Drehteile"]
    assert clock.leap(day("2027-09-01")) == []


def test_a_draft_in_moderation_stays_there(clock, company, member):
    clock.leap(day("2027-03-01"))
    draft = fresh(company)
    draft.city = "Zwickau"
    draft.save_revision(user=member.user)
    fresh(company).get_workflow().start(fresh(company), member.user)
    clock.leap(day("2027-04-15"))
    assert not fresh(company).live
    confirm(fresh(company), None, clock.now)
    assert fresh(company).live
    assert fresh(company).workflow_in_progress


def test_confirming_starts_again(clock, company):
    clock.leap(day("2026-10-05"))
    assert fresh(company).reminders_sent == 1
    confirm(company, None, clock.now)
    assert (fresh(company).reminders_sent, fresh(company).confirmed_at) == (0, clock.day)
    assert clock.leap(day("2027-04-04")) == []
    assert [name for _when, name, _to in clock.leap(day("2027-04-05"))] == ["freshness_reminder"]


def test_submitting_and_publishing_counts_as_well(clock, company):
    clock.leap(day("2026-11-05"))
    draft = fresh(company)
    draft.confirmed_at = clock.day
    draft.save_revision().publish()
    assert fresh(company).confirmed_at == clock.day
    assert clock.leap(day("2027-05-04")) == []
    assert [name for _when, name, _to in clock.leap(day("2027-05-05"))] == ["freshness_reminder"]


def test_what_a_register_says_is_old_is_asked_about_in_full_before_it_leaves(clock):
    """A file of 2019: the first run asks once, and hides nothing before half a year of asking."""
    CompanyFactory(confirmed_at=datetime.date(2019, 5, 1), email="post@alt.example", country="CZ", region_code="CZ042")
    seen = clock.leap(day("2026-10-31"))
    assert [(str(when), name) for when, name, _to in seen] == [
        ("2026-03-31", "freshness_reminder"), ("2026-04-30", "freshness_reminder"),
        ("2026-05-30", "freshness_reminder"), ("2026-09-30", "freshness_hidden"),
    ]  # fmt: skip


def test_a_big_import_is_spread_over_runs(clock, monkeypatch):
    monkeypatch.setattr("directory.freshness.duties.MOST", 3)
    for number in range(8):
        CompanyFactory(confirmed_at=datetime.date(2019, 5, 1), email=f"post{number}@alt.example")
    seen = clock.run(START.date() + datetime.timedelta(days=1))
    assert len(seen) == len(set(seen)) == 8
    assert sum(when == START.date() for when, _name, _to in seen) == 6  # two runs that day


def test_who_cannot_be_written_to_leaves_in_the_same_time(clock):
    company = CompanyFactory(confirmed_at=START.date(), email="")
    assert clock.leap(day("2027-03-30")) == []
    assert fresh(company).live
    clock.leap(day("2027-03-31"))
    assert not fresh(company).live


def test_what_is_over_is_nobodys_concern(clock, company, listing):
    Company.objects.update(confirmed_at=day("2027-12-01"))
    Listing.objects.update(valid_until=day("2026-08-01"))
    assert clock.leap(day("2026-12-01")) == []


def test_what_was_published_otherwise_does_not_come_back_twice(clock, company):
    clock.leap(day("2027-04-15"))
    hidden = fresh(company)
    hidden.save_revision().publish()
    assert (fresh(company).live, fresh(company).dormant_since, fresh(company).dormant_revision) == (True, None, None)


def test_what_an_officer_took_down_cannot_be_confirmed(clock, company):
    company.unpublish()
    assert confirm(company, None, clock.now) is False
    assert not fresh(company).live


def test_a_mistake_with_one_keeps_no_other_waiting(clock, company, monkeypatch, caplog):
    CompanyFactory(confirmed_at=datetime.date(2019, 5, 1), email="x@alt.example", name="Kaputt")
    clock.leap(day("2026-04-01"))
    from directory.freshness import duties

    write = duties._write
    monkeypatch.setattr(duties, "_write", lambda record, act: 1 / 0 if record.name == "Kaputt" else write(record, act))
    mail.outbox.clear()
    seen = clock.leap(day("2026-10-01"))
    assert [name for _when, name, _to in seen] == ["freshness_reminder"]
    assert "Freshness of directory.Company" in caplog.text
