"""Officers write companies: drafts, publishing, what is filled in, what is refused and in which words."""

import html

import pytest

from directory.models import Capability, Company, DirectoryEntry
from tests.factories import CompanyFactory

from .conftest import LIST, text


def errors(response) -> str:
    return html.unescape(response.content.decode())


def test_a_draft_gets_region_coordinates_and_address_and_is_not_public(officer, form):
    response = officer.post(f"{LIST}add/", form)
    assert response.status_code == 302, errors(response)
    company = Company.objects.get()
    assert (company.region.code, company.slug, company.live) == ("DED42", "erzgebirgische-zerspanung-gmbh", False)
    assert company.latitude == pytest.approx(50.58, abs=0.05)
    assert company.languages == ["de", "cs"]
    assert company.company_edited_at is None
    assert not DirectoryEntry.objects.exists()


def test_publishing_writes_the_read_model_in_both_languages(officer, form):
    turning = Capability.objects.get(code="turning")
    form |= {"capabilities": [turning.pk], "texts-TOTAL_FORMS": "1", **text(0, "de", "Wir drehen und fräsen.")}
    officer.post(f"{LIST}add/", form | {"action-publish": "1"})
    company = Company.objects.get()
    assert company.live
    assert set(company.entries.values_list("language", flat=True)) == {"de", "cs"}
    assert list(company.capabilities.all()) == [turning]
    assert "Wir drehen und fräsen." in company.entries.get(language="cs").card


def test_what_is_changed_in_a_draft_is_not_public_until_published(officer, form):
    officer.post(f"{LIST}add/", form | {"action-publish": "1"})
    company = Company.objects.get()
    changed = form | {"name": "Zerspanung Annaberg GmbH"}
    officer.post(f"{LIST}edit/{company.pk}/", changed)
    company.refresh_from_db()
    assert company.name == form["name"]
    assert company.has_unpublished_changes
    assert set(company.entries.values_list("name", flat=True)) == {form["name"]}
    officer.post(f"{LIST}edit/{company.pk}/", changed | {"action-publish": "1"})
    company.refresh_from_db()
    assert company.slug == "erzgebirgische-zerspanung-gmbh"
    assert set(company.entries.values_list("name", flat=True)) == {"Zerspanung Annaberg GmbH"}


def test_region_and_coordinates_follow_a_changed_address(officer, form):
    officer.post(f"{LIST}add/", form)
    company = Company.objects.get()
    moved = form | {"postal_code": "08056", "city": "Zwickau", "region": company.region_id,
                    "latitude": company.latitude, "longitude": company.longitude}  # fmt: skip
    response = officer.post(f"{LIST}edit/{company.pk}/", moved)
    assert response.status_code == 302, errors(response)
    company = Company.objects.get().get_latest_revision_as_object()
    assert company.region.code == "DED45"
    assert company.longitude == pytest.approx(12.49, abs=0.06)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"postal_code": "10115", "city": "Berlin"}, "10115 Berlin liegt außerhalb des Programmgebiets"),
        ({"postal_code": "", "city": "Nirgendwohausen"}, "Nirgendwohausen wurde nicht gefunden"),
        ({"postal_code": "0945"}, "Eine Postleitzahl hat fünf Ziffern"),
        ({"country": "CZ", "postal_code": "36001", "city": "Karlovy Vary", "ico": "00006946"}, "Prüfziffer"),
        ({"ico": "00006947"}, "nur an Organisationen in Tschechien"),
        ({"vat_id": "DE123456789"}, "Die Umsatzsteuer-Identifikationsnummer ist nicht gültig"),
        ({"register_number": "HRB 12345"}, "gehört das Registergericht"),
        ({"register_number": "HRB 12345", "register_court": "Amtsgericht Nirgends"}, "„Amtsgericht Nirgends“"),
    ],
)
def test_what_cannot_be_is_refused_in_german(officer, form, change, message):
    response = officer.post(f"{LIST}add/", form | change)
    assert response.status_code == 200
    assert message in errors(response)
    assert not Company.objects.exists()


def test_refusals_are_czech_for_a_czech_reader(czech_officer, form):
    response = czech_officer.post(f"{LIST}add/", form | {"postal_code": "110 00", "city": "Praha", "country": "CZ"})
    assert "110 00 Praha leží mimo programové území" in errors(response)


def test_a_region_that_contradicts_the_address_is_refused_by_name(officer, form, region):
    response = officer.post(f"{LIST}add/", form | {"region": region("DED45").pk})
    assert "Erzgebirgskreis" in errors(response).split("liegt die Organisation", 1)[1][:200]
    assert not Company.objects.exists()


def test_identifiers_are_normalised(officer, form):
    form |= {"country": "CZ", "postal_code": "36001", "city": "Karlovy Vary", "ico": "6947", "vat_id": "cz 00006947"}
    response = officer.post(f"{LIST}add/", form)
    assert response.status_code == 302, errors(response)
    company = Company.objects.get()
    assert (company.ico, company.vat_id, company.postal_code) == ("00006947", "CZ00006947", "360 01")
    assert company.region.code == "CZ041"


def test_two_texts_in_one_language_are_refused_and_said_why(officer, form):
    form |= {"texts-TOTAL_FORMS": "2", **text(0, "de", "Eins."), **text(1, "de", "Zwei.")}
    response = officer.post(f"{LIST}add/", form)
    assert response.status_code == 200
    assert "In dieser Sprache gibt es schon einen Text" in errors(response)
    assert not Company.objects.exists()


def test_a_text_can_change_its_language_and_another_take_its_place(officer, form):
    company = CompanyFactory(texts={"de": "Deutsch.", "cs": "Česky."}, live=False)
    first, second = company.texts.all()
    form |= {"texts-TOTAL_FORMS": "2", "texts-INITIAL_FORMS": "2",
             **text(0, "en", "English.", id=str(first.pk)), **text(1, "cs", "Česky.", id=str(second.pk))}  # fmt: skip
    response = officer.post(f"{LIST}edit/{company.pk}/", form)
    assert response.status_code == 302, errors(response)
    latest = Company.objects.get().get_latest_revision_as_object()
    assert {text.language: text.summary for text in latest.texts.all()} == {"cs": "Česky.", "en": "English."}


def test_two_companies_of_one_name_get_addresses_of_their_own(officer, form):
    officer.post(f"{LIST}add/", form)
    officer.post(f"{LIST}add/", form)
    slugs = set(Company.objects.values_list("slug", flat=True))
    assert slugs == {"erzgebirgische-zerspanung-gmbh", "erzgebirgische-zerspanung-gmbh-2"}


def test_an_entry_of_a_register_with_an_odd_address_can_still_be_edited(officer, form, region):
    company = CompanyFactory(city="Altwo", postal_code="09999", region_code="DED42", live=False)
    form |= {"city": "Altwo", "postal_code": "09999", "region": company.region_id, "name": "Neuer Name GmbH",
             "latitude": company.latitude, "longitude": company.longitude}  # fmt: skip
    response = officer.post(f"{LIST}edit/{company.pk}/", form)
    assert response.status_code == 302, errors(response)


def test_comparing_two_versions_shows_what_changed(officer, form):
    turning = Capability.objects.get(code="turning")
    officer.post(f"{LIST}add/", form)
    company = Company.objects.get()
    officer.post(f"{LIST}edit/{company.pk}/", form | {
        "name": "Anders GmbH", "capabilities": [turning.pk], "texts-TOTAL_FORMS": "1", **text(0, "cs", "Soustružíme.")
    })  # fmt: skip
    first, second = company.revisions.order_by("created_at").values_list("pk", flat=True)
    page = errors(officer.get(f"{LIST}history/{company.pk}/revisions/compare/{first}...{second}/"))
    assert "Anders" in page
    assert "Drehen" in page
    assert "Soustružíme." in page


def test_history_names_who_did_what(officer, form):
    officer.post(f"{LIST}add/", form | {"action-publish": "1"})
    page = errors(officer.get(f"{LIST}history/{Company.objects.get().pk}/"))
    assert "officer" in page
