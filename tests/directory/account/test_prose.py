"""Texts per language: who wrote them, and who has read them."""

import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.http import QueryDict

from directory.account import prose as prose_module
from directory.account.fields import SteppingForm
from directory.account.prose import Prose, ProseMixin, settle
from directory.models import Listing, ListingKind
from home.translation.machine.apply import sent_today
from tests.factories import CompanyFactory
from tests.home.translation.machine.conftest import deepl, libretranslate  # noqa: F401


def settled(before, after, machine=(), reviewed=()):
    return settle(before, {key: {"summary": text} for key, text in after.items()}, machine, reviewed)


def prose(text, origin="written", state="current"):
    return Prose({"summary": text}, origin, state)


def test_what_a_person_writes_is_written():
    assert settled({}, {"de": "Wir drehen.", "cs": ""}) == {"de": prose("Wir drehen.")}


def test_what_a_machine_writes_is_marked_until_it_is_read():
    before = {"de": prose("Wir drehen.")}
    after = {"de": "Wir drehen.", "cs": "Soustružíme."}
    assert settled(before, after, machine=["cs"])["cs"].origin == "machine"
    assert settled(before, after, machine=["cs"], reviewed=["cs"])["cs"].origin == "reviewed"


def test_a_machines_text_that_a_person_changes_stays_marked_until_they_say_it_is_correct():
    before = {"de": prose("Wir drehen."), "cs": prose("Točíme.", "machine")}
    after = {"de": "Wir drehen.", "cs": "Soustružíme."}
    assert settled(before, after)["cs"].origin == "machine"
    assert settled(before, after, reviewed=["cs"])["cs"].origin == "reviewed"


def test_a_translation_of_a_text_that_changed_is_outdated_until_somebody_looks():
    before = {"de": prose("Wir drehen."), "cs": prose("Soustružíme.", "reviewed")}
    now = settled(before, {"de": "Wir fräsen.", "cs": "Soustružíme."})
    assert (now["cs"].source_state, now["de"].source_state) == ("outdated", "current")
    assert settled(now, {"de": "Wir fräsen.", "cs": "Frézujeme."})["cs"].source_state == "current"
    assert settled(now, {"de": "Wir fräsen.", "cs": "Soustružíme."}, reviewed=["cs"])["cs"].source_state == "current"
    assert settled(now, {"de": "Wir fräsen.", "cs": "Soustružíme."})["cs"].source_state == "outdated"


def test_two_texts_that_people_wrote_do_not_depend_on_each_other():
    before = {"de": prose("Wir drehen."), "cs": prose("Soustružíme.")}
    assert settled(before, {"de": "Wir fräsen.", "cs": "Soustružíme."})["cs"].source_state == "current"


def test_a_text_written_anew_after_it_was_emptied_is_written():
    before = {"cs": prose("Točíme.", "machine")}
    assert settled(before, {"cs": ""}) == {}
    assert settled({}, {"cs": "Soustružíme."})["cs"].origin == "written"


class Form(ProseMixin, SteppingForm):
    PARTS = {
        "summary": lambda: forms.CharField(max_length=60),
        "description": lambda: forms.CharField(widget=forms.Textarea, max_length=500),
    }


@pytest.fixture
def user(db):
    return get_user_model().objects.create_user("eva", "eva@example.com")


def form_of(user, **values) -> Form:
    data = QueryDict(mutable=True)
    data.update(values)
    return Form(data, user=user)


def test_without_a_translator_nothing_is_offered(user):
    assert not any(row["sources"] for row in form_of(user, summary_de="Ein Text").languages)


@pytest.mark.parametrize("service", ["deepl", "libretranslate"])
def test_a_text_is_translated_in_the_form_and_marked(user, service, request):
    request.getfixturevalue(service)
    company = CompanyFactory()
    form = form_of(
        user, summary_de="Seminar & Text", description_de="Neues für Unternehmen\r\n\r\nEin Absatz", translate="de:cs"
    )
    assert [source["value"] for source in form.languages[1]["sources"]] == ["de:cs"]
    form.translate(company)
    assert form.translation_problem == ""
    assert form.parts("cs") == {
        "summary": "Seminář & Text",
        "description": "Novinky pro podniky\n\nJeden odstavec",
    }
    assert form.by_machine("cs")
    assert form.languages[1]["machine"]
    saved = Form(form.data | {"translate": ""}, user=user)
    del saved.data["translate"]
    assert saved.is_valid(), saved.errors
    assert saved.settled()["cs"].origin == "machine"
    assert saved.settled()["de"].origin == "written"


def test_a_service_out_of_order_costs_no_text(user, deepl, monkeypatch):  # noqa: F811
    from home.translation.machine import http

    monkeypatch.setattr(http.time, "sleep", lambda seconds: None)
    deepl.script = [503] * 3
    form = form_of(user, summary_de="Ein Text", summary_cs="Starý text", translate="de:cs")
    form.translate(CompanyFactory())
    assert form.translation_problem
    assert form.parts("cs")["summary"] == "Starý text"
    assert form.parts("de")["summary"] == "Ein Text"


def test_what_comes_back_too_long_or_spoilt_is_not_taken(user, deepl):  # noqa: F811
    deepl.spoil = lambda text: text + " 4711"
    form = form_of(user, summary_de="Ein Text", translate="de:cs")
    form.translate(CompanyFactory())
    assert form.translation_problem
    assert form.parts("cs")["summary"] == ""


def test_the_houses_limit_holds(user, deepl, settings):  # noqa: F811
    settings.MACHINE_TRANSLATION_DAILY_LIMIT = 12
    company = CompanyFactory()
    first = form_of(user, summary_de="Ein Text", translate="de:cs")
    first.translate(company)
    second = form_of(user, summary_de="Ein Absatz", translate="de:cs")
    second.translate(company)
    assert first.translation_problem == ""
    assert second.translation_problem
    assert len(deepl.requests) == 1


def test_texts_of_a_new_listing_count_against_the_houses_limit(user, deepl, settings):  # noqa: F811
    settings.MACHINE_TRANSLATION_DAILY_LIMIT = 12
    new = Listing(company=CompanyFactory(), kind=ListingKind.REQUEST)
    form_of(user, summary_de="Ein Text", translate="de:cs").translate(new)
    assert sent_today() == len("Ein Text")
    second = form_of(user, summary_de="Ein Absatz", translate="de:cs")
    second.translate(new)
    assert second.translation_problem
    assert len(deepl.requests) == 1


def test_a_persons_limit_counts_characters(user, deepl, monkeypatch):  # noqa: F811
    monkeypatch.setattr(prose_module, "PERSON_LIMIT", 12)
    problems = []
    for text in ("Ein Text", "Ein Absatz"):
        form = form_of(user, summary_de=text, translate="de:cs")
        form.translate(CompanyFactory())
        problems.append(bool(form.translation_problem))
    assert problems == [False, True]
    assert len(deepl.requests) == 1
