"""Who sees notices, what a decision does, and who gets its reasons."""

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone

from directory.models import Company, Notice, Region, ReplyBlock
from directory.notices import may_decide_notice, open_notices_for
from directory.notices.escalating import tell_of_escalations
from directory.notices.keeping import erase_reporters
from home.visitors.proof import new_puzzle
from tests.factories import ChamberDeskFactory, ListingFactory

from .conftest import account, browser

pytestmark = pytest.mark.django_db

WORDS = {
    "ground": "law", "provision": "§ 15 UrhG",
    "statement_de": "Das Bild wurde ohne Erlaubnis veröffentlicht.",
    "statement_cs": "Snímek byl zveřejněn bez souhlasu.",
}  # fmt: skip


def decide(scene, notice, what: str, user=None, **fields):
    client = browser(user or scene.officer)
    return client.post(f"/cms/notices/{notice.pk}/", {"decision": what, **WORDS, **fields})


def written() -> dict[str, str]:
    return {message.to[0]: message.body for message in mail.outbox}


@pytest.mark.parametrize(("who", "sees"), [
    ("officer", 200), ("root", 200), ("other", 302), ("central", 302), ("translator", 302), ("member", 302), ("", 302),
])  # fmt: skip
def test_who_sees_a_notice(scene, notice, who, sees):
    client = browser(getattr(scene, who) if who else None)
    for address in (f"/cms/notices/{notice.pk}/",):
        assert client.get(address).status_code == sees
    assert client.post(f"/cms/notices/{notice.pk}/", {"decision": "withdrawn", **WORDS}).status_code == 302
    decided = Notice.objects.get().state == "decided"
    assert decided == (sees == 200)
    assert Company.objects.get(pk=scene.company.pk).live != decided
    assert open_notices_for(getattr(scene, who)) == 0 if who else True


@pytest.mark.parametrize(("who", "status"), [("officer", 200), ("other", 200), ("translator", 302), ("member", 302)])
def test_the_queue_shows_ones_own_region(scene, notice, who, status):
    user = getattr(scene, who)
    for address in ("/cms/notices/", "/cms/notices/?state=decided", "/cms/notices/statistics/"):
        assert browser(user).get(address).status_code == status
    shown = browser(user).get("/cms/notices/").content.decode()
    assert ("Musterwerk GmbH" in shown) == (who == "officer")
    assert open_notices_for(user) == (who == "officer")


def test_what_is_not_confirmed_yet_is_nobodys(scene, notice):
    Notice.objects.update(state="unconfirmed", opened_at=None)
    assert browser(scene.root).get(f"/cms/notices/{notice.pk}/").status_code == 302
    assert open_notices_for(scene.root) == 0


def test_the_deputy_and_the_central_desk_step_in_later(scene, notice):
    deputy = account("deputy")
    scene.desk.deputy = ChamberDeskFactory(people=[deputy])
    scene.desk.escalate_after = 3
    scene.desk.save()
    Notice.objects.update(opened_at=datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC))  # a Monday
    waiting = [
        [open_notices_for(user, datetime.datetime(2026, 11, day, 12, tzinfo=datetime.UTC)) for day in (4, 5, 9, 10)]
        for user in (scene.officer, deputy, scene.central, scene.other)
    ]
    assert waiting == [[1, 1, 1, 1], [0, 1, 1, 1], [0, 0, 0, 1], [0, 0, 0, 0]]


def test_those_who_may_decide_later_are_told_once_each(scene, notice):
    scene.desk.deputy = ChamberDeskFactory(people=[account("deputy", language="cs")])
    scene.desk.escalate_after = 3
    scene.desk.save()
    Notice.objects.update(opened_at=datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC))  # a Monday

    def told_on(day: int) -> list[str]:
        mail.outbox.clear()
        steps = tell_of_escalations(datetime.datetime(2026, 11, day, 12, tzinfo=datetime.UTC))
        assert steps == len(mail.outbox)
        return [message.to[0] for message in mail.outbox]

    assert told_on(4) == []
    assert told_on(5) == ["deputy@example.org"]
    assert f"/cms/notices/{notice.pk}/" in mail.outbox[0].body
    assert told_on(6) == []
    assert told_on(10) == ["central@example.org"]
    assert told_on(30) == []


def test_nobody_is_told_late_of_what_was_decided_or_has_no_desk(scene, notice):
    late = timezone.now() + datetime.timedelta(days=60)
    Notice.objects.update(state="decided", decided_at=timezone.now())
    assert tell_of_escalations(late) == 0
    scene.desk.delete()
    Notice.objects.update(state="open", decided_at=None)
    assert tell_of_escalations(late) == 0
    assert not mail.outbox


def test_a_company_that_moves_takes_open_notices_along(scene, notice):
    scene.company.region = Region.objects.get(code="CZ042")
    scene.company.save()
    assert [open_notices_for(user) for user in (scene.officer, scene.other, scene.central)] == [0, 1, 0]
    assert browser(scene.officer).get(f"/cms/notices/{notice.pk}/").status_code == 302
    assert decide(scene, notice, "nothing", scene.other).status_code == 302
    scene.company.region = Region.objects.get(code="DED41")
    scene.company.save()
    notice.refresh_from_db()
    assert (notice.state, notice.region.code) == ("decided", "CZ042")
    assert not may_decide_notice(scene.officer, notice)
    assert may_decide_notice(scene.other, notice)


def test_without_its_company_a_notice_stays_where_it_was(scene, notice):
    scene.company.delete()
    assert [open_notices_for(user) for user in (scene.officer, scene.other)] == [1, 0]


def test_a_region_without_a_desk_is_the_central_desks(scene, notice):
    scene.desk.regions.clear()
    assert [open_notices_for(user) for user in (scene.officer, scene.central, scene.other)] == [0, 1, 0]


@pytest.mark.parametrize("address", ["/cms/notices/", "/cms/records/notices/"])
def test_lists_have_a_fixed_number_of_queries(scene, notice, django_assert_max_num_queries, address):
    client = browser(scene.officer)
    client.get(address)
    with django_assert_max_num_queries(50) as few:
        client.get(address)
    for number in range(20):
        Notice.objects.create(
            company=scene.company, region=scene.company.region, title=f"N{number}", address="https://x.example/",
            reason="spam", explanation="…", language="de", state="open", opened_at=timezone.now(),
        )  # fmt: skip
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "N19" in client.get(address).content.decode()


def test_withdrawing_takes_the_entry_from_the_public_and_writes_to_both_sides(scene, notice):
    assert decide(scene, notice, "withdrawn").status_code == 302
    assert not Company.objects.get(pk=scene.company.pk).live
    letters = written()
    assert set(letters) == {"eva@example.org", "mitglied@example.org"}
    for letter in letters.values():  # both read Czech
        assert WORDS["statement_cs"] in letter
        assert WORDS["statement_de"] not in letter
        assert "§ 15 UrhG" in letter
        assert "Kammer Chemnitz" in letter
        assert "/ucet/report/complaint/" in letter
    assert "eva@example.org" not in letters["mitglied@example.org"]
    assert "Nováková" not in letters["mitglied@example.org"]


def test_a_report_that_comes_to_nothing_is_not_told_to_the_company(scene, notice):
    decide(scene, notice, "nothing")
    assert set(written()) == {"eva@example.org"}
    assert Company.objects.get(pk=scene.company.pk).live
    notice.refresh_from_db()
    assert (notice.ground, notice.decided_by) == ("", scene.officer)


def test_whoever_has_not_confirmed_the_address_is_not_written_to(scene, notice):
    Notice.objects.update(confirmed_at=None)
    decide(scene, notice, "corrected")
    assert set(written()) == {"mitglied@example.org"}


def test_without_members_the_known_address_is_written_to(scene, notice):
    scene.company.memberships.all().delete()
    Company.objects.update(email="info@musterwerk.example")
    decide(scene, notice, "corrected")
    assert WORDS["statement_de"] in written()["info@musterwerk.example"]


def test_removing_is_asked_once_more(scene, notice):
    asked = decide(scene, notice, "removed")
    assert asked.status_code == 200
    assert 'name="confirmed"' in asked.content.decode()
    assert Company.objects.filter(pk=scene.company.pk).exists()
    back = decide(scene, notice, "removed", back="1")
    assert back.status_code == 200
    assert WORDS["statement_de"] in back.content.decode()
    assert decide(scene, notice, "removed", confirmed="1").status_code == 302
    assert not Company.objects.filter(pk=scene.company.pk).exists()
    notice.refresh_from_db()
    assert (notice.decision, notice.company, notice.title) == ("removed", None, "Musterwerk GmbH")
    assert set(written()) == {"eva@example.org", "mitglied@example.org"}
    assert browser(scene.officer).get(f"/cms/notices/{notice.pk}/").status_code == 200  # still the region's


def test_what_others_depend_on_is_not_removed(scene, notice):
    ChamberDeskFactory(institution=scene.company)
    answer = decide(scene, notice, "removed", confirmed="1")
    assert answer.status_code == 302
    notice.refresh_from_db()
    assert notice.state == "open"
    assert not mail.outbox
    assert Company.objects.get(pk=scene.company.pk).live


def test_a_listing_is_removed_without_its_company(scene, notice):
    listing = ListingFactory(company=scene.company, texts={"de": "Drehteile"}, live=True)
    Notice.objects.update(listing=listing, about_listing=True)
    decide(scene, notice, "removed", confirmed="1")
    assert not scene.company.listings.exists()
    assert Company.objects.get(pk=scene.company.pk).live


@pytest.mark.parametrize("missing", ["ground", "provision", "statement_de", "statement_cs", "decision"])
def test_a_restriction_needs_its_reasons(scene, notice, missing):
    answer = decide(scene, notice, "withdrawn", **{missing: ""})
    assert answer.status_code == 200
    assert missing in answer.context["form"].errors
    assert Notice.objects.get().state == "open"


def test_reasons_do_not_give_the_reporter_away(scene, notice):
    answer = decide(scene, notice, "corrected", statement_de="Eva@Example.org hat recht.")
    assert "statement_de" in answer.context["form"].errors


def test_a_text_block_comes_into_both_texts(scene, notice):
    block = ReplyBlock.objects.create(title="Bild", text_de="Bitte nur eigene Bilder.", text_cs="Jen vlastní snímky.")
    page = decide(scene, notice, "corrected", insert="1", block=block.pk).content.decode()
    assert f"{WORDS['statement_de']}\n\nBitte nur eigene Bilder." in page.replace("\r", "")
    assert "Jen vlastní snímky." in page
    assert Notice.objects.get().state == "open"


def test_two_officers_decide_once(scene, notice):
    decide(scene, notice, "nothing")
    again = decide(scene, notice, "withdrawn", user=scene.root)
    assert again.status_code == 200  # shows what was decided
    notice.refresh_from_db()
    assert notice.decision == "nothing"
    assert len(mail.outbox) == 1


def complaint_links() -> dict[str, str]:
    return {to: re.search(r"https?://[^/\s]+(/\S+/report/complaint/\S+)", body)[1] for to, body in written().items()}


def complain(link: str):
    why = "Das Bild haben wir selbst aufgenommen, die Rechnung liegt bei."
    return browser().post(link, {"explanation": why, "proof": new_puzzle(), "nickname": ""})


def test_the_company_complains_and_the_entry_comes_back(scene, notice):
    decide(scene, notice, "withdrawn")
    link = complaint_links()["mitglied@example.org"]
    mail.outbox.clear()
    assert complain(link).status_code == 302
    assert complain(link).status_code == 200  # once
    complaint = Notice.objects.get(objects_to=notice)
    assert (complaint.by_company, complaint.state) == (True, "open")
    assert set(written()) == {"officer@example.org"}
    assert browser().get(link).status_code == 200
    early = decide(scene, complaint, "restored")
    assert "decision" in early.context["form"].errors
    Company.objects.update(live=True)
    mail.outbox.clear()
    assert decide(scene, complaint, "restored").status_code == 302
    letters = written()
    assert set(letters) == {"eva@example.org", "mitglied@example.org"}
    assert not any("/complaint/" in letter for letter in letters.values())


def test_the_reporter_complains_of_nothing_being_done(scene, notice):
    decide(scene, notice, "nothing")
    link = complaint_links()["eva@example.org"]
    mail.outbox.clear()
    complain(link)
    assert set(written()) == {"eva@example.org", "officer@example.org"}
    complaint = Notice.objects.get(objects_to=notice)
    assert not complaint.by_company
    mail.outbox.clear()
    decide(scene, complaint, "nothing")
    assert set(written()) == {"eva@example.org"}


def test_complaints_end_after_six_months(scene, notice):
    decide(scene, notice, "withdrawn")
    link = complaint_links()["eva@example.org"]
    Notice.objects.update(decided_at=timezone.now() - datetime.timedelta(days=185))
    assert complain(link).status_code == 410


def test_the_reporter_is_erased_in_time(scene, notice, settings):
    decide(scene, notice, "withdrawn")
    now = timezone.now()
    assert settings.NOTICE_RETENTION_DAYS == 183
    assert erase_reporters(now + datetime.timedelta(days=182)) == 0
    assert erase_reporters(now + datetime.timedelta(days=184)) == 1
    assert erase_reporters(now + datetime.timedelta(days=185)) == 0
    notice.refresh_from_db()
    assert (notice.name, notice.email) == ("", "")
    assert notice.erased_at
    assert notice.statement_de


def test_export_and_erasure_of_an_account(scene, notice):
    from home.personal import holdings

    (holding,) = [one for one in holdings() if one.name == "notices"]
    eva = account("eva")
    assert [one["entry"] for one in holding.collect(eva)] == ["Musterwerk GmbH"]
    assert holding.collect(scene.member) == []
    holding.erase(eva)
    assert Notice.objects.get().email == ""


def test_the_numbers(scene, notice):
    decide(scene, notice, "withdrawn")
    Notice.objects.update(opened_at=timezone.now() - datetime.timedelta(hours=5))
    numbers = browser(scene.officer).get("/cms/notices/statistics/").context["numbers"]
    assert (numbers.total.received, numbers.total.open, numbers.complaints) == (1, 0, 0)
    assert numbers.total.decided == [0, 0, 1, 0, 0]
    assert 4.9 < numbers.median.total_seconds() / 3600 < 5.1
