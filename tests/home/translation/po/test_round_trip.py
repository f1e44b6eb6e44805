"""A set of pages to an outside translator and back."""

import polib
import pytest
from wagtail_localize.models import StringTranslation

from home.models import JobPhase, TranslationJob
from home.translation.po.places import address_of
from home.translation.states import Rows
from tests.home.translation.making import (
    BODY,
    add_news,
    add_standard,
    add_topic,
    segments,
    submit,
    target_of,
    translate,
)
from tests.home.translation.po.files import DESK, export, parsed, rows_of, upload
from tests.roles.conftest import sign_in


@pytest.fixture
def translator(db):
    return sign_in("translator", "Translators")


@pytest.fixture
def pages(news, home):
    return [news, add_standard(home, "Förderwegweiser", introduction="Ein Weg & ein Ziel."), add_topic("Förderung")]


def test_several_pages_and_a_topic_there_and_back(translator, pages):
    translations = [submit(page) for page in pages]
    file = parsed(export(translator, *pages))
    assert file.metadata["Language"] == "cs"
    assert file.metadata["X-Source-Language"] == "de"
    sources = {entry.msgid for entry in file}
    assert 'Wir fördern <b>kleine</b> Betriebe. Mehr beim <a id="a1">Land</a>.' in sources
    assert "Ein Weg &amp; ein Ziel." in sources
    for entry in file:
        entry.msgstr = f"ČESKY {entry.msgid}" if "slug" not in entry.msgctxt else "podpora"

    job = upload(translator, str(file))
    assert job.phase == JobPhase.CHECKED
    assert {line["outcome"] for line in job.report} == {"new"}
    assert not StringTranslation.objects.exists()  # nothing has been changed yet

    translator.post(f"{DESK}jobs/{job.pk}/apply/")
    job.refresh_from_db()
    assert (job.phase, job.entries) == (JobPhase.FINISHED, [])
    draft = target_of(translations[0]).get_latest_revision_as_object()
    assert draft.title == "ČESKY Neue Förderung"
    prose = draft.body[1].value.source
    assert '<a href="https://example.org/">Land</a>' in prose
    assert "ČESKY Wir fördern <b>kleine</b>" in prose
    assert target_of(translations[1]).get_latest_revision_as_object().introduction == "ČESKY Ein Weg & ein Ziel."
    assert target_of(translations[2]).get_latest_revision_as_object().name == "ČESKY Förderung"
    assert not target_of(translations[0]).live
    assert {row.state for row in rows_of(*pages)} == {"done"}


def test_an_entry_says_where_it_belongs(translator, news):
    submit(news)
    file = parsed(export(translator, news))
    teaser = next(entry for entry in file if entry.msgid.startswith("Worum"))
    assert address_of(teaser.msgctxt) == ("news.newspage", news.translation_key, "teaser")
    for said in ("Neue Förderung", "400", "de", f"/cms/pages/{target_of_news(news).pk}/edit/"):
        assert said in teaser.comment
    assert len({(entry.msgctxt, entry.msgid) for entry in file}) == len(file)


def target_of_news(news):
    return news.get_translations().get()


def test_what_is_done_is_left_out_unless_asked_for(translator, news):
    translation = submit(news)
    translate(translation, only=2)
    everything, still_open = parsed(export(translator, news, which="all")), parsed(export(translator, news))
    assert len(everything) - len(still_open) == len([s for s in segments(translation)[:2] if s.context.path != "slug"])
    assert any(entry.msgstr.startswith("CS ") for entry in everything)
    assert all(not entry.msgstr for entry in still_open)


def test_what_a_machine_wrote_is_fuzzy_until_somebody_takes_the_mark_away(translator, news):
    translation = submit(news)
    translate(translation, kind="machine")
    file = parsed(export(translator, news))
    assert all(entry.fuzzy and entry.msgstr for entry in file)
    job = upload(translator, str(file))
    assert {(line["outcome"], line["reason"]) for line in job.report} == {("skipped", "fuzzy")}

    for entry in file:
        entry.flags = []
    job = upload(translator, str(file))
    assert {line["outcome"] for line in job.report} == {"confirmed"}
    translator.post(f"{DESK}jobs/{job.pk}/apply/")
    read = StringTranslation.objects.filter(translation_type="manual")
    assert read.count() == len(file)
    assert set(read.values_list("last_translated_by", flat=True)) == {translator.user.pk}


def test_rows_that_make_no_file_say_why(translator, news, index):
    from wagtail.models import Locale

    for chosen in ([news], [index]):
        answer = translator.post(
            DESK + "selection/", {"row": [row.pk for row in rows_of(*chosen)], "action": "export"}, follow=True
        )
        assert "Content-Disposition" not in answer
        assert answer.status_code == 200
    submit(news)
    Locale.objects.create(language_code="en")
    submit(news, "en")
    names = [row.pk for row in Rows() if row.key == news.translation_key]
    assert len(names) == 2
    answer = translator.post(DESK + "selection/", {"row": names, "action": "export"})
    assert answer.status_code == 302


def test_the_number_of_queries_does_not_depend_on_the_rows(translator, index, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages = [add_news(index, f"Meldung {number}", body=BODY) for number in range(6)]
    for page in pages:
        submit(page)
    counts = []
    export(translator, *pages[:1])
    for chosen in (pages[:1], pages):
        with CaptureQueriesContext(connection) as queries:
            export(translator, *chosen)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_report_stays_and_can_be_downloaded(translator, news):
    submit(news)
    file = parsed(export(translator, news))
    file[0].msgstr = '=HYPERLINK("x")'
    job = upload(translator, str(file))
    answer = translator.get(f"{DESK}jobs/{job.pk}/report/")
    text = b"".join(answer.streaming_content).decode()
    assert answer["Content-Type"].startswith("text/csv")
    assert text.startswith("\ufeff")
    assert "'=HYPERLINK" in text
    assert len(text.splitlines()) == len(file) + 1
    assert translator.get(f"{DESK}jobs/{job.pk}/").status_code == 200
    translator.post(f"{DESK}jobs/{job.pk}/discard/")
    assert not TranslationJob.objects.exists()


def test_many_pages_are_tried_out_in_the_background(translator, index, django_capture_on_commit_callbacks):
    from home.translation.desk import tasks

    pages = [add_news(index, f"Meldung {number}") for number in range(6)]
    for page in pages:
        submit(page)
    file = parsed(export(translator, *pages))
    for entry in file:
        entry.msgstr = f"ČESKY {entry.msgid}"
    with django_capture_on_commit_callbacks() as waiting:
        job = upload(translator, str(file))
    assert (job.phase, len(waiting)) == (JobPhase.QUEUED, 1)
    tasks.check.func(job.pk, "de")
    job.refresh_from_db()
    assert (job.phase, {line["outcome"] for line in job.report}) == (JobPhase.CHECKED, {"new"})
    with django_capture_on_commit_callbacks() as waiting:
        translator.post(f"{DESK}jobs/{job.pk}/apply/")
        translator.post(f"{DESK}jobs/{job.pk}/apply/")  # twice by mistake
    assert len(waiting) == 1
    tasks.apply.func(job.pk, "de")
    assert {row.state for row in rows_of(*pages)} == {"done"}


def test_the_file_is_one_that_other_programs_read(translator, news, tmp_path):
    submit(news)
    path = tmp_path / "test.po"
    path.write_bytes(export(translator, news))
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    assert str(catalogue.locale) == "cs"
    assert len(catalogue) == len(polib.pofile(str(path)))
