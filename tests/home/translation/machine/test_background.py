"""Several pages in the background: an outcome for each, in a person's name."""

import re

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from home.translation.machine.apply import estimate
from home.translation.machine.errors import Problem
from home.translation.machine.outcome import Left, Outcome, Reason
from home.translation.machine.tasks import translate_many
from home.translation.machine.views import ask_many, run_url
from home.translation.states import Rows
from tests.home.samples import home

from .pages import editor, submitted, translator, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(django_user_model):
    return translator(django_user_model)


def pages(number: int):
    return [submitted(title=f"Seminar {n}", slug=f"seminar-{n}") for n in range(number)]


def run(translations, user):
    stored = translate_many.func([translation.pk for translation in translations], user.pk)
    return [Outcome.from_dict(item) for item in stored]


def test_each_page_has_its_outcome(deepl, person):
    translations = pages(3)
    outcomes = run(translations, person)
    assert [outcome.translation_id for outcome in outcomes] == [translation.pk for translation in translations]
    assert all(outcome.taken and not outcome.problem for outcome in outcomes)
    assert {words(translation)["title"] for translation in translations} == {f"Seminář {n}" for n in range(3)}


def test_what_was_done_before_a_failure_stays_and_the_rest_is_not_tried(deepl, person):
    translations = pages(3)
    deepl.script = [None, 456]
    outcomes = run(translations, person)
    assert [outcome.problem for outcome in outcomes] == [None, Problem.QUOTA, Problem.QUOTA]
    assert len(deepl.requests) == 2
    assert [bool(words(translation)) for translation in translations] == [True, False, False]


def test_what_concerns_one_page_alone_does_not_stop_the_others(deepl, person, django_user_model):
    translations = pages(2)
    page = translations[0].get_target_instance()
    page.locked, page.locked_by = True, django_user_model.objects.create_user("chefin")
    page.save()
    assert [outcome.problem for outcome in run(translations, person)] == [Problem.LOCKED, None]


def test_rights_are_looked_at_when_it_runs(deepl, django_user_model):
    """Between click and work somebody may have lost them."""
    user = editor(django_user_model, home("de"))
    assert [outcome.problem for outcome in run(pages(1), user)] == [Problem.FORBIDDEN]
    assert deepl.requests == []


def test_a_page_that_is_gone_and_a_fault_of_ours(deepl, person, monkeypatch):
    translation = submitted()
    assert [outcome.problem for outcome in map(Outcome.from_dict, translate_many.func([10**6], person.pk))] == [
        Problem.GONE
    ]
    monkeypatch.setattr("home.translation.machine.tasks.translate", lambda *_args: 1 / 0)
    assert [outcome.problem for outcome in run([translation], person)] == [Problem.FAULT]


def test_an_outcome_survives_its_way_through_json():
    outcome = Outcome(5, "Titel", "DeepL", 3, 80, (Left("Text", Reason.TAGS),), Problem.BUSY, 9)
    assert Outcome.from_dict(outcome.as_dict()) == outcome


def enqueue(translations, user):
    result = translate_many.enqueue([translation.pk for translation in translations], user.pk)
    return str(result.id)


def work(result_id: str) -> None:
    """Do what the worker does."""
    row = DBTaskResult.objects.get(id=result_id)
    row.claim("worker")
    row.set_successful(translate_many.func(*row.args_kwargs["args"]))


def test_the_page_on_a_run_waits_and_then_tells(client, deepl, person):
    translations = pages(2)
    deepl.script = [None, (429, {"Retry-After": "90"})]
    identifier = enqueue(translations, person)
    client.force_login(person)
    waiting = client.get(run_url(identifier))
    assert waiting.headers["Refresh"] == "3"
    assert deepl.requests == []
    work(identifier)
    told = client.get(run_url(identifier))
    assert "Refresh" not in told.headers
    html = told.content.decode()
    assert "Seminar 0" in html
    assert "90" in html
    edit = reverse("wagtailadmin_pages:edit", args=[translations[0].get_target_instance().pk])
    assert edit in html


def test_a_run_is_its_persons_own(client, deepl, person, django_user_model):
    identifier = enqueue(pages(1), person)
    client.force_login(translator(django_user_model, "jina"))
    response = client.get(run_url(identifier))
    assert response.status_code in {302, 403}
    assert "Seminar" not in response.content.decode()


@pytest.mark.parametrize("identifier", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_run_that_never_was(client, person, identifier):
    client.force_login(person)
    assert client.get(run_url(identifier), follow=True).status_code == 404


def runs():
    return DBTaskResult.objects.filter(task_path__endswith="translate_many")


def test_what_many_pages_would_send_is_said_and_then_done(client, rf, deepl, person):
    translations = pages(2)
    client.force_login(person)
    request = rf.get("/", headers={"Referer": "https://evil.example/"})
    request.user = person
    response = ask_many(request, [translation.pk for translation in translations])
    amount = estimate(translations)
    assert (response.context_data["amount"], response.context_data["back"]) == (amount, "/cms/")
    assert deepl.requests == []
    chosen = [str(translation.pk) for translation in translations]
    started = client.post(reverse("home_machine:start"), {"translations": ",".join([*chosen, "x", "99999999999"])})
    result = runs().get()
    assert started.url == run_url(str(result.id))
    assert result.args_kwargs["args"] == [[translation.pk for translation in translations], person.pk]
    html = client.get(started.url, follow=True).content.decode()
    assert "Refresh" in client.get(started.url).headers
    assert "2" in html


def test_without_a_service_nothing_is_started(client, person):
    translation = submitted()
    client.force_login(person)
    client.post(reverse("home_machine:start"), {"translations": str(translation.pk)})
    assert not runs().exists()


def test_the_desk_offers_it_for_what_is_ticked(client, deepl, person, settings):
    [translation] = pages(1)
    client.force_login(person)
    desk = reverse("translation_desk:index")
    button = re.compile(r'name="action"\s+value="machine"')
    assert button.search(client.get(desk).content.decode())
    row = next(row for row in Rows() if row.translation_id == translation.pk)
    response = client.post(reverse("translation_desk:selection"), {"row": row.pk, "action": "machine"})
    assert response.context_data["amount"] == estimate([translation])
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
    assert not button.search(client.get(desk).content.decode())
    client.post(reverse("translation_desk:selection"), {"row": row.pk, "action": "machine"})
    assert deepl.requests == []
