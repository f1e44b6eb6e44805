"""A company keeps its entry: steps, drafts, errors, submission."""

import datetime
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from directory.models import Company, Membership
from directory.review import ReviewState, state_of, submit
from tests.factories import CompanyFactory

from .conftest import signed_in
from .forms_sent import filled

STEPS = ("company", "address", "activity", "texts", "contact", "pictures")


def url(step: str) -> str:
    return f"/konto/entries/dreherei/edit/{step}/"


def draft(company: Company) -> Company:
    return Company.objects.get(pk=company.pk).get_latest_revision_as_object()


def save(client, step: str, **values):
    return client.post(url(step), filled(client.get(url(step)), **values))


@pytest.mark.parametrize("step", STEPS)
def test_saving_a_step_as_it_is_changes_nothing(eva, company, step):
    before = Company.objects.get(pk=company.pk).latest_revision_id
    response = save(eva, step)
    assert response.status_code == 302, re.findall(r"class=.error.*", response.content.decode())
    assert Company.objects.get(pk=company.pk).latest_revision_id == before


def test_what_is_saved_is_a_draft_until_the_chamber_approves(eva, company, people):
    assert save(eva, "contact", phone="+49 371 12345").status_code == 302
    row = Company.objects.get(pk=company.pk)
    assert draft(company).phone == "+49 371 12345"
    assert row.phone == ""
    assert row.latest_revision.user == people["eva"]
    assert row.company_edited_at is not None
    assert state_of(row) == ReviewState.CHANGED


def test_what_is_valid_is_saved_and_what_is_not_stays_on_screen_with_its_error(eva, company):
    response = save(eva, "company", name="Dreherei Neu GmbH", vat_id="DE123", ico="")
    page = response.content.decode()
    assert response.status_code == 422
    assert draft(company).name == "Dreherei Neu GmbH"
    assert draft(company).vat_id == ""
    assert 'value="DE123"' in page
    assert 'aria-invalid="true"' in page
    assert "USt-IdNr" in page


def test_numbers_are_tidied(eva, company):
    save(eva, "company", vat_id="de 136 695 976", register_number="hrb 00123", register_court="Amtsgericht Chemnitz")
    assert (draft(company).vat_id, draft(company).register_number) == ("DE136695976", "HRB 123")


def test_an_address_gives_region_and_place_by_itself(eva, company):
    response = save(eva, "address", street="Neumarkt 1", postal_code="D-02826", city="Görlitz")
    assert response.status_code == 302, re.findall(r"class=.error.*", response.content.decode())
    now = draft(company)
    assert (now.postal_code, now.region.code) == ("02826", "DED2D")
    assert abs(now.latitude - 51.15) < 0.1
    assert "Görlitz" in eva.get(url("address")).content.decode()


@pytest.mark.parametrize(("code", "city"), [("80331", "München"), ("02826", ""), ("1", "Görlitz"), ("", "Nirgendwo")])
def test_an_address_that_is_nowhere_is_not_taken_but_its_street_is(eva, company, code, city):
    response = save(eva, "address", street="Neue Straße 7", postal_code=code, city=city)
    assert response.status_code == 422
    now = draft(company)
    assert (now.street, now.postal_code, now.city) == ("Neue Straße 7", "09111", "Chemnitz")
    assert now.region.code == "DED41"


def test_terms_are_found_without_javascript_and_nothing_typed_is_lost(eva, company):
    page = eva.get(url("activity"))
    response = eva.post(
        url("activity"), filled(page, founded="1991", **{"capabilities-search": "soustružení", "find": "capabilities"})
    )
    assert response.status_code == 200
    assert 'value="turning"' in response.content.decode()
    assert 'value="1991"' in response.content.decode()
    assert draft(company).founded is None
    data = filled(response, capabilities=["turning"], **{"capabilities-search": ""})
    assert eva.post(url("activity"), data).status_code == 302
    assert [term.code for term in draft(company).capabilities.all()] == ["turning"]
    assert draft(company).founded == 1991
    assert Company.objects.get(pk=company.pk).capabilities.count() == 0


def test_texts_are_kept_per_language(eva, company):
    save(eva, "texts", summary_cs="Soustružíme díly.", description_cs="Od roku 1991.")
    texts = {text.language: text for text in draft(company).texts.all()}
    assert texts["cs"].summary == "Soustružíme díly."
    assert (texts["de"].summary, texts["de"].origin) == ("Wir drehen Teile.", "written")
    save(eva, "texts", summary_cs="", description_cs="")
    assert [text.language for text in draft(company).texts.all()] == ["de"]


def test_a_text_that_is_too_long_costs_no_other(eva, company):
    response = save(eva, "texts", summary_de="x" * 241, summary_cs="Soustružíme.")
    assert response.status_code == 422
    texts = {text.language: text.summary for text in draft(company).texts.all()}
    assert texts == {"de": "Wir drehen Teile.", "cs": "Soustružíme."}
    assert "x" * 241 in response.content.decode()


def picture(colour: str = "red", name: str = "Halle.png") -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (600, 400), colour).save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), content_type="image/png")


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_pictures_come_in_order_and_go(eva, company, media):
    save(eva, "pictures", logo=picture("white"), picture=picture("red"), picture_de="Halle", picture_cs="Hala")
    save(eva, "pictures", picture=picture("blue"), picture_de="Fräse")
    now = draft(company)
    first, second = now.images.all()
    assert now.logo_id
    assert now.logo.collection.name == "Logos"
    assert [first.description_de, second.description_de] == ["Halle", "Fräse"]
    assert not Company.objects.get(pk=company.pk).images.exists()
    save(eva, "pictures", **{f"place_{second.image_id}": "1", f"cs_{second.image_id}": "Fréza"})
    assert [each.description_de for each in draft(company).images.all()] == ["Fräse", "Halle"]
    save(eva, "pictures", remove_logo="on", **{f"remove_{first.image_id}": "on"})
    assert [each.description_cs for each in draft(company).images.all()] == ["Fréza"]
    assert draft(company).logo is None


def test_a_file_that_is_no_picture_is_refused_and_the_rest_is_saved(eva, company, media):
    hostile = SimpleUploadedFile("logo.svg", b"<svg><script>alert(1)</script></svg>", content_type="image/svg+xml")
    response = save(eva, "pictures", logo=hostile, picture=picture())
    assert response.status_code == 422
    assert draft(company).logo is None
    assert draft(company).images.count() == 1


def test_eight_pictures_and_no_more(eva, company, media):
    for number in range(9):
        save(eva, "pictures", picture=picture(), picture_de=str(number))
    assert draft(company).images.count() == 8
    assert 'name="picture"' not in eva.get(url("pictures")).content.decode()


def test_the_overview_says_what_to_add_and_what_has_changed(eva, company):
    save(eva, "contact", phone="+49 371 12345")
    page = eva.get("/konto/entries/dreherei/").content.decode()
    assert "+49 371 12345" in page
    assert url("activity") in page
    assert "Eva" in page


def test_completeness_has_the_shares_of_the_results(company):
    from directory.account.entry.completeness import completeness

    assert completeness(company).percent == 40  # half of a summary in both languages, and a text
    assert completeness(company).advice[0].gain == 20


def test_submitting_brings_the_draft_before_the_chamber_and_vouches_for_it(eva, company):
    save(eva, "contact", phone="+49 371 12345")
    response = eva.post("/konto/entries/dreherei/submit/", follow=True)
    assert response.status_code == 200
    assert state_of(company) == ReviewState.WAITING
    assert draft(company).confirmed_at == datetime.date.today()
    eva.post("/konto/entries/dreherei/withdraw/")
    assert state_of(company) == ReviewState.CHANGED
    assert draft(company).phone == "+49 371 12345"


def test_an_entry_with_something_missing_is_not_submitted(eva, company):
    save(eva, "texts", summary_de="", description_de="")
    response = eva.post("/konto/entries/dreherei/submit/", follow=True)
    assert state_of(company) == ReviewState.CHANGED
    assert url("texts") in response.content.decode()


def test_one_click_confirms(eva, company):
    eva.post("/konto/entries/dreherei/confirm/")
    assert Company.objects.get(pk=company.pk).confirmed_at == datetime.date.today()


@pytest.mark.parametrize("language", ["de", "cs"])
def test_the_preview_shows_the_draft_as_visitors_will_see_it(eva, company, language):
    save(eva, "contact", phone="+49 371 99999")
    response = eva.get(f"/konto/entries/dreherei/preview/{language}/")
    assert "+49 371 99999" in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    assert f'lang="{language}"' in response.content.decode()


PAGES = ["", *(f"edit/{step}/" for step in STEPS), "preview/de/"]
ACTS = ["submit/", "withdraw/", "confirm/", *(f"edit/{step}/" for step in STEPS)]


def test_nobody_else_knows_of_the_entry(client, company, people):
    stranger = signed_in(people["stranger"])
    before = Company.objects.get(pk=company.pk).latest_revision_id
    for page in PAGES:
        assert stranger.get(f"/konto/entries/dreherei/{page}").status_code == 404
        assert stranger.get(f"/konto/entries/gibt-es-nicht/{page}").status_code == 404
        assert client.get(f"/konto/entries/dreherei/{page}").status_code == 302
    for act in ACTS:
        assert stranger.post(f"/konto/entries/dreherei/{act}", {"name": "Übernommen"}).status_code == 404
        assert client.post(f"/konto/entries/dreherei/{act}").status_code == 302
    assert Company.objects.get(pk=company.pk).latest_revision_id == before


def test_the_officer_of_another_region_is_a_stranger(company, people, db):
    from tests.factories import ChamberDeskFactory

    from .conftest import person

    other = person("other")
    ChamberDeskFactory(region_codes=["CZ042"], people=[other])
    assert signed_in(other).get("/konto/entries/dreherei/").status_code == 404


def test_an_officer_edits_on_behalf_and_it_shows(eva, company, people):
    officer = signed_in(people["officer"])
    assert save(officer, "contact", phone="+49 371 777").status_code == 302
    row = Company.objects.get(pk=company.pk)
    assert row.company_edited_at is None
    assert row.latest_revision.user == people["officer"]
    page = eva.get("/account/entries/dreherei/").content.decode()
    assert "Edited by the chamber" in page
    assert "+49 371 777" in page


def test_a_locked_entry_is_left_alone(eva, company):
    Company.objects.filter(pk=company.pk).update(locked=True)
    assert eva.get(url("company")).status_code == 302
    assert eva.post(url("company"), {"name": "X"}).status_code == 302
    assert Company.objects.get(pk=company.pk).get_latest_revision_as_object().name == "Dreherei Muster GmbH"


def test_whoever_keeps_nothing_is_led_to_finding_their_company(people, company):
    page = signed_in(people["stranger"]).get("/konto/entries/").content.decode()
    assert "Dreherei" not in page
    assert "Dreherei" in signed_in(people["eva"]).get("/konto/entries/").content.decode()


@pytest.mark.parametrize("step", STEPS)
def test_pages_ask_the_database_a_fixed_number_of_times(eva, company, step, django_assert_max_num_queries):
    eva.get(url(step))
    with django_assert_max_num_queries(20):
        eva.get(url(step))


def test_the_list_asks_no_more_for_more_entries(eva, people, company):
    def ask():
        with CaptureQueriesContext(connection) as found:
            page = eva.get("/konto/entries/").content.decode()
        return len(found), page

    ask()
    few, _page = ask()
    for number in range(6):
        other = CompanyFactory(name=f"Werk {number}", live=number % 2 == 0)
        Membership.objects.create(company=other, user=people["eva"])
        if number < 2:
            other.save_revision(clean=False)
            submit(other, people["eva"])
    many, page = ask()
    assert many == few
    assert page.count("bei der Kammer") == 2
    assert page.count("Entwurf, nicht eingereicht") == 2  # 3 and 5


def test_the_overview_asks_the_database_a_fixed_number_of_times(eva, company, django_assert_max_num_queries):
    save(eva, "contact", phone="+49 371 12345")
    eva.get("/konto/entries/dreherei/")
    with django_assert_max_num_queries(45):
        eva.get("/konto/entries/dreherei/")
