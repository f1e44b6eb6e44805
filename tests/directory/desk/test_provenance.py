"""Where a company's data comes from stands on its editing page."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from directory.models import Company, ImportRow, ImportRun, Outcome
from tests.factories import CompanyFactory

from .conftest import LIST


@pytest.fixture
def company(db) -> Company:
    return CompanyFactory()


def imported(company: Company, outcome: str = Outcome.CREATED, trial: bool = False, **run: object) -> ImportRun:
    facts = {
        "file_name": "register.csv",
        "source": "Handelsregister Chemnitz",
        "source_date": datetime.date(2026, 9, 30),
    }
    made = ImportRun.objects.create(**facts | run)
    ImportRow.objects.create(run=made, row_number=7, company=company, outcome=outcome, trial=trial)
    return made


def panel(client, company: Company) -> BeautifulSoup:
    page = BeautifulSoup(client.get(f"{LIST}edit/{company.pk}/").content, "html.parser")
    (found,) = [s for s in page.select("section.w-panel") if "Woher die Angaben stammen" in s.get_text()]
    return found


def test_source_date_file_row_and_a_link_to_the_run(officer, company):
    run = imported(company)
    (row,) = panel(officer, company).select("tbody tr")
    cells = [cell.get_text(strip=True) for cell in row.select("td")]
    assert cells[:5] == ["Handelsregister Chemnitz", "30.09.2026", "register.csv", "7", "angelegt"]
    link = row.a["href"]
    assert link.endswith(f"/imports/{run.pk}/")
    assert officer.get(link).status_code == 200
    assert not panel(officer, company).select("input, select, textarea")


def test_the_latest_import_comes_first_and_what_wrote_nothing_is_left_out(officer, company):
    imported(company, source="Erste")
    imported(company, Outcome.UPDATED, source="Zweite")
    imported(company, Outcome.UNCHANGED, source="Dritte")
    imported(company, Outcome.UPDATED, trial=True, source="Probe")
    imported(CompanyFactory(), source="Andere")
    assert [row.td.get_text() for row in panel(officer, company).select("tbody tr")] == ["Zweite", "Erste"]


def test_entered_by_hand_and_edited_by_the_company(officer, company):
    Company.objects.filter(pk=company.pk).update(
        company_edited_at=timezone.make_aware(datetime.datetime(2026, 10, 2, 9, 30))
    )
    text = " ".join(panel(officer, company).get_text().split())
    assert "Von Hand erfasst" in text
    assert "am 02.10.2026 09:30 bearbeitet" in text


def test_who_may_not_see_imports_gets_no_link(author, company):
    imported(company)
    row = panel(author, company).tbody.tr
    assert "register.csv" in row.get_text()
    assert not row.a


def test_there_is_none_on_the_form_for_a_new_company(officer):
    assert "Woher die Angaben stammen" not in officer.get(f"{LIST}add/").text


def test_many_imports_take_no_more_queries(officer, company, django_assert_max_num_queries):
    from directory.desk.provenance import imports_of

    for number in range(8):
        imported(company, Outcome.UPDATED, source=f"Quelle {number}")
    with django_assert_max_num_queries(1):
        assert [row.run.source for row in imports_of(company)] == [f"Quelle {n}" for n in range(7, 2, -1)]
