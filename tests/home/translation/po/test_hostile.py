"""Files made to hurt: each is answered quickly, with a report."""

import time

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models import JobPhase
from news.models import NewsPage
from tests.home.translation import making
from tests.home.translation.making import BODY, submit, target_of, translate
from tests.home.translation.po.files import DESK, upload
from tests.roles.conftest import *  # noqa: F403
from tests.roles.conftest import sign_in

HEAD = 'msgid ""\nmsgstr ""\n"Language: cs\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
SOON = 5  # seconds


def file_of(page: NewsPage, source: str, text: str, path: str = "teaser") -> str:
    context = f"news.newspage:{page.translation_key}:{path}"
    return f'{HEAD}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n'


@pytest.fixture
def translator(db):
    return sign_in("translator", "Translators")


@pytest.fixture
def attacked(index) -> NewsPage:
    page = making.add_news(index, "Angriff", body=BODY)
    submit(page)
    return page


@pytest.mark.parametrize("length", [1_900, 200_000])
def test_a_text_of_nothing_but_markup_is_refused_at_once(translator, attacked, length):
    for piece in ("<!--", "<!", "<a ", "<![CDATA[", "<b>", "<", "&", "x"):
        began = time.monotonic()
        job = upload(translator, file_of(attacked, attacked.teaser, piece * (length // len(piece))))
        assert time.monotonic() - began < SOON, piece
        assert job.phase == JobPhase.CHECKED
        assert [line["outcome"] for line in job.report] == ["refused"], piece


def test_a_source_nested_as_deep_as_can_be(translator, attacked):
    for source in ("<b>" * 5000, "<b>" * 700):
        job = upload(translator, file_of(attacked, source, "x"))
        assert job.phase == JobPhase.CHECKED
        assert [(line["outcome"], line["reason"]) for line in job.report] == [("refused", "source_changed")]
        assert len(job.report[0]["source"]) <= 2000


def test_what_fails_unforeseen_is_told_and_does_not_stay_busy(translator, attacked, monkeypatch):
    monkeypatch.setattr("home.translation.po.importing.fault_in", lambda *_: 1 / 0)
    job = upload(translator, file_of(attacked, attacked.teaser, "O co jde"))
    assert job.phase == JobPhase.FAILED
    assert translator.get(f"{DESK}jobs/{job.pk}/").status_code == 200


def test_a_report_shows_nothing_of_a_page_that_one_may_not_edit(partner, foreign):
    secret = making.add_news(foreign, "Geheimplan", live=False, body=BODY)
    translation = submit(secret)
    translate(translation, mark="Tajny ")
    content = file_of(secret, secret.teaser, "Hacked")
    job = upload(partner, content)
    assert [(line["outcome"], line["reason"]) for line in job.report] == [("refused", "not_allowed")]
    assert job.report[0]["title"] == job.report[0]["before"] == ""
    report = partner.get(f"{DESK}jobs/{job.pk}/").content.decode()
    assert "Tajny" not in report
    assert "Geheimplan" not in report.replace(secret.teaser, "")
    assert secret.title in upload(sign_in("translator", "Translators"), content).report[0]["title"]


def test_a_locked_page_is_still_named(translator, attacked):
    target = target_of(Translation.objects.get(source__object_id=attacked.translation_key))
    Page.objects.filter(pk=target.pk).update(locked=True)
    line = upload(translator, file_of(attacked, attacked.teaser, "O co jde")).report[0]
    assert (line["title"], line["reason"]) == ("Angriff", "locked")
