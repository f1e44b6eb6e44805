"""One company with all that is public."""

import pytest

from tests.golden import assert_golden


@pytest.mark.parametrize("locale", ["de", "cs"])
def test_a_profile_looks_as_promised(companies, read, locale):
    assert_golden(__file__, f"profile_{locale}", read(f"companies/zerspanung-praezis?locale={locale}"))


def test_the_e_mail_address_stays_inside(companies, client):
    assert b"geheim@" not in client.get("/api/v1/companies/zerspanung-praezis").content


def test_an_unknown_company_is_a_problem_in_the_language_asked_for(companies, read):
    assert read("companies/nix?locale=de", status=404) == {
        "type": "about:blank",
        "title": "Nicht gefunden",
        "status": 404,
        "detail": "Das Verzeichnis hat keinen Eintrag „nix“.",
    }
    assert read("companies/nix?locale=cs", status=404)["detail"] == "Katalog neobsahuje záznam „nix“."


def test_a_language_without_directory_page_has_no_address(companies, read):
    from directory.models import DirectoryPage

    DirectoryPage.objects.filter(locale__language_code="cs").delete()
    assert read("companies/kammer?locale=cs")["url"] is None
    assert read("companies?locale=cs")["items"][0]["url"] is None
    assert read("companies/kammer?locale=de")["alternates"] == []
