"""A form of its own, at /form/, and how a browser fills it in."""

import sys
from types import ModuleType

import pytest
from altcha import Payload, solve_challenge
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.urls import path

from home.visitors import HumanForm, visitor_form
from portal import urls

PAGE = '<form method="post">{{ form.word }}{{ form.errors }}{% include "components/human_check.html" %}</form>'


class WordForm(HumanForm):
    action = "word"
    hourly, daily = 8, 10
    word = forms.CharField(max_length=10)


@visitor_form
def show(request: HttpRequest) -> HttpResponse:
    form = WordForm(request.POST or None, request=request)
    if form.is_valid():
        return HttpResponse(f"taken {'solved' if form.solved else 'unsolved'}", status=201)
    return HttpResponse(engines["django"].from_string(PAGE).render({"form": form}, request))


@pytest.fixture(autouse=True)
def _own_addresses(settings, monkeypatch):
    module = ModuleType("tests_visitors_urls")
    module.urlpatterns = [path("form/", show), *urls.urlpatterns]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    settings.ROOT_URLCONF = module.__name__


@pytest.fixture
def visitor() -> Client:
    """A browser that says where its requests come from."""
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})


def puzzle_of(client: Client) -> str:
    """Return the puzzle of a form just fetched."""
    return client.get("/form/").context["form"].puzzle


def solved(puzzle: str) -> str:
    """Return what static/js/proof-of-work.js would put in its place."""
    payload = Payload.from_base64(puzzle)
    return Payload(payload.challenge, solve_challenge(payload.challenge)).to_base64()
