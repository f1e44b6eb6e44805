"""Nothing waits on one person: the deputy may decide after n working days, the central desk after twice as many."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import TaskState

from directory.models import ChamberDesk, Escalation, Region
from directory.review import letters, may_decide, officers_in_charge, submit, waiting_for
from directory.review.duties import tell_of_escalations
from tests.factories import CompanyFactory, ListingFactory

MONDAY = timezone.make_aware(datetime.datetime(2026, 11, 23, 9))
DAY = datetime.timedelta(days=1)


@pytest.fixture(params=[CompanyFactory, ListingFactory])
def record(request, people):
    return request.param(live=False)


@pytest.fixture
def task(record, people):
    task = submit(record, people["keeper"]).current_task_state
    TaskState.objects.filter(pk=task.pk).update(started_at=MONDAY)
    return task


STEPS = [
    (MONDAY, {"saxon"}),
    (MONDAY + 2 * DAY, {"saxon"}),
    (MONDAY + 3 * DAY, {"saxon", "czech"}),
    (MONDAY + 7 * DAY, {"saxon", "czech"}),  # Monday again: five working days
    (MONDAY + 8 * DAY, {"saxon", "czech", "central"}),
]


@pytest.mark.parametrize(("now", "names"), STEPS)
def test_who_may_decide_by_then(record, task, people, now, names):
    assert {user.username for user in officers_in_charge(record, now)} == names
    seen = {name for name, user in people.items() if waiting_for(user, now).filter(pk=task.pk).exists()}
    assert seen - {"root"} == names
    assert "root" in seen


def test_a_region_without_a_desk_and_a_desk_without_officers_are_for_the_central_desk(people):
    far = CompanyFactory(live=False, region_code="CZ042", country="CZ", city="Děčín", postal_code="405 02")
    task = submit(far, people["keeper"]).current_task_state
    assert officers_in_charge(far) == [people["central"]]
    assert task.pk in waiting_for(people["central"]).values_list("pk", flat=True)

    near = CompanyFactory(live=False)
    waits = submit(near, people["keeper"]).current_task_state
    assert not waiting_for(people["central"]).filter(pk=waits.pk).exists()
    people["saxon"].groups.clear()
    central = User.objects.get(username="central")
    assert officers_in_charge(near) == [central]
    assert waiting_for(central).filter(pk=waits.pk).exists()
    assert not may_decide(User.objects.get(username="saxon"), near)


def test_a_draft_that_moves_comes_before_the_chamber_of_its_new_place(people):
    company = CompanyFactory(live=True)
    company.save_revision().publish()
    company.refresh_from_db()
    submit(company, people["keeper"])
    assert may_decide(people["saxon"], company)
    company.region = Region.objects.get(code="CZ041")
    company.save_revision(clean=False)
    task = submit(company, people["keeper"]).current_task_state
    assert officers_in_charge(company) == [people["czech"]]
    assert waiting_for(people["czech"]).filter(pk=task.pk).exists()
    assert not waiting_for(people["saxon"]).filter(pk=task.pk).exists()


def test_the_list_and_the_single_question_agree_for_everybody(people):
    records = [CompanyFactory(live=False), CompanyFactory(live=False, region_code="DED43"), ListingFactory(live=False)]
    for number, record in enumerate(records):
        task = submit(record, people["keeper"]).current_task_state
        TaskState.objects.filter(pk=task.pk).update(started_at=MONDAY - number * 2 * DAY)
    for day in range(12):
        now = MONDAY + day * DAY
        for name in ("saxon", "czech", "central"):
            listed = {task.workflow_state.content_object for task in waiting_for(people[name], now)}
            assert listed == {one for one in records if people[name] in officers_in_charge(one, now)}, (name, day)


def told(mailoutbox, name: str) -> list[str]:
    return sorted(mail.to[0] for mail in mailoutbox if mail.extra_headers["X-Glokal-Letter"] == name)


def test_those_newly_in_charge_are_told_once(task, people, mailoutbox):
    name = "review_escalated"
    assert tell_of_escalations(MONDAY + 2 * DAY) == 0
    assert tell_of_escalations(MONDAY + 3 * DAY) == 1
    assert tell_of_escalations(MONDAY + 4 * DAY) == 0
    assert told(mailoutbox, name) == ["czech@example.com"]
    assert tell_of_escalations(MONDAY + 8 * DAY) == 1
    assert tell_of_escalations(MONDAY + 30 * DAY) == 0
    assert told(mailoutbox, name) == ["central@example.com", "czech@example.com"]
    assert Escalation.objects.count() == 2


def test_one_that_cannot_be_told_of_holds_up_no_other(people, mailoutbox, monkeypatch):
    for record in (CompanyFactory(live=False, name="Musterwerk"), CompanyFactory(live=False, name="Anderswerk")):
        task = submit(record, people["keeper"]).current_task_state
        TaskState.objects.filter(pk=task.pk).update(started_at=MONDAY)
    write = letters.escalated

    def stumble(matter, *rest):
        if matter.company == "Musterwerk":
            raise ValueError("no letter")
        return write(matter, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(letters, "escalated", stumble)
        assert tell_of_escalations(MONDAY + 3 * DAY) == 1
    assert tell_of_escalations(MONDAY + 3 * DAY) == 1
    assert len(told(mailoutbox, "review_escalated")) == 2


def test_what_was_decided_is_not_escalated(task, people):
    task.refresh_from_db()
    task.approve(user=people["saxon"])
    assert tell_of_escalations(MONDAY + 30 * DAY) == 0


def test_the_queue_asks_the_same_number_of_queries_whatever_is_in_it(people, clients):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert clients["saxon"].get("/cms/review/").status_code == 200
        return len(queries)

    submit(CompanyFactory(live=False), people["keeper"])
    submit(ListingFactory(live=False), people["keeper"])
    clients["saxon"].get("/cms/review/")
    few = count()
    for _number in range(6):
        submit(CompanyFactory(live=False), people["keeper"])
        submit(ListingFactory(live=False), people["keeper"])
    assert count() == few


def test_a_desk_is_its_own_deputy_in_no_case(clients, people):
    desk = ChamberDesk.objects.get(institution__name="Kammer Chemnitz")
    group = Group.objects.get(name="Chamber officers")
    assert group.user_set.filter(pk=people["saxon"].pk).exists()
    form = {
        "institution": desk.institution_id, "officers": [people["saxon"].pk], "escalate_after": 3,
        "regions": [region.pk for region in desk.regions.all()],
    }  # fmt: skip
    address = f"/cms/chamber-desks/edit/{desk.pk}/"
    clients["central"].post(address, form | {"deputy": desk.pk})
    clients["central"].post(address, form | {"regions": [*form["regions"], Region.objects.get(code="CZ041").pk]})
    desk.refresh_from_db()
    assert desk.deputy.institution.name == "Komora Karlovy Vary"
    assert desk.regions.count() == 2
    clients["central"].post(address, form | {"deputy": ""})
    desk.refresh_from_db()
    assert desk.deputy is None
