"""What a file may not do, each with its reason; the rest of the file is taken all the same."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Page, Workflow
from wagtail_localize.models import StringTranslation

from home.models import JobPhase, SiteTexts, TranslationJob
from home.translation.po import reading
from news.models import NewsIndexPage
from tests.home.translation.making import add_topic, locale, submit, target_of, translate
from tests.home.translation.po.files import DESK, export, parsed, send, upload
from tests.roles.conftest import sign_in

LINK = 'Wir fördern <b>kleine</b> Betriebe. Mehr beim <a id="a1">Land</a>.'


@pytest.fixture
def translator(db):
    return sign_in("translator", "Translators")


@pytest.fixture
def file(translator, news):
    submit(news)
    return parsed(export(translator, news))


def entry_of(file, start):
    return next(entry for entry in file if entry.msgid.startswith(start))


def result(translator, file, start):
    """Upload the file, take it over, and return the line about one entry; the other entries stay as they are."""
    job = upload(translator, str(file))
    translator.post(f"{DESK}jobs/{job.pk}/apply/")
    job.refresh_from_db()
    line = next(line for line in job.report if line["source"].startswith(start))
    return line["outcome"], line["reason"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('Podporujeme <b>malé</b> podniky. Více u <a id="a1">země</a>.', ""),
        ("Podporujeme <b>malé</b> podniky. Více u země.", "links"),
        ('Podporujeme <b>malé</b> podniky. Více u <a id="a2">země</a>.', "links"),
        ('Podporujeme <b>malé</b> podniky. Více u <a id="a1">z</a><a id="a1">e</a>.', "links"),
        ('Podporujeme <b>malé</b> podniky. <a href="https://evil.example/">země</a>.', "links"),
        ('Podporujeme <b>malé podniky. Více u <a id="a1">země</a>.', "markup"),
        ('Podporujeme <b>malé<a id="a1"></b>země</a>.', "markup"),
        ('Podporujeme <i>malé</i> podniky. Více u <a id="a1">země</a>.', "tags"),
        ('Podporujeme <b>malé</b><script>alert(1)</script> <a id="a1">země</a>.', "tags"),
        ('Podporujeme <b onclick="x()">malé</b> podniky. Více u <a id="a1">země</a>.', "markup"),
        ('Podporujeme <b>malé</b> <!-- x --> <a id="a1">země</a>.', "markup"),
        ('Podporujeme\x07 <b>malé</b> podniky. Více u <a id="a1">země</a>.', "control"),
        ('Podporujeme {count} <b>malé</b> podniky. <a id="a1">země</a>', "placeholders"),
    ],
)
def test_tags_links_and_placeholders(translator, file, text, reason):
    entry_of(file, "Wir fördern").msgstr = text
    entry_of(file, "Neue Förderung").msgstr = "Nová dotace"
    outcome = result(translator, file, "Wir fördern")
    assert outcome == (("refused", reason) if reason else ("new", ""))
    assert StringTranslation.objects.filter(data="Nová dotace").exists()  # the rest is taken
    assert StringTranslation.objects.filter(data=text).exists() is not bool(reason)


def test_too_long_for_its_field(translator, file):
    entry_of(file, "Worum").msgstr = "ž" * 401
    assert result(translator, file, "Worum") == ("refused", "too_long")
    entry_of(file, "Worum").msgstr = "&amp;" * 400  # 400 characters when shown
    assert result(translator, file, "Worum") == ("new", "")


def test_too_long_for_its_block(translator, file):
    entry_of(file, "Termine").msgstr = "ž" * 161
    assert result(translator, file, "Termine") == ("refused", "too_long")


def test_empty_and_fuzzy_entries_are_skipped(translator, file):
    entry_of(file, "Worum").msgstr = "  \n "
    assert result(translator, file, "Worum") == ("skipped", "empty")
    entry_of(file, "Worum").msgstr = "O co jde"
    entry_of(file, "Worum").flags = ["fuzzy"]
    assert result(translator, file, "Worum") == ("skipped", "fuzzy")
    assert not StringTranslation.objects.exists()


def test_unknown_places(translator, file, news):
    for context in (
        "", "x", "news.newspage:nonsense:title", f"news.newspage:{news.translation_key}:body.other",
        f"home.standardpage:{news.translation_key}:title", "title" * 200,
    ):  # fmt: skip
        entry = entry_of(file, "Neue Förderung")
        entry.msgctxt, entry.msgstr = context, "Nová dotace"
        assert result(translator, file, "Neue Förderung") == ("refused", "context"), context
    entry.msgctxt = "news.newspage:00000000-0000-0000-0000-000000000000:title"
    assert result(translator, file, "Neue Förderung") == ("refused", "no_translation")
    assert not StringTranslation.objects.exists()


def test_a_source_that_has_changed_meanwhile(translator, file, news):
    for entry in file:
        entry.msgstr = f"ČESKY {entry.msgid}"
    news.teaser = "Etwas anderes."
    news.save_revision().publish()
    assert result(translator, file, "Worum") == ("refused", "source_changed")
    assert StringTranslation.objects.filter(data="ČESKY Neue Förderung").exists()


def test_somebody_was_quicker_in_the_portal(translator, file, news):
    translate(target_translation(news), mark="RUČNĚ ")
    entry_of(file, "Worum").msgstr = "Z programu"
    assert result(translator, file, "Worum") == ("refused", "newer")
    assert StringTranslation.objects.filter(data__startswith="RUČNĚ Worum").exists()


def test_ones_own_second_thoughts_are_taken(translator, file):
    entry_of(file, "Worum").msgstr = "Poprvé"
    assert result(translator, file, "Worum") == ("new", "")
    entry_of(file, "Worum").msgstr = "Podruhé"
    assert result(translator, file, "Worum") == ("changed", "")
    assert result(translator, file, "Worum") == ("unchanged", "")


def test_twice_in_the_file_and_plural_forms(translator, file):
    import polib

    first = entry_of(file, "Worum")
    first.msgstr = "Jednou"
    file.append(polib.POEntry(msgctxt=first.msgctxt, msgid=first.msgid, msgstr="Dvakrát"))
    job = upload(translator, str(file))
    assert [line["reason"] for line in job.report if line["source"].startswith("Worum")] == ["", "twice"]
    first.msgstr, first.msgid_plural, first.msgstr_plural = "", first.msgid, {0: "a", 1: "b"}
    assert result(translator, file, "Worum") == ("refused", "plural")


def test_locked_or_with_the_moderators(translator, file, news):
    entry_of(file, "Worum").msgstr = "O co jde"
    target = target_of(target_translation(news))
    Page.objects.filter(pk=target.pk).update(locked=True)
    assert result(translator, file, "Worum") == ("refused", "locked")
    Page.objects.filter(pk=target.pk).update(locked=False)
    target.save_revision()
    Workflow.objects.first().start(target, None)
    assert result(translator, file, "Worum") == ("refused", "workflow")
    assert not StringTranslation.objects.exists()


def test_without_the_right_to_translate(file, news, index):
    other = index.add_child(instance=NewsIndexPage(title="Anderes", slug="anderes"))
    group = Group.objects.create(name="Elsewhere")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.page_permissions.create(page=other, permission=Permission.objects.get(codename="change_page"))
    stranger = sign_in("stranger", group)
    entry_of(file, "Worum").msgstr = "O co jde"
    assert result(stranger, file, "Worum") == ("refused", "not_allowed")
    assert not StringTranslation.objects.exists()


def test_rights_lost_between_trial_and_import(translator, file):
    entry_of(file, "Worum").msgstr = "O co jde"
    job = upload(translator, str(file))
    translator.user.groups.set([Group.objects.get(name="Partner editors")])
    translator.post(f"{DESK}jobs/{job.pk}/apply/")
    assert not StringTranslation.objects.exists()


def test_the_wrong_language(translator, file):
    for entry in file:
        entry.msgstr = entry.msgid
    file.metadata["Language"] = "de"
    assert result(translator, file, "Worum") == ("refused", "no_translation")
    file.metadata["Language"] = "cs_CZ"
    assert result(translator, file, "Worum") == ("new", "")


def test_what_the_page_itself_refuses_is_not_kept(translator, db):
    other = add_topic("Dotace", "cs")
    topic = add_topic("Förderung")
    submit(topic)
    file = parsed(export(translator, topic))
    entry_of(file, "Förderung").msgstr = "Podpora"
    next(entry for entry in file if entry.msgctxt.endswith(":slug")).msgstr = other.slug
    job = upload(translator, str(file))
    assert {(line["outcome"], line["reason"]) for line in job.report} == {("refused", "not_valid")}
    assert f"jobs/{job.pk}/apply/" not in translator.get(f"{DESK}jobs/{job.pk}/").content.decode()
    assert not StringTranslation.objects.exists()


def test_content_without_drafts_waits_until_it_is_complete(db):
    chief = sign_in("chief", "Chief editors")
    texts = SiteTexts.objects.create(locale=locale("de"), footer_note="Fußnote")
    submit(texts)
    file = parsed(export(chief, texts))
    file[0].msgstr = "Poznámka pod čarou"
    job = upload(chief, str(file))
    assert {line["outcome"] for line in job.report} == {"new"}
    chief.post(f"{DESK}jobs/{job.pk}/apply/")
    assert SiteTexts.objects.get(locale=locale("cs")).footer_note == "Poznámka pod čarou"


def test_a_live_translation_keeps_what_readers_see(translator, file, news):
    translation = target_translation(news)
    translate(translation)
    translation.save_target(publish=True)
    before = target_of(translation)
    assert before.live
    StringTranslation.objects.filter(data__startswith="CS Worum").update(last_translated_by=translator.user)
    entry_of(file, "Worum").msgstr = "Lépe řečeno"
    assert result(translator, file, "Worum") == ("changed", "")
    after = target_of(translation)
    assert (after.teaser, after.live, after.has_unpublished_changes) == (before.teaser, True, True)
    assert after.get_latest_revision_as_object().teaser == "Lépe řečeno"


def test_an_unforeseen_error_changes_nothing(translator, file, monkeypatch):
    entry_of(file, "Worum").msgstr = "O co jde"
    job = upload(translator, str(file))
    monkeypatch.setattr("home.translation.po.importing.save_draft", lambda *_: 1 / 0)
    translator.post(f"{DESK}jobs/{job.pk}/apply/")
    job.refresh_from_db()
    assert job.phase == JobPhase.FAILED
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leer"),
        (b"nothing", ""),
        ('msgid "ä"'.encode("latin-1"), "UTF-8"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a\0b", "PO"),
        (b'msgid ""\nmsgstr "Language: cs\\n"\n', ""),
        (b'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n', "Language"),
        (b'msgid ""\nmsgstr "Language: tlh\\n"\n\nmsgctxt "x"\nmsgid "a"\nmsgstr "b"\n', "tlh"),
        (b'msgid ""\nmsgstr "Language: cs\\n"\n\nmsgid "a"\nfoo bar\n', "5"),
        (b"/etc/passwd", ""),
        (b"%PDF-1.7 \n msgid", ""),
        (b'msgstr[999999999999] "x"\nmsgid "a"', ""),
    ],
)
def test_files_that_are_none(translator, content, said):
    answer = send(translator, content)
    assert answer.status_code == 200
    [message] = answer.context["form"].errors["file"]
    assert said in message
    assert "root:" not in answer.content.decode()
    assert not TranslationJob.objects.exists()


def test_files_that_are_too_large(translator, file, monkeypatch):
    monkeypatch.setattr("home.translation.po.importing.MAX_BYTES", 100)
    assert send(translator, str(file)).status_code == 200
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MAX_ENTRIES", 2)
    assert send(translator, str(file)).status_code == 200
    assert not TranslationJob.objects.exists()


def test_a_hostile_file_name_does_no_harm(translator, file):
    name = "../../<script>alert(1)</script>" + "x" * 300 + ".po"
    answer = send(translator, str(file), name)
    page = translator.get(answer["Location"]).content.decode()
    assert "<script>alert(1)" not in page


def test_a_job_is_applied_once(translator, file):
    entry_of(file, "Worum").msgstr = "O co jde"
    job = upload(translator, str(file))
    for _twice in range(2):
        assert translator.post(f"{DESK}jobs/{job.pk}/apply/").status_code == 302
    job.refresh_from_db()
    assert job.phase == JobPhase.FINISHED


def target_translation(news):
    from wagtail_localize.models import Translation

    return Translation.objects.get(source__object_id=news.translation_key)
