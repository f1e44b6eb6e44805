"""What becomes of rows: created, updated, unchanged, rejected; and that nothing is lost or overwritten."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from directory.exchange import importer
from directory.models import Company, DirectoryEntry, ImportRow, ImportRun
from tests.directory.exchange.helpers import CZECH, GERMAN, run_import, write_csv
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db


def outcomes(rows):
    return [(row["row"], row["outcome"], row["reason"]) for row in rows]


def test_every_fact_arrives(tmp_path):
    path = write_csv(
        tmp_path / "a.csv",
        [
            {
                **CZECH,
                "DIČ": "CZ00006947",
                "Ulice": "Zeyerova 892/7",
                "Velikost": "120",
                "Rok založení": "1991",
                "NACE": "25.53",
                "CPV": "42600000-2",
                "Certifikáty": "ISO 9001",
                "Jazyky": "čeština, němčina",
                "Web": "presne.cz",
                "E-mail": "info@presne.cz",
                "Telefon": "+420 353 123 456",
                "Kontaktní osoba": "Jana Nováková",
                "Potvrzeno": "1. 3. 2026",
                "summary_de": "Präzise Drehteile.",
                "popis": "Vyrábíme přesné díly.",
                "Zeměpisná šířka": "50,2304",
                "Zeměpisná délka": "12,8702",
            }
        ],
        delimiter=";",
        encoding="cp1250",
    )
    rows, summary = run_import(path, source="Register", source_date=datetime.date(2026, 3, 31))
    assert outcomes(rows) == [(2, "created", "new")]
    assert rows[0]["notes"] == []
    company = Company.objects.get(pk=rows[0]["company"])
    assert (company.name, company.slug, company.kind, company.country) == (
        "Přesné stroje s.r.o.",
        "presne-stroje-sro",
        "company",
        "CZ",
    )
    assert (company.ico, company.vat_id) == ("00006947", "CZ00006947")
    assert (company.street, company.postal_code, company.city) == ("Zeyerova 892/7", "360 01", "Karlovy Vary")
    assert (company.region.code, company.latitude, company.longitude) == ("CZ041", 50.2304, 12.8702)
    assert (company.size, company.founded, company.languages) == ("medium", 1991, ["cs", "de"])
    assert (company.website, company.email) == ("https://presne.cz", "info@presne.cz")
    assert (company.phone, company.contact_person) == ("+420 353 123 456", "Jana Nováková")
    assert company.confirmed_at == datetime.date(2026, 3, 1)
    assert [term.code for term in company.sectors.all()] == ["25.53"]
    assert [term.code for term in company.categories.all()] == ["42600000"]
    assert [term.code for term in company.certificates.all()] == ["iso-9001"]
    assert {text.language: (text.summary, text.description) for text in company.texts.all()} == {
        "de": ("Präzise Drehteile.", ""),
        "cs": ("", "Vyrábíme přesné díly."),
    }
    run = ImportRun.objects.get(pk=summary["run"])
    assert (run.source, run.source_date, run.file_name) == ("Register", datetime.date(2026, 3, 31), "a.csv")
    assert company.import_rows.get().run == run


def test_same_as_saving_in_the_cms(tmp_path):
    """The bulk path leaves what `save_revision` and `publish` leave: row, revision content, log."""
    path = write_csv(
        tmp_path / "a.csv", [{**GERMAN, "NACE": "25.53", "Beschreibung": "Wir drehen.", "Kompetenzen": ""}]
    )
    rows, _summary = run_import(path, publish=True)
    company = Company.objects.get(pk=rows[0]["company"])
    imported = company.latest_revision
    single = Company.objects.get(pk=company.pk)
    revision = single.save_revision(log_action=True)
    revision.refresh_from_db()
    ignored = {"latest_revision", "live_revision", "has_unpublished_changes", "last_published_at"}
    assert {k: v for k, v in imported.content.items() if k not in ignored} == {
        k: v for k, v in revision.content.items() if k not in ignored
    }
    assert (imported.object_str, imported.content_type, imported.base_content_type) == (
        revision.object_str,
        revision.content_type,
        revision.base_content_type,
    )
    assert company.live
    assert company.live_revision == company.latest_revision
    assert company.first_published_at
    assert not company.has_unpublished_changes
    company.full_clean()
    log = ModelLogEntry.objects.filter(object_id=str(company.pk), revision_id=imported.pk)
    assert sorted(log.values_list("action", flat=True)) == ["wagtail.create", "wagtail.publish"]
    again = imported.as_object()
    assert [text.description for text in again.texts.all()] == ["Wir drehen."]
    assert [sector.code for sector in again.sectors.all()] == ["25.53"]


def test_rerunning_changes_nothing(tmp_path):
    path = write_csv(tmp_path / "a.csv", [GERMAN, CZECH, {**GERMAN, "Ort": "Leipzig", "PLZ": "04103"}])
    first, _summary = run_import(path)
    before = list(Company.objects.order_by("pk").values())
    revisions = Revision.objects.count()
    second, _summary = run_import(path)
    assert outcomes(first) == [(2, "created", "new"), (3, "created", "new"), (4, "rejected", "outside-area")]
    assert outcomes(second) == [(2, "unchanged", "same"), (3, "unchanged", "same"), (4, "rejected", "outside-area")]
    assert list(Company.objects.order_by("pk").values()) == before
    assert Revision.objects.count() == revisions


def test_rerunning_leaves_what_an_officer_changed_meanwhile(tmp_path):
    path = write_csv(tmp_path / "a.csv", [{**CZECH, "Telefon": "353 123 456"}])
    rows, _summary = run_import(path, publish_basic=True)
    company = Company.objects.get(pk=rows[0]["company"])
    company.phone = "+420 353 999 999"
    company.save_revision().publish()
    again, _summary = run_import(path)
    assert outcomes(again) == [(2, "unchanged", "same")]
    company.refresh_from_db()
    assert company.phone == "+420 353 999 999"


def test_newer_file_updates_by_register_number(tmp_path):
    first, _summary = run_import(write_csv(tmp_path / "a.csv", [CZECH]), publish_basic=True)
    newer = {**CZECH, "Name": "Přesné stroje Karlovy Vary a.s.", "Telefon": "353 123 456", "NACE": "25.53"}
    second, _summary = run_import(write_csv(tmp_path / "b.csv", [newer]), publish_basic=True)
    assert outcomes(second) == [(2, "updated", "changed")]
    assert second[0]["company"] == first[0]["company"]
    company = Company.objects.get()
    assert (company.name, company.phone) == ("Přesné stroje Karlovy Vary a.s.", "353 123 456")
    assert company.live
    assert company.latest_revision.as_object().phone == "353 123 456"
    assert {entry.name for entry in DirectoryEntry.objects.all()} == {"Přesné stroje Karlovy Vary a.s."}


def test_empty_cells_take_nothing_away_and_terms_only_grow(tmp_path):
    run_import(write_csv(tmp_path / "a.csv", [{**CZECH, "Telefon": "353 123 456", "NACE": "25.53"}]))
    run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": "", "NACE": "62.10"}]))
    company = Company.objects.get()
    assert company.phone == "353 123 456"
    assert sorted(sector.code for sector in company.sectors.all()) == ["25.53", "62.10"]


def test_company_that_edited_its_entry_is_left_alone(tmp_path):
    run_import(write_csv(tmp_path / "a.csv", [CZECH]), publish_basic=True)
    Company.objects.update(company_edited_at=timezone.now(), phone="1")
    again, _summary = run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": "353 123 456"}]))
    assert outcomes(again) == [(2, "unchanged", "edited-by-company")]
    assert Company.objects.get().phone == "1"


def test_draft_that_somebody_works_on_is_left_alone(tmp_path, django_user_model):
    user = django_user_model.objects.create_user("officer")
    run_import(write_csv(tmp_path / "a.csv", [CZECH]))
    company = Company.objects.get()
    company.phone = "1"
    company.save_revision(user=user)
    again, _summary = run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": "353 123 456"}]))
    assert outcomes(again) == [(2, "rejected", "draft-pending")]


def test_locked_entry_is_left_alone(tmp_path):
    run_import(write_csv(tmp_path / "a.csv", [CZECH]))
    Company.objects.update(locked=True)
    again, _summary = run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": "353 123 456"}]))
    assert outcomes(again) == [(2, "rejected", "locked")]
    Company.objects.update(locked=False)
    again, _summary = run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": "353 123 456"}]))
    assert outcomes(again) == [(2, "updated", "changed")]


def test_several_rows_of_one_company_are_joined_and_told(tmp_path):
    path = write_csv(
        tmp_path / "a.csv",
        [
            CZECH,
            CZECH,
            {**CZECH, "Telefon": "353 123 456", "NACE": "25.53"},
            {**CZECH, "Ulice": "Jiná 1", "Telefon": "353 1 11 22"},
        ],
    )
    rows, summary = run_import(path)
    assert outcomes(rows) == [
        (2, "created", "new"),
        (3, "unchanged", "merged"),
        (4, "updated", "merged-added"),
        (5, "updated", "merged-added-different"),
    ]
    assert {row["company"] for row in rows} == {Company.objects.get().pk}
    company = Company.objects.get()
    assert (company.phone, company.street) == ("353 123 456", "Jiná 1")
    assert summary["rows"] == sum(summary[name] for name in ("created", "updated", "unchanged", "rejected")) == 4
    again, _summary = run_import(path)
    assert {row["outcome"] for row in again} == {"unchanged"}


def test_further_rows_in_later_batches_are_recognised(tmp_path, monkeypatch):
    monkeypatch.setattr(importer, "BATCH", 2)
    path = write_csv(tmp_path / "a.csv", [CZECH, GERMAN, CZECH, GERMAN])
    rows, _summary = run_import(path)
    assert [row["reason"] for row in rows] == ["new", "new", "merged", "merged"]
    assert "2" in rows[2]["message"]


@pytest.mark.parametrize(
    "name",
    [
        "Müller Gerätebau GmbH",
        "Mueller Geraetebau GmbH & Co. KG",
        "MÜLLER Gerätebau e. K.",
        "Müller-Gerätebau",
        "Muller Geratebau AG",
    ],
)
def test_possible_duplicate_is_not_merged_silently(tmp_path, name):
    existing = CompanyFactory(name="Müller Gerätebau GmbH")
    rows, _summary = run_import(write_csv(tmp_path / "a.csv", [{**GERMAN, "Name": name}]))
    assert outcomes(rows) == [(2, "rejected", "duplicate")]
    assert str(existing.pk) in rows[0]["message"]
    assert Company.objects.count() == 1


def test_same_name_elsewhere_or_with_another_number_is_another_company(tmp_path):
    CompanyFactory(name="Müller Gerätebau GmbH", city="Zwickau", postal_code="08056", region_code="DED45")
    CompanyFactory(
        name="Přesné stroje",
        country="CZ",
        city="Karlovy Vary",
        postal_code="360 01",
        ico="27074358",
        region_code="CZ041",
    )
    rows, _summary = run_import(write_csv(tmp_path / "a.csv", [GERMAN, CZECH]))
    assert [row["outcome"] for row in rows] == ["created", "created"]


@pytest.mark.parametrize(
    ("assume", "companies", "outcome"), [("same", 1, "updated"), ("new", 2, "created"), ("skip", 1, "rejected")]
)
def test_operator_decides_on_duplicates_and_a_rerun_remembers(tmp_path, assume, companies, outcome):
    CompanyFactory(name="Müller Gerätebau GmbH")
    path = write_csv(tmp_path / "a.csv", [{**GERMAN, "Name": "Müller Gerätebau AG"}])
    rows, _summary = run_import(path, assume=assume)
    assert rows[0]["outcome"] == outcome
    assert Company.objects.count() == companies
    again, _summary = run_import(path)
    assert again[0]["outcome"] == ("rejected" if assume == "skip" else "unchanged")
    assert Company.objects.count() == companies


def test_duplicate_within_one_file_is_asked_about(tmp_path):
    path = write_csv(tmp_path / "a.csv", [GERMAN, {**GERMAN, "Name": "Müller Gerätebau AG"}])
    rows, _summary = run_import(path)
    assert outcomes(rows) == [(2, "created", "new"), (3, "rejected", "duplicate")]


def test_numbers_of_different_companies_in_one_row(tmp_path):
    first = {**CZECH, "DIČ": ""}
    second = {**CZECH, "Name": "Jiná a.s.", "IČO": "", "DIČ": "CZ27074358"}
    run_import(write_csv(tmp_path / "a.csv", [first, second]))
    rows, _summary = run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "DIČ": "CZ27074358"}]))
    assert outcomes(rows) == [(2, "rejected", "duplicates")]


def test_only_what_the_operator_wants_is_published(tmp_path):
    path = write_csv(tmp_path / "a.csv", [{**CZECH, "popis": "Vyrábíme."}, GERMAN])
    run_import(path)
    assert not Company.objects.published().exists()
    assert not DirectoryEntry.objects.exists()
    rows, _summary = run_import(path, publish=True)
    assert outcomes(rows) == [(2, "updated", "published"), (3, "unchanged", "same")]
    assert [company.name for company in Company.objects.published()] == [CZECH["Name"]]
    rows, _summary = run_import(path, publish_basic=True)
    assert outcomes(rows) == [(2, "unchanged", "same"), (3, "updated", "published")]
    assert Company.objects.published().count() == 2
    assert DirectoryEntry.objects.values("company").distinct().count() == 2


def test_what_an_officer_unpublished_is_not_published_again(tmp_path):
    path = write_csv(tmp_path / "a.csv", [CZECH])
    run_import(path, publish_basic=True)
    Company.objects.get().unpublish()
    run_import(path, publish_basic=True)
    assert not Company.objects.published().exists()


def test_dry_run_judges_like_a_run_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(importer, "BATCH", 2)
    path = write_csv(tmp_path / "a.csv", [CZECH, GERMAN, CZECH, {**GERMAN, "Ort": "Leipzig", "PLZ": "04103"}])
    trial, summary = run_import(path, dry_run=True, publish_basic=True)
    assert Company.objects.count() == ImportRun.objects.count() == ImportRow.objects.count() == 0
    assert Revision.objects.count() == DirectoryEntry.objects.count() == 0
    real, _summary = run_import(path)
    assert outcomes(trial) == outcomes(real)
    assert (summary["created"], summary["rejected"]) == (2, 1)


def test_killed_half_way_leaves_whole_batches_and_can_be_run_again(tmp_path, monkeypatch):
    monkeypatch.setattr(importer, "BATCH", 2)
    path = write_csv(tmp_path / "a.csv", [{**GERMAN, "Name": f"Werk {letter * 3} GmbH"} for letter in "ABCDEF"])
    write, calls = importer.write_records, []

    def killed(records, *args, **kwargs):
        calls.append(1)
        write(records, *args, **kwargs)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(importer, "write_records", killed)
    with pytest.raises(KeyboardInterrupt):
        run_import(path)
    assert Company.objects.count() == 2
    run = ImportRun.objects.get()
    assert (run.state, run.done, run.rows.count()) == ("interrupted", 2, 2)
    monkeypatch.setattr(importer, "write_records", write)
    rows, _summary = run_import(path)
    assert [row["outcome"] for row in rows] == ["unchanged"] * 2 + ["created"] * 4


MEANWHILE = {
    "edited": lambda: Company.objects.update(company_edited_at=timezone.now()),
    "saved": lambda: Company.objects.get().save_revision(),
    "unpublished": lambda: Company.objects.get().unpublish(),
    "locked": lambda: Company.objects.update(locked=True),
}


@pytest.mark.parametrize("happening", MEANWHILE)
def test_what_happens_while_the_import_runs_is_not_overwritten(tmp_path, monkeypatch, happening):
    run_import(write_csv(tmp_path / "a.csv", [CZECH]), publish_basic=True)
    judge = importer.Judge.row

    def happens_after_judging(self, facts):
        result = judge(self, facts)
        MEANWHILE[happening]()
        return result

    monkeypatch.setattr(importer.Judge, "row", happens_after_judging)
    newer = write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": "353 123 456"}])
    rows, _summary = run_import(newer, publish_basic=True)
    assert outcomes(rows) == [(2, "rejected", "meanwhile")]
    company = Company.objects.get()
    assert (company.phone, company.live) == ("", happening != "unpublished")


@pytest.mark.parametrize("phone", ["", "353 123 456"])
def test_company_deleted_while_the_import_runs_stays_deleted(tmp_path, monkeypatch, phone):
    """Its rows, changed or not, do not keep the rest of the batch from being written."""
    run_import(write_csv(tmp_path / "a.csv", [CZECH]))
    judge = importer.Judge.row

    def deleted_after_judging(self, facts):
        result = judge(self, facts)
        Company.objects.filter(name=CZECH["Name"]).delete()
        return result

    monkeypatch.setattr(importer.Judge, "row", deleted_after_judging)
    rows, _summary = run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": phone}, GERMAN]))
    assert outcomes(rows) == [(2, "rejected", "meanwhile"), (3, "created", "new")]
    assert [company.name for company in Company.objects.all()] == [GERMAN["Name"]]


def test_slugs_are_the_ones_of_saving_one_by_one(tmp_path):
    CompanyFactory(
        name="Müller Gerätebau GmbH",
        slug="mueller-geraetebau-gmbh",
        city="Zwickau",
        postal_code="08056",
        region_code="DED45",
    )
    places = [("09111", "Chemnitz"), ("01067", "Dresden")]
    run_import(write_csv(tmp_path / "a.csv", [{**GERMAN, "PLZ": code, "Ort": town} for code, town in places]))
    assert sorted(Company.objects.values_list("slug", flat=True)) == [
        "mueller-geraetebau-gmbh",
        "mueller-geraetebau-gmbh-2",
        "mueller-geraetebau-gmbh-3",
    ]


def test_number_of_queries_does_not_grow_with_the_rows(tmp_path):
    """One query per company, text or term would be hundreds more."""

    def queries(count, letter):
        rows = [
            {**GERMAN, "Name": f"Werk {letter}{n:04} GmbH", "NACE": "25.53", "Beschreibung": "x"} for n in range(count)
        ]
        path = write_csv(tmp_path / f"{letter}.csv", rows)
        with CaptureQueriesContext(connection) as captured:
            run_import(path, publish=True)
        return len(captured)

    queries(1, "A")  # content types and locales are remembered after the first
    assert queries(300, "B") <= queries(3, "C") + 5


def test_row_with_more_cells_than_headings_is_rejected(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Name;Land;PLZ;Ort\nA GmbH;DE;09111;Chemnitz;zuviel\n", encoding="utf-8")
    rows, _summary = run_import(path)
    assert outcomes(rows) == [(2, "rejected", "more-cells")]


@pytest.mark.parametrize(
    ("between", "reason"),
    [
        (['"Werk B GmbH;DE;09111;Chemnitz', 'Rohre 5";DE;09111;Chemnitz'], "rows-in-cell"),
        (['"Werk B AG;DE;09111;Chemnitz', "Werk C AG;DE;09111;Chemnitz", 'Rohre 5";DE;09111;Aue'], "rows-in-cell"),
        (['Werk B GmbH;DE;09111;"Chemnitz', 'Rohre 5";DE;09111;Chemnitz'], "more-cells"),
    ],
)
def test_rows_between_two_stray_quotation_marks_are_rejected_with_a_reason(tmp_path, between, reason):
    path = tmp_path / "a.csv"
    rows = ["Name;Land;PLZ;Ort", *between, "Werk D GmbH;DE;09111;Chemnitz"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    told, _summary = run_import(path)
    assert [(row["outcome"], row["reason"]) for row in told] == [("rejected", reason), ("created", "new")]


def test_prose_with_line_ends_is_no_row_of_the_table(tmp_path):
    row = {**GERMAN, "Beschreibung": "Dreherei\nFräserei, Schleiferei, Montage, Versand, Lager\nEnde"}
    rows, _summary = run_import(write_csv(tmp_path / "a.csv", [row]))
    assert outcomes(rows) == [(2, "created", "new")]
    assert Company.objects.get().texts.get().description.count("\n") == 2


@pytest.mark.parametrize("content", ["", "Ort\nChemnitz\n", "Name;Firma\nA;B\n", "Name;Ort\n"])
def test_file_that_cannot_be_read_ends_with_a_sentence_and_writes_nothing(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError) as error:
        call_command("import_companies", str(path))
    assert str(error.value).endswith(".")
    assert not ImportRun.objects.exists()
