"""Every address of wagtail-localize from the outside: who gets in, and that no lock or right is passed by."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, PageViewRestriction, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import (
    LocaleSynchronization,
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
)
from wagtail_localize.operations import translate_object

from news.models import NewsPage

from .core_data import (
    BODY,
    add_news,
    add_topic,
    home,
    locale,
    messages_of,
    person,
    publish,
    republish,
    submit,
    target,
    translate,
)

pytestmark = pytest.mark.django_db
SUBMIT = "wagtail_localize.submit_translation"
PUT = {"content_type": "application/x-www-form-urlencoded"}


@pytest.fixture
def translation():
    result = submit(add_news(body=BODY))
    publish(result)
    return result


@pytest.fixture
def people(translation) -> dict[str, Client]:
    czech = home("cs")
    return {
        "nobody": person("nobody"),
        "stranger": person("stranger", on=home("de"), can=("add", "change", "publish")),
        "translator": person("translator", "home.translate"),
        "editor": person("editor", on=czech, can=("add", "change")),
        "chief": person("chief", on=czech, can=("add", "change", "publish")),
    }


def segment(translation: Translation) -> StringSegment:
    return StringSegment.objects.get(source_id=translation.source_id, context__path="title")


def url(name: str, translation: Translation, *more) -> str:
    return reverse(f"wagtail_localize:{name}", args=[translation.pk, *more])


def put_string(client: Client, translation: Translation, value: str = "Nový titulek"):
    return client.put(url("edit_string_translation", translation, segment(translation).pk), f"value={value}", **PUT)


def delete_string(client: Client, translation: Translation):
    return client.delete(url("edit_string_translation", translation, segment(translation).pk))


def put_override(client: Client, translation: Translation):
    overridable = OverridableSegment.objects.filter(source_id=translation.source_id).first()
    return client.put(url("edit_override", translation, overridable.pk), "value=https://example.org/cs/", **PUT)


def upload(client: Client, translation: Translation):
    po = translation.export_po()
    for entry in po:
        entry.msgstr = f"z PO {entry.msgid}"
    file = SimpleUploadedFile("a.po", str(po).encode())
    return client.post(url("upload_pofile", translation), {"file": file}, follow=True)


def stop(client: Client, translation: Translation):
    return client.post(url("stop_translation", translation))


def words() -> list[tuple]:
    return [
        *StringTranslation.objects.order_by("pk").values_list("pk", "data", "translation_type"),
        *SegmentOverride.objects.values_list("pk", "data_json"),
        *Translation.objects.order_by("pk").values_list("pk", "enabled"),
    ]


WRITING = {"string": put_string, "delete": delete_string, "override": put_override, "po": upload, "stop": stop}


@pytest.mark.parametrize("name", WRITING)
def test_who_may_write(translation, people, name):
    republish(translation.source.get_source_instance(), show_in_menus=True)
    before = words()
    for who, client in people.items():
        with transaction.atomic():
            WRITING[name](client, translation)
            written = words() != before
            transaction.set_rollback(True)
        may = ("chief",) if name == "stop" else ("editor", "chief", "translator")  # it is live
        assert written == (who in may), who


@pytest.mark.parametrize("name", WRITING)
def test_anothers_lock_keeps_everybody_out(translation, people, name):
    republish(translation.source.get_source_instance(), show_in_menus=True)
    NewsPage.objects.filter(pk=target(translation).pk).update(locked=True, locked_by=people["nobody"].user)
    before = words()
    for who in ("translator", "editor", "chief"):
        WRITING[name](people[who], translation)
        assert words() == before, who


def test_ones_own_lock_does_not(translation, people):
    NewsPage.objects.filter(pk=target(translation).pk).update(locked=True, locked_by=people["editor"].user)
    assert put_string(people["editor"], translation).status_code == 200
    assert put_string(people["translator"], translation).status_code == 403


@pytest.mark.parametrize("name", WRITING)
def test_a_moderation_keeps_everybody_out_but_the_moderators(translation, people, name):
    republish(translation.source.get_source_instance(), show_in_menus=True)
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(people["chief"].user.groups.get())
    workflow = Workflow.objects.create(name="Alle Seiten")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=home("cs"))
    workflow.start(target(translation), people["editor"].user)
    before = words()
    for who in ("translator", "editor"):
        WRITING[name](people[who], translation)
        assert words() == before, who
    WRITING[name](people["chief"], translation)
    assert words() != before


def test_a_locked_page_is_not_published(translation, people):
    translate(translation, suffix=" neu")
    NewsPage.objects.filter(pk=target(translation).pk).update(locked=True, locked_by=people["editor"].user)
    edit = reverse("wagtailadmin_pages:edit", args=[target(translation).pk])
    for action in ("publish", "publish_incomplete", "submit", "read"):
        people["chief"].post(edit, {"action": action})
    page = target(translation)
    assert page.title == "cs Neue Halle"
    assert page.latest_revision == page.live_revision


def test_empty_words_are_refused(translation, people):
    answer = put_string(people["translator"], translation, value="%20%20")
    assert answer.status_code == 400
    assert not StringTranslation.objects.filter(context__path="title", data__in=["", "  "]).exists()


def test_words_that_are_too_long_are_refused(translation, people):
    """The library writes a title into the page's row at once, which has room for 255 characters."""
    assert put_string(people["translator"], translation, value="x" * 300).status_code == 400
    assert not StringTranslation.objects.filter(data="x" * 300).exists()
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "x" * 300
    file = SimpleUploadedFile("a.po", str(po).encode())
    answer = people["translator"].post(url("upload_pofile", translation), {"file": file}, follow=True)
    assert messages_of(answer)
    assert not StringTranslation.objects.filter(data="x" * 300).exists()


def test_a_po_file_without_a_name_gets_a_message(translation, people):
    client = people["translator"]
    nothing = client.post(url("upload_pofile", translation), follow=True)
    assert nothing.status_code == 200
    file = SimpleUploadedFile("a.po", b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n')
    unnamed = client.post(url("upload_pofile", translation), {"file": file}, follow=True)
    assert unnamed.status_code == 200
    assert messages_of(unnamed)


@pytest.mark.parametrize("name", ["download_pofile", "preview_translation"])
def test_who_may_read(translation, people, name):
    for who, client in people.items():
        answer = client.get(url(name, translation))
        assert (answer.status_code == 200) == (who in ("translator", "editor", "chief")), who
    assert Client().get(url(name, translation)).status_code == 302


def test_a_preview_shows_the_words_as_they_are(translation, people):
    translate(translation, suffix=" neu")
    html = people["translator"].get(url("preview_translation", translation)).content.decode()
    assert "cs Neue Halle neu" in html
    assert target(translation).title == "cs Neue Halle"
    assert people["translator"].get(url("preview_translation", translation, "unknown")).status_code in (302, 404)


def test_a_translator_edits_nothing_but_translations(translation, people):
    client = people["translator"]
    german = translation.source.get_source_instance()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[german.pk])).status_code in (302, 403)
    czech = target(translation)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[czech.pk])).status_code == 200
    for name in ("delete", "unpublish", "move", "copy"):
        assert client.get(reverse(f"wagtailadmin_pages:{name}", args=[czech.pk])).status_code in (302, 403), name
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[czech.pk])).status_code in (302, 403)


def test_a_stopped_translation_is_restarted_by_its_editors_only(translation, people):
    stop(people["chief"], translation)
    edit = reverse("wagtailadmin_pages:edit", args=[target(translation).pk])
    NewsPage.objects.filter(pk=target(translation).pk).update(locked=True, locked_by=people["chief"].user)
    people["editor"].post(edit, {"localize-restart-translation": "1"})
    assert not Translation.objects.get(pk=translation.pk).enabled
    people["chief"].post(edit, {"localize-restart-translation": "1"})
    assert Translation.objects.get(pk=translation.pk).enabled


def test_nobody_turns_a_translation_into_a_live_copy_of_its_source(translation, people):
    page = target(translation)
    root = person("root", on=page.get_root(), can=("change", "publish"))
    for client in (people["chief"], root):
        answer = client.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))
        assert answer.status_code in (302, 403)
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"localize-convert-to-alias": "1"})
    assert target(translation).alias_of_id is None
    assert LocaleSynchronization not in [component["model"] for component in LOCALE_COMPONENTS]


def test_submitting_needs_a_right_on_the_source(people):
    page = add_news("Zweite", slug="zweite")
    sender = person("sender", SUBMIT, on=home("cs"), can=("change",))
    form = {"locales": [locale("en").pk]}
    submit_url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    sender.post(submit_url, form)
    assert not Translation.objects.filter(source__object_id=page.translation_key).exists()
    topic = add_topic("Energie")
    snippet_url = reverse("wagtail_localize:submit_snippet_translation", args=["news", "topic", topic.pk])
    sender.post(snippet_url, form)
    assert not Translation.objects.filter(source__object_id=topic.translation_key).exists()
    author = person("author", SUBMIT, on=home("de"), can=("change",))
    author.post(submit_url, form)
    assert Translation.objects.filter(source__object_id=page.translation_key).exists()


def update(client: Client, translation: Translation, **form):
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    return client.post(address, form, follow=True)


def test_updating_publishes_only_what_is_complete_and_allowed(translation):
    source = translation.source.get_source_instance()
    root = source.get_root()
    author = person("author", SUBMIT, on=source, can=("change", "publish"))
    boss = person("boss", SUBMIT, on=root, can=("change", "publish"))
    republish(source, teaser="Neue Fassung.")
    answer = update(boss, translation, publish_translations="on")
    assert target(translation).teaser == "cs Worum es geht."
    assert " 1." in messages_of(answer)
    translate(translation)
    update(author, translation, publish_translations="on")
    assert target(translation).teaser == "cs Worum es geht."
    update(boss, translation, publish_translations="on")
    assert target(translation).teaser == "cs Neue Fassung."


def test_updating_opens_no_restricted_translation(translation):
    source = translation.source.get_source_instance()
    author = person("author", SUBMIT, on=source, can=("change", "publish"))
    PageViewRestriction.objects.create(page=target(translation), restriction_type="login")
    update(author, translation)
    assert target(translation).view_restrictions.exists()


def test_saving_a_draft_opens_no_restricted_translation(translation):
    PageViewRestriction.objects.create(page=target(translation), restriction_type="login")
    translation.save_target(publish=False)
    assert target(translation).view_restrictions.exists()


def test_the_report_and_the_snippets_are_for_those_who_need_them(translation, people):
    report = reverse("wagtail_localize:translations_report")
    topics = reverse("wagtail_localize:snippets_api_listing", args=["news", "topic"])
    companies = reverse("wagtail_localize:snippets_api_listing", args=["directory", "company"])
    assert people["translator"].get(report).status_code == 200
    assert people["translator"].get(topics).status_code == 200
    assert people["translator"].get(companies).status_code in (302, 403, 404)
    for address in (report, topics, companies):
        assert people["editor"].get(address).status_code in (302, 403, 404)


def test_publishing_in_bulk_refuses_gaps(translation):
    boss = person("boss", on=home("cs").get_root(), can=("change", "publish"))
    german = add_news("Zweite", slug="zweite")
    fresh = submit(german)
    page = target(fresh)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    boss.post(f"{address}?id={page.pk}&next=/cms/")
    assert not target(fresh).live
    section = page.get_parent()
    boss.post(f"{address}?id={section.pk}&next=/cms/", {"include_descendants": "on"})
    assert not target(fresh).live
    translate(fresh)
    boss.post(f"{address}?id={page.pk}&next=/cms/")
    assert not target(fresh).live, "the draft is from before the words"
    fresh.save_target(publish=False)
    boss.post(f"{address}?id={page.pk}&next=/cms/")
    assert target(fresh).live


def test_submitting_again_overwrites_nothing(translation):
    own = NewsPage.objects.get(pk=target(translation).pk)
    before = own.latest_revision_id
    submit(translation.source.get_source_instance())
    assert target(translation).latest_revision_id == before


def test_submitting_a_tree_leaves_independent_pages_alone():
    german = add_news("Zweite", slug="zweite")
    section = german.get_parent()
    translated = submit(section)
    czech_section = target(translated)
    independent = NewsPage(title="Vlastní", slug="vlastni", teaser="Náš text.", locale=locale("cs"),
                           translation_key=german.translation_key)  # fmt: skip
    czech_section.add_child(instance=independent)
    sender = person("sender", SUBMIT, on=section.get_root(), can=("change",))
    sender.post(
        reverse("wagtail_localize:submit_page_translation", args=[section.pk]),
        {"locales": [locale("en").pk, locale("cs").pk], "include_subtree": "on"},
    )
    translate_object(german, [locale("cs")])
    assert NewsPage.objects.get(pk=independent.pk).title == "Vlastní"
    assert not Translation.objects.filter(
        source__object_id=german.translation_key, target_locale__language_code="cs"
    ).exists()
