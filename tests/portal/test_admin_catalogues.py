"""The CMS speaks Czech and German throughout: what Wagtail's catalogues lack stands in locale/wagtail."""

import json
import re
import shutil

import polib
import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext, trans_real

from portal import admin_catalogues
from portal.catalogues import ROOT

PAGES = ("Move 1 page", "Move %(counter)s pages")
ERRORS = ("%(num)s error", "%(num)s errors")


def catalogue_form(language, number):
    return int(number != 1) if language == "de" else {1: 0, 3: 1, 5: 3}[number]


def test_additions_are_complete_for_the_installed_packages():
    assert admin_catalogues.check() == []


def test_only_what_the_packages_lack_is_added():
    gaps = admin_catalogues.gaps("cs", "django")
    assert ("", "Publish") not in gaps
    assert ("", "View latest version") in gaps


@pytest.mark.parametrize(
    ("msgid", "values", "problem"),
    [
        ("Search…", None, "not translated: 'Search…'"),
        ("Search…", {"msgid": "Find…"}, "no longer needed: 'Find…'"),
        ("Search…", {"flags": ["fuzzy"]}, "fuzzy"),
        ("Step 1", {"msgid": "Publish", "msgstr": "Publikovat"}, "no longer needed: 'Publish'"),
        ("Convert to alias %(title)s", {"msgstr": "Změnit na alias"}, "placeholders"),
        ("Autosave is <span>paused</span>", {"msgstr": "Automatické ukládání je <b>pozastaveno</b>"}, "tags differ"),
        (PAGES[0], {"msgstr_plural": {0: "a", 1: "%(counter)s", 2: "%(counter)s"}}, "all of its 4"),
        (PAGES[0], {"msgid_plural": "Move pages"}, "the plural has changed"),
    ],
)
def test_check_finds_what_is_wrong(tmp_path, msgid, values, problem):
    shutil.copytree(admin_catalogues.ADDITIONS, tmp_path / "wagtail")
    path = tmp_path / "wagtail" / "cs" / "LC_MESSAGES" / "django.po"
    catalogue = polib.pofile(str(path))
    entry = catalogue.find(msgid)
    if entry is None:
        catalogue.append(polib.POEntry(**values))
    elif values is None:
        catalogue.remove(entry)
    for name, value in (values or {}).items() if entry else ():
        setattr(entry, name, value)
    catalogue.save(str(path))
    assert [found for found in admin_catalogues.check(tmp_path / "wagtail") if problem in found]


def test_czech_numbers_have_three_forms():
    with translation.override("cs"):
        texts = [ngettext(*PAGES, n) % {"counter": n} for n in (1, 3, 5)]
        assert texts == ["Přesunout 1 stránku", "Přesunout 3 stránky", "Přesunout 5 stránek"]
        assert gettext("Publish this version") == "Publikovat tuto verzi"  # Wagtail's own


@pytest.mark.parametrize("language", ["cs", "de"])
def test_no_message_of_the_cms_falls_back_to_another_language(language):
    for domain in admin_catalogues.DOMAINS:
        # Without the default language's catalogue behind it, what Django does not find comes back as it is.
        catalogue = trans_real.DjangoTranslation(language, domain)
        catalogue._fallback = None
        own = admin_catalogues.read(ROOT / "locale", language, domain)  # the portal's own words come first
        wanted = admin_catalogues.read(admin_catalogues.ADDITIONS, language, domain)
        assert wanted.keys() - own.keys()
        for entry in (wanted[key] for key in wanted.keys() - own.keys()):
            for number in (1, 3, 5) if entry.msgid_plural else ():
                form = catalogue.ngettext(entry.msgid, entry.msgid_plural, number)
                assert form == entry.msgstr_plural[catalogue_form(language, number)]
            if not entry.msgid_plural:
                assert catalogue.gettext(entry.msgid) == entry.msgstr


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "message", "text"),
    [
        ("/cms/jsi18n/", "Collapse all", "Sbalit vše"),
        ("/cms/localize/jsi18n/", "Applying editor lock", "Zamykání editoru"),
    ],
)
def test_scripts_of_the_cms_get_the_additions_too(admin_client, django_user_model, path, message, text):
    from wagtail.users.models import UserProfile

    user = django_user_model.objects.get(username="admin")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "cs"})
    script = admin_client.get(path).content.decode()
    catalogue = json.loads(re.search(r"newcatalog = (\{.*?\});", script, re.S)[1])
    assert catalogue[message] == text


@pytest.mark.django_db
def test_scripts_count_in_czech(admin_client, django_user_model):
    from wagtail.users.models import UserProfile

    user = django_user_model.objects.get(username="admin")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "cs"})
    script = admin_client.get("/cms/jsi18n/").content.decode()
    catalogue = json.loads(re.search(r"newcatalog = (\{.*?\});", script, re.S)[1])
    rule = re.search(r"const v = (.*?);\s", script)[1]
    assert "n % 1 == 0" in rule  # Wagtail's own: one rule holds for all messages of a script
    assert catalogue[ERRORS[0]] == ["%(num)s chyba", "%(num)s chyby", "%(num)s chyb", "%(num)s chyb"]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "label"), [("cs", "Heslo"), ("de", "Passwort")])
def test_the_login_page_asks_for_the_password_in_the_readers_language(client, language, label):
    page = client.get("/cms/login/", headers={"Accept-Language": language}, follow=True).content.decode()
    assert label in re.search(r'<label[^>]*for="id_password"[^>]*>(.*?)</label>', page, re.S)[1]
