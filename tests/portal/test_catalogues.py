"""Messages are collected from a small project made for the test."""

import gettext
import json

import polib
import pytest

from portal import catalogues

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
class Form:
    label = _("Name")
    def count(self, n):
        return ngettext("%(n)s company", "%(n)s companies", n), pgettext("verb", "Export")
"""
TEMPLATE = """{% load i18n %}
<ul>
    <li title="{% translate "Search" %}">
  {% blocktranslate trimmed with name=page.title %}
    You read
    {{ name }}.
  {% endblocktranslate %}
        {% if n > 1 %}{{ _("More")|upper }}{% endif %} it's "quoted"
    {% blocktranslate count n=n %}{{ n }} hit{% plural %}{{ n }} hits{% endblocktranslate %}
</ul>
"""
FRAGMENT = [
    {"msgid": "Name", "de": "Name", "cs": "Název"},
    {"msgid": "Search", "de": "Suchen", "cs": "Hledat"},
    {"msgid": "More", "de": "Mehr", "cs": "Více"},
    {"msgid": "Export", "msgctxt": "verb", "de": "Exportieren", "cs": "Exportovat"},
    {"msgid": "You read %(name)s.", "de": "Sie lesen %(name)s.", "cs": "Čtete %(name)s."},
    {
        "msgid": "%(n)s company", "msgid_plural": "%(n)s companies",
        "de": ["Ein Unternehmen", "%(n)s Unternehmen"], "cs": ["%(n)s firma", "%(n)s firmy", "%(n)s firem"],
    },
    {
        "msgid": "%(n)s hit", "msgid_plural": "%(n)s hits",
        "de": ["%(n)s Treffer", "%(n)s Treffer"], "cs": ["%(n)s výsledek", "%(n)s výsledky", "%(n)s výsledků"],
    },
]  # fmt: skip


@pytest.fixture
def root(tmp_path):
    (tmp_path / "home" / "templates").mkdir(parents=True)
    (tmp_path / "home" / "forms.py").write_text(PYTHON)
    (tmp_path / "home" / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "locale" / "fragments").mkdir(parents=True)
    (tmp_path / "locale" / "fragments" / "home.json").write_text(json.dumps(FRAGMENT))
    return tmp_path


@pytest.fixture
def complete(root):
    assert catalogues.update(root) == {"de": 0, "cs": 0}
    assert catalogues.check(root) == []
    return root


def change(root, message, /, **values):
    """Set fields of one entry of the Czech catalogue."""
    path = catalogues.catalogue_path("cs", root)
    catalogue = polib.pofile(str(path))
    entry = catalogue.find(message)
    for name, value in values.items():
        setattr(entry, name, value)
    catalogue.save(str(path))


def test_messages_of_code_and_templates_are_found(root):
    found = catalogues.collect(root)
    assert set(found) == {(item.get("msgctxt", ""), item["msgid"]) for item in FRAGMENT}
    assert found["", "%(n)s hit"].plural == "%(n)s hits"
    assert found["", "Search"].files == {"home/templates/page.html"}


def test_a_second_update_changes_nothing_and_needs_no_fragments(complete):
    before = [catalogues.catalogue_path(language, complete).read_bytes() for language in ("de", "cs")]
    (complete / "locale" / "fragments" / "home.json").unlink()
    catalogues.update(complete)
    assert [catalogues.catalogue_path(language, complete).read_bytes() for language in ("de", "cs")] == before


def test_a_translation_in_the_catalogue_wins_over_a_fragment(complete):
    change(complete, "Search", msgstr="Vyhledat")
    catalogues.update(complete)
    assert polib.pofile(str(catalogues.catalogue_path("cs", complete))).find("Search").msgstr == "Vyhledat"


def test_compiled_catalogues_are_read_by_gettext_with_all_plural_forms(complete):
    assert len(catalogues.compile_outdated(complete)) == 2
    assert catalogues.compile_outdated(complete) == []
    with catalogues.catalogue_path("cs", complete).with_suffix(".mo").open("rb") as file:
        messages = gettext.GNUTranslations(file)
    texts = [messages.ngettext("%(n)s company", "%(n)s companies", n) % {"n": n} for n in (1, 3, 5)]
    assert texts == ["1 firma", "3 firmy", "5 firem"]
    assert messages.pgettext("verb", "Export") == "Exportovat"


@pytest.mark.parametrize(
    ("msgid", "values", "problem"),
    [
        ("Search", {"msgstr": ""}, "not translated"),
        ("Search", {"flags": ["fuzzy"]}, "fuzzy"),
        ("Search", {"msgstr": 'Stiskněte "Hledat"'}, "straight quotes"),
        ("Search", {"msgstr": " Hledat"}, "space at the beginning"),
        ("Search", {"msgid": "Find"}, "no longer used: 'Find'"),
        ("You read %(name)s.", {"msgstr": "Čtete %(jmeno)s."}, "placeholders"),
        ("You read %(name)s.", {"msgstr": "Čtete."}, "placeholders"),
        ("%(n)s hit", {"msgstr_plural": {0: "%(n)s výsledek", 1: "%(n)s výsledky"}}, "all of its 3"),
        ("%(n)s hit", {"msgstr_plural": {0: "Jeden", 1: "%(n)s výsledky", 2: "mnoho"}}, "placeholders"),
    ],
)
def test_check_finds_what_is_wrong(complete, msgid, values, problem):
    change(complete, msgid, **values)
    assert [found for found in catalogues.check(complete) if problem in found]


def test_quotes_in_html_attributes_and_a_spelled_out_one_are_right(complete):
    change(complete, "Search", msgstr='Hledat v <a href="/cs/">firmách</a>')
    change(complete, "%(n)s hit", msgstr_plural={0: "Jeden výsledek", 1: "%(n)s výsledky", 2: "%(n)s výsledků"})
    assert catalogues.check(complete) == []
