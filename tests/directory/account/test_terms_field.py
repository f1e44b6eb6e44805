"""Choosing terms: by suggestions, and without JavaScript by a step within the form."""

import pytest
from django.http import QueryDict
from django.utils import translation

from directory.account.fields import SteppingForm, TermsField

pytestmark = pytest.mark.django_db


class Form(SteppingForm):
    capabilities = TermsField("capabilities", most=3, required=False)
    sectors = TermsField("sectors", required=True, show_codes=True)


def sent(query: str) -> Form:
    return Form(QueryDict(query))


def test_terms_come_back_in_the_order_chosen():
    form = sent("sectors=25.53&sectors=25.1&capabilities=machining")
    assert form.is_valid(), form.errors
    assert [term.code for term in form.cleaned_data["sectors"]] == ["25.53", "25.1"]
    assert form.cleaned_data["capabilities"][0].code == "machining"


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("", "sectors", "required"),
        ("sectors=99.99", "sectors", "unknown"),
        ("sectors=25.53&capabilities=%3Cscript%3E", "capabilities", "unknown"),
        ("sectors=25.53&sectors-search=holz", "sectors", "unfinished"),
        ("capabilities=a&capabilities=b&capabilities=c&capabilities=d", "capabilities", "too_many"),
    ],
)
def test_what_is_wrong_is_said(query, field, code):
    form = sent(query)
    assert not form.is_valid()
    assert form.errors.as_data()[field][0].code == code


def test_a_search_step_judges_nothing_and_loses_nothing():
    form = sent("capabilities=machining&sectors-search=obr%C3%A1b%C4%9Bn%C3%AD+kov&find=sectors")
    assert not form.is_valid()
    assert not form.errors
    with translation.override("de"):
        page = str(form["sectors"]) + str(form["capabilities"])
    assert 'value="25.53"' in page
    assert 'value="machining" checked' in page


def test_every_language_finds_the_same_term(client):
    for words in ("Spritzguss", "vstřikování plastů", "injection moulding"):
        items = client.get("/konto/terms/capabilities/", {"q": words}).json()["items"]
        assert "plastic-injection-moulding" in [item["code"] for item in items], words


def test_suggestions_are_the_same_for_all_and_may_be_kept(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/ucet/terms/sectors/", {"q": "25.53"})
    assert answer.json()["items"][0]["code"] == "25.53"
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert client.get("/konto/terms/users/", {"q": "a"}).status_code == 404
    assert client.get("/konto/terms/sectors/").json() == {"items": [], "more": False}


def test_what_is_typed_comes_back_as_text_only():
    form = sent("sectors-search=%22%3E%3Cscript%3Ealert(1)&find=sectors")
    assert "<script>" not in str(form["sectors"])
