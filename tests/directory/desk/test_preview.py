"""The profile as it would be, in both languages, from what is being typed; the read model stays as it is."""

import html

import pytest

from directory.models import Capability, DirectoryEntry
from tests.factories import CompanyFactory

from .conftest import LIST, text


@pytest.fixture
def company(db):
    return CompanyFactory(live=False, codes={"capabilities": ["turning"]}, texts={"de": "Gespeichert."})


def preview(client, address: str, form: dict, mode: str) -> str:
    posted = client.post(address, form)
    assert posted.json()["is_valid"], posted.content
    response = client.get(address, {"mode": mode})
    assert response.status_code == 200
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    return html.unescape(response.content.decode())


@pytest.mark.parametrize(("mode", "label"), [("de", "Drehen"), ("cs", "soustružení")])
def test_an_edited_draft_is_shown_in_the_language_of_the_mode(officer, company, form, mode, label):
    turning = Capability.objects.get(code="turning")
    text_id = str(company.texts.get().pk)
    form |= {"capabilities": [turning.pk], "name": "Noch nicht gespeichert GmbH", "texts-TOTAL_FORMS": "1",
             "texts-INITIAL_FORMS": "1", **text(0, "de", "Ungespeicherter Satz.", id=text_id)}  # fmt: skip
    page = preview(officer, f"{LIST}preview/{company.pk}/", form, mode)
    assert f'lang="{mode}"' in page
    assert "Noch nicht gespeichert GmbH" in page
    assert "Ungespeicherter Satz." in page
    assert label in page
    company.refresh_from_db()
    assert company.name != "Noch nicht gespeichert GmbH"
    assert not DirectoryEntry.objects.exists()


def test_a_company_that_does_not_exist_yet_can_be_previewed(officer, form):
    page = preview(officer, f"{LIST}preview/", form, "cs")
    assert form["name"] in page
    assert not DirectoryEntry.objects.exists()


def test_others_see_no_preview(editor, company, form):
    assert editor.post(f"{LIST}preview/{company.pk}/", form).status_code in (302, 403)
