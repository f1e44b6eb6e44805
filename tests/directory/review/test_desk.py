"""The officer's desk: the queue, a draft with what it changes, the decision, and what the company hears of it."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Revision, TaskState

from directory.models import Capability, Company, CompanyText, Membership, ReplyBlock, ReviewReply, TrustedChange
from directory.review import ReviewState, sent_back_reason, state_of, submit
from tests.factories import CompanyFactory, ListingFactory

from .conftest import account


@pytest.fixture
def keeper(people):
    return people["keeper"]


@pytest.fixture
def company(keeper):
    """A public company with changes before the Saxon desk; a Czech keeps it, too."""
    company = CompanyFactory(name="Dreherei Alt GmbH", texts={"de": "Wir drehen Wellen aus Stahl."})
    company.save_revision().publish()
    company = Company.objects.get(pk=company.pk)
    for user in (keeper, account("spoluvlastnik", "cs")):
        Membership.objects.create(company=company, user=user)
    company.name = "Dreherei Neu GmbH"
    company.texts = [CompanyText(language="de", summary="Wir drehen Wellen aus Titan. Jetzt kaufen!", description="")]
    company.capabilities.add(Capability.objects.first())
    company.save_revision(user=keeper, clean=False)
    submit(company, keeper)
    return company


@pytest.fixture
def task(company):
    return TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)


def address(task) -> str:
    return f"/cms/review/{task.pk}/"


def letters(mailoutbox) -> dict[tuple[str, str], str]:
    return {(mail.extra_headers["X-Glokal-Letter"], mail.to[0].partition("@")[0]): mail.body for mail in mailoutbox}


def decision(company, name: str, **more) -> dict:
    company.refresh_from_db()
    return {"decision": name, "revision": company.latest_revision_id, **more}


def test_the_queue_shows_what_is_mine(clients, company, task):
    for name, sees in {"saxon": True, "czech": False, "central": False, "root": True}.items():
        assert ("Dreherei Neu GmbH" in clients[name].get("/cms/review/").content.decode()) is sees, name
    for name in ("keeper", "anonymous"):
        assert clients[name].get("/cms/review/").status_code == 302
        assert clients[name].get(address(task)).status_code == 302


@pytest.mark.parametrize(
    ("query", "sees"),
    [
        ("?what=listing", False),
        ("?what=company", True),
        ("?role=own", True),
        ("?role=deputy", False),
        ("?what=x&role=y&p=z", True),
    ],
)
def test_the_queue_is_narrowed(clients, company, query, sees):
    assert ("Dreherei Neu GmbH" in clients["saxon"].get(f"/cms/review/{query}").content.decode()) is sees


def test_differences_are_shown_field_by_field(clients, company, task):
    page = clients["saxon"].get(address(task)).content.decode()
    assert "<del>Dreherei Alt GmbH</del>" in page
    assert "<ins>Dreherei Neu GmbH</ins>" in page
    assert "<del>Stahl.</del><ins>Titan. Jetzt kaufen!</ins>" in page
    assert str(Capability.objects.first()) in page
    assert "jetzt kaufen" in page


def test_another_chamber_reads_and_cannot_decide(clients, company, task):
    page = clients["czech"].get(address(task)).content.decode()
    assert "Kammer Chemnitz" in page
    assert 'name="decision"' not in page
    for name in ("czech", "central", "keeper", "anonymous"):
        clients[name].post(address(task), decision(company, "approve"))
        task.refresh_from_db()
        assert task.status == TaskState.STATUS_IN_PROGRESS, name


def test_approval_publishes_and_tells_each_in_their_language(clients, company, task, mailoutbox):
    clients["saxon"].post(address(task), decision(company, "approve"))
    company.refresh_from_db()
    assert (company.live, company.name) == (True, "Dreherei Neu GmbH")
    sent = letters(mailoutbox)
    assert {key for key in sent if key[0] == "review_submitted"} == {("review_submitted", "saxon")}
    assert {key[1] for key in sent if key[0] == "review_received"} == {"keeper", "spoluvlastnik"}
    assert {key[1] for key in sent if key[0] == "review_approved"} == {"keeper", "spoluvlastnik"}
    assert {key[0] for key in sent} == {"review_submitted", "review_received", "review_approved"}
    assert "/konto/" in sent["review_received", "keeper"]
    assert "/ucet/" in sent["review_received", "spoluvlastnik"]


def test_sending_back_needs_a_reason_and_gives_it_in_each_language(clients, company, task, mailoutbox):
    answer = clients["saxon"].post(address(task), decision(company, "send_back"))
    assert answer.status_code == 200
    task.refresh_from_db()
    assert task.status == TaskState.STATUS_IN_PROGRESS
    block = ReplyBlock.objects.first()
    clients["saxon"].post(address(task), decision(company, "send_back", blocks=[block.pk], text_de="Und der Name?"))
    assert state_of(company) == ReviewState.SENT_BACK
    reply = ReviewReply.objects.get()
    assert (block.text_de in reply.text_de, block.text_cs in reply.text_cs) == (True, True)
    sent = letters(mailoutbox)
    german, czech = sent["review_sent_back", "keeper"], sent["review_sent_back", "spoluvlastnik"]
    assert ("Und der Name?" in german, "Und der Name?" in czech) == (True, True)
    assert block.text_cs.split()[0] in czech
    assert "Und der Name?" in sent_back_reason(company).text
    page = clients["saxon"].get(address(task)).content.decode()
    assert block.text_cs[:20] in page
    company.refresh_from_db()
    assert company.name == "Dreherei Alt GmbH"


def test_a_rejection_is_final_and_leaves_what_is_public(clients, company, task, keeper, mailoutbox):
    clients["saxon"].post(address(task), decision(company, "refuse", text_cs="Reklama."))
    company.refresh_from_db()
    assert (company.live, company.name, company.has_unpublished_changes) == (True, "Dreherei Alt GmbH", False)
    assert state_of(company) == ReviewState.PUBLIC
    assert {key[1] for key in letters(mailoutbox) if key[0] == "review_rejected"} == {"keeper", "spoluvlastnik"}

    new = CompanyFactory(live=False)
    submit(new, keeper)
    waits = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    new.refresh_from_db()
    clients["saxon"].post(address(waits), decision(new, "refuse", text_de="Werbung."))
    assert state_of(new) == ReviewState.REFUSED
    with pytest.raises(ValidationError):
        submit(new, keeper)


def test_nobody_approves_what_they_have_not_read(clients, company, task, keeper):
    read = decision(company, "approve")
    company.name = "Etwas ganz anderes GmbH"
    company.save_revision(user=keeper, clean=False)
    clients["saxon"].post(address(task), read)
    task.refresh_from_db()
    assert task.status == TaskState.STATUS_IN_PROGRESS


def test_two_officers_decide_once(clients, company, task):
    form = decision(company, "approve")
    clients["saxon"].post(address(task), form)
    answer = clients["root"].post(address(task), form | {"decision": "send_back", "text_de": "Nein."}, follow=True)
    assert answer.status_code == 200
    task.refresh_from_db()
    assert task.status == TaskState.STATUS_APPROVED
    assert state_of(company) == ReviewState.PUBLIC


def test_listings_are_shown_and_approved(clients, people, keeper):
    listing = ListingFactory(live=False)
    submit(listing, keeper)
    waits = TaskState.objects.get()
    listing.refresh_from_db()
    assert clients["saxon"].get(address(waits)).status_code == 200
    clients["saxon"].post(address(waits), decision(listing, "approve"))
    listing.refresh_from_db()
    assert listing.live


@pytest.fixture
def trusted(keeper):
    company = CompanyFactory(name="Vertraut GmbH", trusted=True, texts={"de": "Wir fräsen."})
    company.save_revision().publish()
    return Company.objects.get(pk=company.pk)


def test_small_changes_of_trusted_companies_go_live_and_are_looked_at(clients, trusted, keeper):
    trusted.phone = "+49 371 5555"
    trusted.save_revision(user=keeper, clean=False)
    assert submit(trusted, keeper) is None
    trusted.refresh_from_db()
    assert trusted.phone == "+49 371 5555"
    change = TrustedChange.objects.get()
    for name, client in clients.items():
        sees = client.get(f"/cms/review/afterwards/{change.pk}/").status_code == 200
        assert sees is (name in {"saxon", "root"}), name
    assert "5555" in clients["saxon"].get(f"/cms/review/afterwards/{change.pk}/").content.decode()
    clients["saxon"].post(f"/cms/review/afterwards/{change.pk}/")
    change.refresh_from_db()
    assert change.seen_by.username == "saxon"
    assert "Vertraut GmbH" not in clients["saxon"].get("/cms/review/afterwards/").content.decode()


@pytest.mark.parametrize(
    "change", [{"name": "Anders GmbH"}, {"website": "https://anders.example"}, {"street": "Weg 2"}, {"kind": "network"}]
)
def test_weighty_changes_wait_all_the_same(trusted, keeper, change):
    for name, value in change.items():
        setattr(trusted, name, value)
    trusted.save_revision(user=keeper, clean=False)
    assert submit(trusted, keeper) is not None
    assert state_of(trusted) == ReviewState.WAITING


def test_trust_needs_the_setting_and_an_officer_of_the_region(clients, trusted, keeper, settings):
    settings.TRUSTED_PUBLISH_AT_ONCE = False
    trusted.phone = "+49 371 1"
    trusted.save_revision(user=keeper, clean=False)
    assert submit(trusted, keeper) is not None
    Company.objects.update(trusted=False)
    for name, changed in {"czech": False, "keeper": False, "anonymous": False, "saxon": True}.items():
        clients[name].post(f"/cms/review/trust/{trusted.pk}/", {"trusted": "1"})
        trusted.refresh_from_db()
        assert trusted.trusted is changed, name


@pytest.mark.parametrize("task", ["", "abc", "9" * 30, "4711"])
def test_trust_leads_back_to_the_queue_without_a_task(clients, trusted, task):
    answer = clients["saxon"].post(f"/cms/review/trust/{trusted.pk}/", {"task": task})
    assert answer.headers["Location"] == "/cms/review/"


def test_publishing_an_older_draft_leaves_trust_as_it_is(trusted, keeper):
    draft = trusted.save_revision(user=keeper, clean=False)
    Company.objects.update(trusted=False)
    Revision.objects.get(pk=draft.pk).publish()
    trusted.refresh_from_db()
    assert not trusted.trusted
