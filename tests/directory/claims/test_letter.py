"""The letter with a code: who prints it, what stands in it, and what its code does."""

import datetime

import pytest
from django.utils import timezone

from directory.claims.paper import set_paper
from directory.models import Claim, Membership
from tests.factories import CompanyFactory

from .conftest import begin, browser, code_in, letters_to
from .pdf import text_of

pytestmark = pytest.mark.django_db

CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy s.r.o."
GERMAN = "Größenwahn Übermäßig Öl & Söhne GmbH"


@pytest.fixture
def claim(scene) -> Claim:
    begin(scene.jana, scene.company, proof="letter")
    return Claim.objects.get()


def print_it(user, claim):
    return browser(user).post(f"/cms/claims/{claim.pk}/letter/")


def test_the_officer_prints_and_the_code_makes_a_member(scene, claim):
    assert letters_to("officer@example.org")
    response = print_it(scene.officer, claim)
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    text = text_of(response.content)
    assert "Musterwerk GmbH" in text
    assert "Musterstraße 1" in text
    assert "09111 Chemnitz" in text
    assert "Kammer Chemnitz" in text
    assert letters_to("jana@example.org")
    browser(scene.jana).post(f"/konto/claims/{claim.pk}/", {"code": code_in(text)})
    assert Membership.objects.get().role == "admin"


def test_printing_again_makes_a_new_code(scene, claim):
    first, second = (code_in(text_of(print_it(scene.officer, claim).content)) for _time in range(2))
    assert first != second
    browser(scene.jana).post(f"/konto/claims/{claim.pk}/", {"code": first})
    assert not Membership.objects.exists()
    assert len(letters_to("jana@example.org")) == 1
    browser(scene.jana).post(f"/konto/claims/{claim.pk}/", {"code": second})
    assert Membership.objects.exists()


def test_a_letter_counts_thirty_days_and_another_can_be_asked_for(scene, claim):
    code = code_in(text_of(print_it(scene.officer, claim).content))
    Claim.objects.update(code_sent_at=timezone.now() - datetime.timedelta(days=30, seconds=1))
    browser(scene.jana).post(f"/konto/claims/{claim.pk}/", {"code": code})
    assert not Membership.objects.exists()
    told = len(letters_to("officer@example.org"))
    browser(scene.jana).post(f"/konto/claims/{claim.pk}/again/")
    assert len(letters_to("officer@example.org")) == told + 1
    assert "Musterwerk" in browser(scene.officer).get("/cms/claims/").content.decode()


@pytest.mark.parametrize(("name", "country", "words"), [
    (CZECH, "CZ", "Vážená paní, vážený pane,"), (GERMAN, "DE", "Sehr geehrte Damen und Herren,"),
])  # fmt: skip
def test_every_letter_is_embedded_and_reads_back(scene, claim, name, country, words):
    company = CompanyFactory(name=name, country=country, city="Ústí nad Labem", street="Čsl. armády 12", ico="")
    claim.company = company
    text = text_of(set_paper(claim, "KT7R-M2QX"))
    assert name in text
    assert "Čsl. armády 12" in text
    assert "Ústí nad Labem" in text
    assert words in text
    assert "\ufffd" not in text
    assert ("/ucet/" if country == "CZ" else "/konto/") + f"claims/{claim.pk}/" in text


def test_without_an_address_there_is_no_letter(scene, claim):
    scene.company.street = ""
    scene.company.save()
    assert print_it(scene.officer, claim).status_code == 302
    assert Claim.objects.get().code_digest == ""


def test_getting_the_address_prints_nothing(scene, claim):
    assert browser(scene.officer).get(f"/cms/claims/{claim.pk}/letter/").status_code == 405
    assert Claim.objects.get().code_digest == ""
