"""Who sees the desk and what of it, asked from the outside."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail_localize.models import Translation

from directory.sections import editors_of
from home.models import JobKind, TranslationJob
from home.translation.states import Rows
from news.models import NewsIndexPage
from tests.factories import CompanyFactory
from tests.home.translation.making import add_news
from tests.roles.conftest import sign_in

DESK = "/cms/translations/"


@pytest.fixture
def own(index):
    chamber = CompanyFactory(name="Kammer Chemnitz", kind="chamber")
    section = index.add_child(instance=NewsIndexPage(title="Kammer", slug="kammer", institution=chamber))
    return add_news(section, "Eigene Meldung")


@pytest.fixture
def partner(own) -> Client:
    return sign_in("partner", "Partner editors", editors_of(own.get_parent().specific.institution))


def name_of(page) -> str:
    return next(row.pk for row in Rows() if row.key == page.translation_key)


def titles(client: Client) -> str:
    return client.get(DESK, {"language": "cs"}).content.decode()


def test_strangers_are_sent_away(db):
    for path in ("", "results/", "selection/", "import/", "jobs/", "jobs/1/", "jobs/1/report/"):
        answer = Client().get(DESK + path)
        assert (answer.status_code, answer["Location"].startswith("/cms/login/")) == (302, True), path
    nobody = sign_in("nobody")
    assert nobody.get(DESK).status_code == 302


def test_who_only_enters_the_cms_sees_no_desk(db, news):
    group = Group.objects.create(name="Visitors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    visitor = sign_in("visitor", group)
    for path in ("", "results/", "import/", "jobs/"):
        assert visitor.get(DESK + path).status_code == 302, path
    assert visitor.post(DESK + "selection/", {"row": name_of(news), "action": "submit"}).status_code == 302
    assert not Translation.objects.exists()
    assert b"/cms/translations/" not in visitor.get("/cms/").content


def test_a_partner_editor_sees_the_own_section_and_submits_nothing(partner, own, news):
    page = titles(partner)
    assert "Eigene Meldung" in page
    assert "Neue Förderung" not in page
    assert 'value="submit"' not in page
    assert "Start translation" not in page
    answer = partner.post(DESK + "selection/", {"row": name_of(own), "action": "submit"})
    assert answer.status_code == 302
    assert not Translation.objects.exists()


def test_the_sections_to_choose_from_are_those_whose_drafts_one_may_see(partner, own, news, index):
    secret = index.add_child(instance=NewsIndexPage(title="Geheimer Bereich", slug="geheim", live=False))
    add_news(secret, "Darunter", live=False)
    page = titles(partner)
    assert "Kammer" in page
    assert "Geheimer Bereich" not in page
    answer = partner.get(DESK, {"section": str(secret.translation_key)})
    assert "section" in answer.context["filters"].errors
    assert "Geheimer Bereich" in titles(sign_in("translator", "Translators"))
    officer = sign_in("submitter")
    officer.user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    assert "Geheimer Bereich" not in titles(officer)


def test_a_partner_editor_with_the_right_to_submit_stays_in_the_own_section(partner, own, news):
    partner.user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    partner.post(DESK + "selection/", {"row": [name_of(own), name_of(news)], "action": "submit"})
    job = TranslationJob.objects.get()
    assert [(line["outcome"], line["reason"]) for line in job.report] == [("refused", "parent")]  # "Aktuelles"
    assert not Translation.objects.exists()
    partner.post(DESK + "selection/", {"row": name_of(news), "action": "submit"})
    assert TranslationJob.objects.count() == 1  # no row of the other section reached the job


def test_a_translator_sees_everything_and_starts_translations(news, own):
    translator = sign_in("translator", "Translators")
    page = titles(translator)
    assert "Eigene Meldung" in page
    assert "Neue Förderung" in page
    translator.post(DESK + "selection/", {"start": name_of(news)})
    assert {t.source.object_repr for t in Translation.objects.all()} == {"Aktuelles", "Neue Förderung"}


@pytest.mark.parametrize("role", ["Translators", "Chief editors", "Administrators"])
def test_roles_that_find_the_desk_in_the_menu(role, db):
    client = sign_in("somebody", role)
    assert b"/cms/translations/" in client.get("/cms/").content
    assert client.get(DESK).status_code == 200


def test_an_inactive_account_sees_nothing(news):
    translator = sign_in("translator", "Translators")
    translator.user.is_active = False
    translator.user.save()
    assert translator.get(DESK).status_code == 302
    assert list(Rows().for_user(translator.user)) == []


def test_nobody_reads_somebody_elses_jobs(news):
    first, second = sign_in("first", "Translators"), sign_in("second", "Translators")
    job = TranslationJob.objects.create(kind=JobKind.SUBMIT, user=first.user, phase="finished")
    for path in ("", "report/"):
        assert first.get(f"{DESK}jobs/{job.pk}/{path}").status_code == 200
        assert second.get(f"{DESK}jobs/{job.pk}/{path}", follow=True).status_code == 404
    for path in ("undo/", "apply/", "discard/"):
        assert second.post(f"{DESK}jobs/{job.pk}/{path}", follow=True).status_code == 404
        assert first.get(f"{DESK}jobs/{job.pk}/{path}").status_code == 405
    assert "submission" not in second.get(DESK + "jobs/", headers={"accept-language": "en"}).content.decode()
    assert sign_in("root", superuser=True).get(f"{DESK}jobs/{job.pk}/").status_code == 200


def test_the_first_page_tells_translators_what_waits(news):
    translator = sign_in("translator", "Translators")
    translator.post(DESK + "selection/", {"start": name_of(news)})
    answer = translator.get("/cms/").content.decode()
    assert 'id="glokal-translations"' in answer
    assert "state=waiting" in answer
    assert "Neue Förderung" in answer
    chief_without = sign_in("partner2", "Partner editors")
    assert 'id="glokal-translations"' not in chief_without.get("/cms/").content.decode()
