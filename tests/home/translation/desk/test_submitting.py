"""Rows given to translation from the desk: parents first, nothing written over, taken back where nobody has worked."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation, TranslationSource

from home.models import HomePage, JobPhase, SiteTexts, TranslationJob
from home.translation.desk.jobs import AT_ONCE
from home.translation.desk.tasks import submit as submit_task
from home.translation.states import Rows
from tests.home.translation.making import BODY, add_news, locale, submit, target_of, translate
from tests.roles.conftest import sign_in

DESK = "/cms/translations/"


@pytest.fixture
def translator(db):
    return sign_in("translator", "Translators")


def name_of(instance, code="cs") -> str:
    return next(row.pk for row in Rows().into([code]) if row.key == instance.translation_key)


def send(client, *instances, **data):
    answer = client.post(DESK + "selection/", {"row": [name_of(one) for one in instances], "action": "submit", **data})
    return TranslationJob.objects.latest("pk"), answer


def outcomes(job):
    return [(line["title"], line["outcome"], line["reason"]) for line in job.report]


def test_parents_come_first_and_everything_is_a_draft(translator, news, index):
    job, answer = send(translator, news)
    assert answer["Location"] == f"{DESK}jobs/{job.pk}/"
    assert outcomes(job) == [("Aktuelles", "submitted", "needed"), ("Neue Förderung", "submitted", "")]
    czech = Page.objects.get(translation_key=news.translation_key, locale=locale("cs"))
    assert (czech.live, czech.alias_of_id) == (False, None)
    assert czech.get_parent().translation_key == index.translation_key
    assert czech.get_parent().alias_of_id is None
    assert not czech.get_parent().live
    page = translator.get(answer["Location"]).content.decode()
    assert "Neue Förderung" in page


def test_one_click_leads_from_what_is_missing_to_the_editor(translator, news, index):
    answer = translator.post(DESK + "selection/", {"start": name_of(news)})
    czech = Page.objects.get(translation_key=news.translation_key, locale=locale("cs"))
    assert answer["Location"] == f"/cms/pages/{czech.pk}/edit/"
    assert "js-translation-editor" in translator.get(answer["Location"]).content.decode()


def test_a_parent_that_was_chosen_too_is_submitted_once(translator, news, index):
    job, _answer = send(translator, news, index)
    assert sorted(line["title"] for line in job.report) == ["Aktuelles", "Neue Förderung"]
    assert Translation.objects.count() == 2


def test_what_was_written_separately_is_not_written_over(translator, home):
    czech = HomePage.objects.get(locale__language_code="cs")
    job, _answer = send(translator, home)
    assert outcomes(job) == [(home.title, "refused", "separate")]
    czech.refresh_from_db()
    assert czech.title == "Úvod"
    assert not Translation.objects.exists()


def test_pages_that_are_linked_are_left_alone(translator, index, home):
    czech = HomePage.objects.get(locale__language_code="cs")
    body = [{"type": "text", "value": f'<p>Zur <a linktype="page" id="{home.pk}">Startseite</a></p>'}]
    job, _answer = send(translator, add_news(index, "Mit Verweis", body=body))
    assert "Startseite" not in [line["title"] for line in job.report]
    czech.refresh_from_db()
    assert (czech.title, czech.has_unpublished_changes) == ("Úvod", False)


def test_submitted_twice_is_told(translator, news):
    submit(news)
    job, _answer = send(translator, news)
    assert outcomes(job) == [("Neue Förderung", "refused", "submitted")]


def test_content_without_drafts_is_refused(translator):
    texts = SiteTexts.objects.create(locale=locale("de"), footer_note="Fußnote")
    job, _answer = send(translator, texts)
    assert [line["reason"] for line in job.report] == ["no_drafts"]
    assert SiteTexts.objects.count() == 1


def test_a_locked_alias_is_refused(translator, index, news):
    submit(index)
    alias = news.copy_for_translation(locale("cs"), alias=True)
    Page.objects.filter(pk=alias.pk).update(locked=True)
    job, _answer = send(translator, news)
    assert outcomes(job) == [("Neue Förderung", "refused", "locked")]


def test_rows_that_are_no_longer_there_are_told(translator, news, index):
    gone = name_of(news)
    other = add_news(index, "Bleibt")
    from home.translation.desk.jobs import start_submission
    from home.translation.states import identity_of

    identities = [identity_of(gone), identity_of(name_of(other))]
    news.delete()
    job = start_submission(translator.user, identities)
    assert sorted(line["outcome"] for line in job.report) == ["refused", "submitted", "submitted"]
    assert [line["reason"] for line in job.report if line["outcome"] == "refused"] == ["not_visible"]


def test_without_a_choice_nothing_happens(translator, news):
    hostile = [{"row": "nonsense"}, {"row": ["1.2.3", ""]}, {"start": "x"}, {"all": "1", "query": "state=nonsense"}]
    for data in ({}, *hostile):
        answer = translator.post(DESK + "selection/", {"action": "submit", **data})
        assert answer["Location"] == DESK
    assert not TranslationJob.objects.exists()


def test_all_of_a_filter(translator, index):
    for number in range(3):
        add_news(index, f"Meldung {number}")
    query = f"q=meldung&state=missing&type={index.get_children().first().content_type_id}"
    translator.post(DESK + "selection/", {"action": "submit", "all": "1", "query": query})
    job = TranslationJob.objects.get()
    assert sorted(line["title"] for line in job.report) == ["Aktuelles", "Meldung 0", "Meldung 1", "Meldung 2"]


def test_many_rows_are_done_in_the_background(translator, index, django_capture_on_commit_callbacks):
    pages = [add_news(index, f"Meldung {number}") for number in range(AT_ONCE + 1)]
    with django_capture_on_commit_callbacks() as waiting:
        job, answer = send(translator, *pages)
    assert (job.phase, job.report, len(waiting)) == (JobPhase.QUEUED, [], 1)
    assert "glokal-progress" in translator.get(answer["Location"]).content.decode()
    submit_task.func(job.pk, "cs")
    job.refresh_from_db()
    assert (job.phase, job.done, len(job.report)) == (JobPhase.FINISHED, AT_ONCE + 1, AT_ONCE + 2)
    submit_task.func(job.pk, "cs")  # once only
    job.refresh_from_db()
    assert len(job.report) == AT_ONCE + 2


def test_a_job_of_somebody_who_left_is_not_done(translator, index, django_capture_on_commit_callbacks):
    pages = [add_news(index, f"Meldung {number}") for number in range(AT_ONCE + 1)]
    with django_capture_on_commit_callbacks():
        job, _answer = send(translator, *pages)
    translator.user.groups.clear()
    submit_task.func(job.pk, "de")
    job.refresh_from_db()
    assert {line["outcome"] for line in job.report} == {"refused"}
    assert not Translation.objects.exists()


def test_taking_back(translator, news, index):
    job, answer = send(translator, news)
    translator.post(answer["Location"] + "undo/")
    job.refresh_from_db()
    assert (job.phase, [line["outcome"] for line in job.report]) == (JobPhase.UNDONE, ["undone", "undone"])
    assert not Page.objects.filter(translation_key__in=[news.translation_key, index.translation_key]).filter(
        locale=locale("cs")
    )
    assert not TranslationSource.objects.exists()
    assert Page.objects.filter(pk=news.pk, live=True).exists()


def test_what_somebody_has_worked_on_is_kept(translator, news):
    job, answer = send(translator, news)
    translation = Translation.objects.get(source__object_id=news.translation_key)
    translate(translation, only=1)
    translator.post(answer["Location"] + "undo/")
    job.refresh_from_db()
    assert outcomes(job) == [("Aktuelles", "kept", "has_children"), ("Neue Förderung", "kept", "worked_on")]
    assert not target_of(translation).live


def undone(client, job) -> list[str]:
    client.post(f"{DESK}jobs/{job.pk}/undo/")
    job.refresh_from_db()
    return [line["reason"] for line in job.report if line["title"] == "Neue Förderung"]


def test_what_somebody_else_has_locked_is_kept(translator, news):
    job, _answer = send(translator, news)
    czech = Page.objects.get(translation_key=news.translation_key, locale=locale("cs"))
    Page.objects.filter(pk=czech.pk).update(locked=True)
    assert undone(translator, job) == ["locked"]
    assert Page.objects.filter(pk=czech.pk).exists()


def test_a_translation_for_which_only_a_link_was_chosen_is_kept(translator, index):
    news = add_news(index, "Neue Förderung", body=BODY)
    job, _answer = send(translator, news)
    link = OverridableSegment.objects.get(source__object_id=news.translation_key)
    SegmentOverride.objects.create(locale=locale("cs"), context=link.context, data_json='"https://example.org/cs/"')
    assert undone(translator, job) == ["worked_on"]


def test_who_may_no_longer_submit_this_page_takes_nothing_back(translator, news):
    job, _answer = send(translator, news)
    group = Group.objects.create(name="Submitting elsewhere")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    translator.user.groups.set([group])
    assert undone(translator, job) == ["not_allowed"]
